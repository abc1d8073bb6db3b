import { stepSigningText } from '../../domain/proof/step-signature.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { isSignedBy, readSignature } from '../ed25519.ts'
import type { Principal } from '../http/principal.ts'
import { reusedId } from '../once.ts'
import type { StepRow } from '../store/custody/hand-overs.ts'

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

/**
 * A request without its signature: as it was sent where it is signed, since that is what was signed; otherwise as it was read.
 */
export function askedOf<Read extends { readonly signature?: string | undefined }>(
  { signature, ...read }: Read,
  sent: unknown = read,
): { signature: string | undefined; asked: unknown } {
  if (signature === undefined || typeof sent !== 'object' || sent === null) {
    return { signature, asked: read }
  }
  const { signature: _, ...asked } = sent as Readonly<Record<string, unknown>>
  return { signature, asked }
}

/** A step that was taken is answered again only to the very same request; its signature is a part of that. */
export function assertSameStep(
  { request_digest, signature, id }: StepRow,
  again: Pick<SignedRequest, 'requestDigest' | 'signature'>,
): void {
  const why = ['step_id_reused', { id }] as const
  const signed = signature?.toString('base64url') ?? ''
  const refused =
    reusedId(request_digest, again.requestDigest, why) ??
    reusedId(signed, again.signature ?? '', why)
  if (refused !== undefined) throw new RefusedError(refused)
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
