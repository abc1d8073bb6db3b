/** Longest address that is read. */
const mostCharacters = 2_048

/** Whether a value is an absolute address (URL, DID, URN) of RFC 3986: a scheme, a colon, and no character that none may have. */
export function isAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > mostCharacters) return false
  if (
    !/^[a-z][a-z0-9+.-]*:(?:[\w~:/?#[\]@!$&'()*+,;=.-]|%[0-9a-f]{2}|[^\p{ASCII}\s\p{C}])+$/iu.test(
      value,
    )
  )
    return false
  return !/^https?:/i.test(value) || (/^https?:\/\/[^/]/i.test(value) && URL.canParse(value))
}
