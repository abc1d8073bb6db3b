import { applicationIdentifier, isPredefinedLength } from './application-identifier.ts'
import type { Element } from './element.ts'

/** Elements as a scanner gives them, `^` for FNC1: first, and wherever an element's length is not fixed beforehand. */
export function elementString(elements: readonly Element[]): string {
  const text = elements.map(({ ai, value }, index) => {
    const last = index === elements.length - 1
    const endsMarked = applicationIdentifier(ai)?.endsMarked ?? !isPredefinedLength(ai)
    return `${ai}${value}${endsMarked && !last ? '^' : ''}`
  })
  return `^${text.join('')}`
}

/**
 * Reads elements as people write them, `(01)12312312312333(10)ABC`; undefined when it is not that. A value may hold
 * brackets, so a `(` begins an element only where two to four digits and a `)` follow.
 */
export function parseElements(text: string): readonly Element[] | undefined {
  const parts = text.split(/\((\d{2,4})\)/)
  if (parts[0] !== '' || parts.length < 3) return undefined
  return Array.from({ length: (parts.length - 1) / 2 }, (_, index) => ({
    ai: parts[2 * index + 1] ?? '',
    value: parts[2 * index + 2] ?? '',
  }))
}
