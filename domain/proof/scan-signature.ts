/**
 * What a station signs with Ed25519 for one scan: the text's first line names its form, the second is the SHA-256 of the
 * scan in canonical form (RFC 8785), hex. Only the digest of a scan is kept, and it is enough to check the signature.
 */
export function scanSigningText(scanDigest: string): string {
  return `loomcell-scan/1\n${scanDigest}\n`
}
