import type { Event } from '../event.ts'
import { type Edge, edgesOf } from '../lineage.ts'
import { type Posting, postingsOf } from '../mass.ts'
import type { Envelope } from '../proof/envelope.ts'
import { openEnvelope } from '../proof/open.ts'
import type { Finding } from './finding.ts'

/** What follows from an event for the ledger and the lineage. */
export interface Ledger {
  /** Undefined where the one that it takes back is not there, or it is none that anybody could have recorded. */
  readonly event: Event | undefined
  readonly own: readonly Posting[]
  readonly parents: readonly Edge[]
  readonly fault?: Omit<Finding, 'file'>
}

/** What follows from an event; of one that takes another back, which MUST have come before it, the opposite of what followed from that. */
export function ledgerOf(envelope: Envelope, taken: ReadonlyMap<string, Event>): Ledger {
  const none = { event: undefined, own: [], parents: [] }
  const { id, body } = envelope
  const reversed = taken.get(body.reverses ?? '')
  if (body.reverses !== undefined && reversed === undefined) {
    const values = { event: id, reversed: body.reverses }
    return Object.assign({ fault: { says: 'recompute_reversed_missing', values } as const }, none)
  }
  try {
    const event = openEnvelope(envelope, [], { reversed })
    return { event, own: postingsOf(event), parents: edgesOf(event) }
  } catch {
    // A stranger may seal whatever has the form of an event; what no rule can read, nobody recorded here.
    const values = { event: id }
    return Object.assign({ fault: { says: 'recompute_event_impossible', values } as const }, none)
  }
}
