/**
 * Whole grams, or kilograms with their unit; anything else as it was typed, so that the refusal names it. A keyboard for Chinese writes wide
 * digits. A bare `28.5` stays as it is: nobody knows of which unit.
 */
export function gramsOf(text: string): number | string {
  const plain = text.normalize('NFKC').trim()
  const [, whole] = /^(\d{1,13})\s*(?:g|克|公克)?$/i.exec(plain) ?? []
  if (whole !== undefined) return Number(whole)
  const [, kilograms, fraction = ''] =
    /^(\d{1,10})(?:\.(\d{1,3})0*)?\s*(?:kg|公斤|千克)$/i.exec(plain) ?? []
  if (kilograms === undefined) return plain
  return Number(`${kilograms}${fraction.padEnd(3, '0')}`)
}

/** Grams as a decimal, however they are written: `12.5`, `12.5 g` or `0.0125 kg`; anything else as it was typed. */
export function decimalGramsOf(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const [, number = '', unit = ''] =
    /^(\d{1,13}(?:\.\d{1,12})?)\s*(g|克|公克|kg|公斤|千克)$/i.exec(plain) ?? []
  if (number === '') return plain
  if (!/^(?:kg|公斤|千克)$/i.test(unit)) return number
  const [whole = '', fraction = ''] = number.split('.')
  const moved = `${whole}${fraction.padEnd(3, '0').slice(0, 3)}`.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(3)
  return rest === '' ? moved : `${moved}.${rest}`
}

/** Grams as far as a text tells them; undefined where it is empty or tells none. */
export function gramsIn(text: string): number | undefined {
  const read = text.trim() === '' ? undefined : gramsOf(text)
  return typeof read === 'number' ? read : undefined
}
