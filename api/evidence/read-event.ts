import type { Event } from '../../domain/event.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import type { Database } from '../store/database.ts'
import { findOwnEvent } from '../store/evidence/credits.ts'

/** An event of the organisation that may give a credit: one that is there and was not taken back. */
export async function readEvent(
  tx: Database,
  organisationKey: number,
  { id, pointer }: { readonly id: string; readonly pointer: string },
): Promise<Event> {
  const stored = await findOwnEvent(tx, organisationKey, id)
  if (stored === undefined) {
    throw new RefusedError(
      refuse('unknown_event', pointer, ['credit_event_unknown', { event: id }]),
    )
  }
  if (stored.isTakenBack) {
    const values = { event: id }
    throw new RefusedError(refuse('claim_not_allowed', pointer, ['credit_event_reversed', values]))
  }
  // The text was written by `seal` and can never have changed since; masses are in its public part.
  return openEnvelope(JSON.parse(stored.envelope.toString('utf8')) as Envelope, [])
}
