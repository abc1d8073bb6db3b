export interface Address {
  /** Scheme, host and port as written. */
  readonly origin: string
  /** Steps of the path, still escaped. */
  readonly segments: readonly string[]
  /** Still escaped; empty without one. */
  readonly query: string
}

/**
 * Splits an http or https address without changing a character of it, which `URL` would; undefined for anything else.
 * The scheme is all in small or all in capital letters, the domain letters, digits, `-` and `.`, or an IPv6 address.
 */
export function splitAddress(uri: string): Address | undefined {
  const [, origin, port, path = '', query = ''] = shape.exec(uri) ?? []
  if (origin === undefined || Number(port ?? 0) > 65_535) return undefined
  return { origin, segments: path.split('/').slice(1), query }
}

const character = String.raw`[\w.~:@!$&'()*+,;=%/[\]-]`
const host = String.raw`(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?`
const shape = new RegExp(
  `^((?:https?|HTTPS?)://${host})(/${character}*)(?:\\?((?:${character}|\\?)*))?(?:#.*)?$`,
)
