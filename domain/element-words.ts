import { type Words, words } from './words.ts'

/** What a chemical element is called, by its symbol; undefined for one that nobody here accounts for. */
export function elementWords(symbol: string): Words | undefined {
  return Object.hasOwn(elements, symbol) ? elements[symbol] : undefined
}

/** Chemical elements that a recycler accounts for. */
const elements: Readonly<Record<string, Words>> = {
  Al: words('Aluminium', '鋁', '铝'),
  Cd: words('Cadmium', '鎘', '镉'),
  Co: words('Cobalt', '鈷', '钴'),
  Cu: words('Copper', '銅', '铜'),
  F: words('Fluorine', '氟', '氟'),
  Fe: words('Iron', '鐵', '铁'),
  Li: words('Lithium', '鋰', '锂'),
  Mn: words('Manganese', '錳', '锰'),
  Ni: words('Nickel', '鎳', '镍'),
  P: words('Phosphorus', '磷', '磷'),
  Pb: words('Lead', '鉛', '铅'),
}
