/** What a station signs for one step of a hand-over, or for a step of a correction of it. */
export interface StepToSign {
  /** Short name of the organisation. */
  readonly organisation: string
  /** The station's own public key, base64url: what names the station. */
  readonly station: string
  readonly handOver: string
  /** Digest of the step before, base64url; absent for the offer. */
  readonly previous?: string
  /** SHA-256 of the request in canonical form (RFC 8785) without its signature, hex. */
  readonly requestDigest: string
}

/**
 * The text that a station signs with Ed25519. It names what the signature is for, so that it counts nowhere else: neither for
 * another organisation or hand-over, nor a second time, nor after a step that the signer has not seen.
 */
export function stepSigningText(toSign: StepToSign): string {
  const { organisation, station, handOver, previous = 'none', requestDigest } = toSign
  return `loomcell-hand-over/2\n${organisation}\n${station}\n${handOver}\n${previous}\n${requestDigest}\n`
}

/** The form in which steps were signed before: it named neither the hand-over nor the signer. Only ever checked. */
export function oldStepSigningText(requestDigest: string): string {
  return `loomcell-hand-over/1\n${requestDigest}\n`
}
