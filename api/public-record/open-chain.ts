import type { Event } from '../../domain/event.ts'
import type { Facts, FactValue } from '../../domain/field.ts'
import { type LocalNames, toldNames } from '../../domain/local-names.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import { perStream } from '../../workflows/per-stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { idFrom } from '../digest.ts'
import { type Corrections, correctionsIn } from '../inventory/corrections-in.ts'
import type { StoredEvent } from '../store/public-record/record.ts'

/** One event of the chain, opened without any disclosure: only what was sealed in the clear. */
export interface PublicLink {
  readonly seq: number
  readonly digest: string
  readonly facility: string | null
  readonly facilityNames: LocalNames | undefined
  /** Whose clock its times are read by. */
  readonly timeZone: string
  readonly event: Event
  /** Id of the event that this one reverses. */
  readonly reverses: string | undefined
  readonly takenBack: boolean
  /** When it was corrected, by an event in its place or with the other side of a hand-over; null while it was not. */
  readonly correctedTime: string | null
}

/** Opens a chain for the public and marks what a later event reversed. */
export function openChain(chain: readonly StoredEvent[]): readonly PublicLink[] {
  const undone = new Set(chain.flatMap(({ envelope }) => envelope.body.reverses ?? []))
  const corrections = correctionsIn(chain.map(({ envelope }) => envelope))
  return chain.map(({ seq, digest, facility, facilityNames, timeZone, envelope }) => {
    const event = openEnvelope(envelope, [])
    return {
      seq,
      facility,
      facilityNames: toldNames(facilityNames),
      timeZone,
      event,
      digest: Buffer.from(digest, 'base64').toString('base64url'),
      reverses: envelope.body.reverses,
      takenBack: undone.has(event.id),
      correctedTime: correctedTimeOf(event.id, corrections, undone),
    }
  })
}

/** A plain reversal puts nothing right, so it is none. */
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

/** Events that last: neither reversed nor a reversal. */
export function lastingLinks(links: readonly PublicLink[]): readonly PublicLink[] {
  return links.filter(({ takenBack, reverses }) => !takenBack && reverses === undefined)
}

/** Every public fact that an event says of one batch. */
export function factsFor({ event }: PublicLink, batch: string): Facts {
  const made = event.outputs.find((output) => output.batch === batch)
  return { ...event.facts, ...event.decisions, ...made?.facts }
}

/**
 * Whether a batch is demonstration data. It follows from what was sealed: the event is one of the stream's example walk,
 * whose ids follow from the walk, or a public fact says of itself that it is constructed. No flag can be forgotten.
 */
export function isConstructed(
  stream: LoadedStream,
  links: readonly PublicLink[],
  batch: string,
): boolean {
  const examples = exampleIds(stream)
  return links.some(
    (link) =>
      examples.has(link.event.id) || Object.values(factsFor(link, batch)).some(saysConstructed),
  )
}

const exampleIds = perStream(
  ({ name, examples }) => new Set(examples.map((_, index) => idFrom(`example/${name}/${index}`))),
)

function saysConstructed(value: FactValue): boolean {
  if (typeof value === 'string') return /^constructed\b/i.test(value)
  return Array.isArray(value) && value.some(saysConstructed)
}
