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
