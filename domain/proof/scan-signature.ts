/** What a station signs for one scan. */
export interface ScanToSign {
  /** Short name of the organisation that it records for. */
  readonly organisation: string
  /** The station's own public key, base64url: what names the station. */
  readonly station: string
  /** SHA-256 of the scan in canonical form (RFC 8785), hex. */
  readonly scanDigest: string
}

/** The form in which scans are signed now. */
export const scanSignatureForm = 2

/**
 * The text that a station signs with Ed25519 for one scan. It names organisation and station, so that nobody else's record can
 * be made of it. Only the digest of a scan is kept, and it is enough to check the signature.
 */
export function scanSigningText({ organisation, station, scanDigest }: ScanToSign): string {
  return `loomcell-scan/2\n${organisation}\n${station}\n${scanDigest}\n`
}

/** The form in which scans were signed before, of the digest alone. Only ever checked. */
export function oldScanSigningText({ scanDigest }: Pick<ScanToSign, 'scanDigest'>): string {
  return `loomcell-scan/1\n${scanDigest}\n`
}
