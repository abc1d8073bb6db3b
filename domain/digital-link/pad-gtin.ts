import type { Element } from './element.ts'

/** A GTIN of 8, 12 or 13 digits as the 14 digits that it stands for; any other element as it is. */
export function padded(element: Element): Element {
  const { ai, value } = element
  if (ai !== '01' || !/^(\d{8}|\d{12,13})$/.test(value)) return element
  return { ai, value: value.padStart(14, '0') }
}
