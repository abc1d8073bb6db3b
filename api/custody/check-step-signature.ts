import { stepSigningText } from '../../domain/proof/step-signature.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { isSignedBy, readSignature } from '../ed25519.ts'
import type { Principal } from '../http/principal.ts'

/** A step as it came in, with the steps of its hand-over so far. */
export interface SignedRequest {
  readonly organisation: string
  readonly handOver: string
  readonly requestDigest: Buffer
  readonly signature: string | undefined
  /** Digests of the steps so far, in order; none for an offer. */
  readonly digests: readonly Buffer[]
}

/** The form of the signatures that are taken; see `stepSigningText`. */
export const stepSignatureForm = 2

/**
 * The checked signature of a step, null where none is asked for. Signing in, or holding the station's key, is the signature of
 * whoever takes a step; a station with a signing key signs each step besides, and nobody takes one for it without.
 */
export function checkStepSignature(principal: Principal, request: SignedRequest): Buffer | null {
  const key = principal.kind === 'station' ? principal.signingKey : undefined
  const { signature: given, digests } = request
  if (key === undefined) {
    if (given === undefined) return null
    throw new RefusedError(refuse('not_allowed', '/signature', ['step_signature_unknown']))
  }
  const text = textAfter(request, key, digests.at(-1))
  const shown = { text: JSON.stringify(text) }
  if (given === undefined) {
    throw new RefusedError(refuse('not_allowed', '/signature', ['step_not_signed', shown]))
  }
  const signature = readSignature(given)
  if (signature !== undefined && isSignedBy(key, text, signature)) return signature
  const signedAfter =
    signature === undefined
      ? 0
      : 1 + digests.findIndex((one) => isSignedBy(key, textAfter(request, key, one), signature))
  if (signedAfter > 0) {
    const overtaken = { signedAfter, newest: digests.length }
    throw new RefusedError(refuse('step_not_open', '/step', ['step_overtaken', overtaken]))
  }
  throw new RefusedError(refuse('not_allowed', '/signature', ['step_signature_wrong', shown]))
}

function textAfter(
  { organisation, handOver, requestDigest }: SignedRequest,
  key: Buffer,
  previous: Buffer | undefined,
): string {
  return stepSigningText({
    organisation,
    handOver,
    station: key.toString('base64url'),
    ...(previous === undefined ? {} : { previous: previous.toString('base64url') }),
    requestDigest: requestDigest.toString('hex'),
  })
}
