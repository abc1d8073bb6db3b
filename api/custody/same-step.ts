import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import type { StepRow } from '../store/custody/hand-overs.ts'

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

/** Tells that an id came before with other content. */
export function idReused(id: string): Refusal {
  return refuse('id_reused', '/id', ['step_id_reused', { id }])
}
