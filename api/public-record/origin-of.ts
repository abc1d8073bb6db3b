/** Longest origin that is told: the name of a host has at most 255 octets (RFC 1035, 2.3.4, remembered); a scheme and a port come with it. */
const longestOrigin = 'https://'.length + 255 + ':65535'.length

/**
 * Where the links of a public page lead: the address that the installation was given, or else where the request came in. Empty where
 * that is longer than any name of a host: then links lead from the page itself, and a QR has room for them.
 */
export function originOf(url: string, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl
  const origin = url.slice(0, url.indexOf('/', 'https://'.length))
  return origin.length > longestOrigin ? '' : origin
}
