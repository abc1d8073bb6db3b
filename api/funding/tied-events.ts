import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Database } from '../store/database.ts'
import { eventDigests } from '../store/funding/projects.ts'

/** Faults in a list of events that something is tied to: those that the organisation did not record. */
export async function faultsInTied(
  db: Database,
  organisationKey: number,
  events: readonly string[],
): Promise<readonly Fault[]> {
  if (events.length === 0) return []
  const known = new Set((await eventDigests(db, organisationKey, events)).map(({ id }) => id))
  return events.flatMap((event, at) =>
    known.has(event) ? [] : [faultOf(`/events/${at}`, 'spend_event_unknown', { event })],
  )
}
