import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { StepRow } from '../store/custody/hand-overs.ts'

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
  stored: StepRow,
  { requestDigest, signature }: { requestDigest: Buffer; signature: string | undefined },
): void {
  const isSame = stored.request_digest.equals(requestDigest)
  const signed = stored.signature?.toString('base64url')
  if (isSame && signed === signature) return
  throw new RefusedError(idReused(stored.id))
}

/** What was stored under an id, when it came from the same request; otherwise its refusal is thrown. */
export function sameAs<Stored extends { readonly requestDigest: Buffer; readonly id: string }>(
  stored: Stored,
  requestDigest: Buffer,
): Stored {
  if (stored.requestDigest.equals(requestDigest)) return stored
  throw new RefusedError(idReused(stored.id))
}

/** Tells that an id came before with other content. */
export function idReused(id: string): Refusal {
  return refuse('id_reused', '/id', ['step_id_reused', { id }])
}
