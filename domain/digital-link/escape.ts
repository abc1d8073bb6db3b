/** Where in an address a text stands: in a path `+` is itself, in a query it is a space. */
export type Place = 'path' | 'query'

/** Percent-encodes everything but `A-Z a-z 0-9 - . _ ~`, with capital hex digits; a space is `+` in a query. */
export function escapeFor(place: Place, text: string): string {
  const escaped = encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return place === 'query' ? escaped.replaceAll('%20', '+') : escaped
}

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
