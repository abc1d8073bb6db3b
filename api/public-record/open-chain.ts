import type { Event } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import { type Corrections, correctionsIn } from '../inventory/corrections-in.ts'
import type { StoredEvent } from '../store/public-record/record.ts'

/** One event of the chain, opened without any disclosure: only what was sealed in the clear. */
export interface PublicLink {
  readonly seq: number
  readonly digest: string
  readonly facility: string | null
  readonly event: Event
  /** Id of the event that this one takes back. */
  readonly reverses: string | undefined
  readonly takenBack: boolean
  /** When it was corrected, by an event in its place or with the other side of a hand-over; null while it was not. */
  readonly correctedTime: string | null
}

/** Opens a chain for the public and marks what a later event took back. */
export function openChain(chain: readonly StoredEvent[]): readonly PublicLink[] {
  const undone = new Set(chain.flatMap(({ envelope }) => envelope.body.reverses ?? []))
  const corrections = correctionsIn(chain.map(({ envelope }) => envelope))
  return chain.map(({ seq, digest, facility, envelope }) => {
    const event = openEnvelope(envelope, [])
    return {
      seq,
      facility,
      event,
      digest: Buffer.from(digest, 'base64').toString('base64url'),
      reverses: envelope.body.reverses,
      takenBack: undone.has(event.id),
      correctedTime: correctedTimeOf(event.id, corrections, undone),
    }
  })
}

/** A plain taking back puts nothing right, so it is none. */
function correctedTimeOf(
  event: string,
  { of }: Corrections,
  undone: ReadonlySet<string>,
): string | null {
  const last = of
    .get(event)
    ?.findLast(({ replacement }) => replacement !== null || !undone.has(event))
  return last?.recordTime ?? null
}

/** Events that stand: neither taken back nor a taking back. */
export function standing(links: readonly PublicLink[]): readonly PublicLink[] {
  return links.filter(({ takenBack, reverses }) => !takenBack && reverses === undefined)
}

/** Every public fact that an event says of one batch. */
export function factsFor({ event }: PublicLink, batch: string): Facts {
  const made = event.outputs.find((output) => output.batch === batch)
  return { ...event.facts, ...event.decisions, ...made?.facts }
}
