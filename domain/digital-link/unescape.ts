import type { Place } from './escape.ts'

/**
 * Undoes percent-encoding; a `%` that is not followed by two hex digits stays as it is. Bytes become characters one by
 * one, which is right for all that an element may hold (ASCII).
 */
export function unescapeFrom(place: Place, text: string): string {
  const spaced = place === 'query' ? text.replaceAll('+', ' ') : text
  return spaced.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
