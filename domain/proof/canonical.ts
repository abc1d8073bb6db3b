import canonicalize from 'canonicalize'

/** SHA-256 of the UTF-8 bytes of a text, as base64url without padding; given from outside, since domain has no I/O. */
export type Hash = (text: string) => string

/** JSON Canonicalization Scheme, RFC 8785: the only way that anything hashed is written. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Cannot write canonical JSON: value is undefined')
  return text
}
