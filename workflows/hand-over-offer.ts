import type { BatchState } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { type Fault, faultOf, type Refusal } from '../domain/refusal.ts'
import { isFinal } from './advance.ts'
import { goodsAt, type PlaceOf } from './goods-at.ts'
import { isUnit } from './is-unit.ts'
import { keptDanger } from './kept-danger.ts'
import { readList } from './read-list.ts'
import type { LoadedStream } from './streams.ts'

/** What one organisation offers to another. */
export interface Offer {
  readonly receiver: string
  readonly facility: string
  readonly papers: Readonly<Record<string, unknown>>
  /** All that is left of a batch where no grams are named. */
  readonly lines: readonly {
    readonly batch: string
    readonly massGrams?: number | undefined
  }[]
}

/** What is known of all that an offer names. */
export interface KnownOfOffer {
  /** Batches of the offer that are the sender's. */
  readonly batches: readonly BatchState[]
  readonly streams: ReadonlyMap<string, LoadedStream>
  /** Whether the facility is the sender's. */
  readonly hasFacility: boolean
  /** Whether it was closed. */
  readonly isClosed?: boolean
  /** Undefined where nobody looked. */
  readonly placeOf?: PlaceOf
  /** Whether the receiver is another organisation here. */
  readonly hasReceiver: boolean
  /** ISO 3166 code of the facility that the goods leave from. */
  readonly jurisdiction: string
  /** Why an open recall keeps some of them here. */
  readonly recalled: readonly Fault[]
  /** Of the receiver, where there is one. */
  readonly destination?: string | undefined
}

/** An offer that may be made. */
export interface Offered {
  readonly papers: Facts
  readonly lines: readonly OfferedLine[]
}

interface OfferedLine {
  readonly line: number
  readonly batch: BatchState
  readonly offeredGrams: number
  /** As JSON; null where there is nothing to tell. */
  readonly danger: string | null
}

/** Decides what may be offered: the lines with their grams and dangers, or the refusal with every fault. */
export function decideOffer(offer: Offer, known: KnownOfOffer): Offered | Refusal {
  const { batches, streams } = known
  const byCode = new Map(batches.map((batch) => [batch.code, batch]))
  const stream = streams.get(batches[0]?.stream ?? '')
  const papers = readList(stream?.custody.papers ?? [], offer.papers, '/papers')
  const faults: Fault[] = offer.lines.flatMap((line, index) =>
    faultsInLine(line, { batch: byCode.get(line.batch), stream, pointer: `/lines/${index}` }),
  )
  faults.push(...known.recalled)
  // Without any batch nobody knows which papers are asked for.
  if (stream !== undefined) {
    const own = batches.filter((batch) => batch.stream === stream.name)
    const { jurisdiction, destination } = known
    const goods = own.map((batch) => goodsAt(batch, known.placeOf))
    const consignment = { goods, papers: papers.facts, jurisdiction, destination }
    faults.push(...papers.faults, ...(stream.custody.faultsInPapers?.(consignment) ?? []))
  }
  if (!known.hasFacility) {
    const { facility } = offer
    faults.push(faultOf('/facility', 'hand_over_facility_unknown', { facility }))
  }
  if (known.isClosed === true) {
    faults.push(faultOf('/facility', 'facility_closed', { facility: offer.facility }))
  }
  if (!known.hasReceiver) {
    const { receiver } = offer
    faults.push(faultOf('/receiver', 'hand_over_receiver_unfit', { receiver }))
  }
  if (faults.length > 0 || stream === undefined) return { code: 'invalid', faults }
  const lines = offer.lines.flatMap(({ batch: code, massGrams }, index): OfferedLine[] => {
    const batch = byCode.get(code)
    if (batch === undefined) return []
    const offeredGrams = massGrams ?? batch.massGrams ?? 0
    return [{ line: index + 1, batch, offeredGrams, danger: keptDanger(stream, batch) }]
  })
  return { papers: papers.facts, lines }
}

function faultsInLine(
  { batch: code, massGrams: grams }: Offer['lines'][number],
  {
    batch,
    stream,
    pointer,
  }: { batch: BatchState | undefined; stream: LoadedStream | undefined; pointer: string },
): readonly Fault[] {
  const at = `${pointer}/batch`
  if (batch === undefined || stream === undefined) {
    return [faultOf(at, 'offered_batch_unknown', { batch: code })]
  }
  if (batch.stream !== stream.name) {
    return [faultOf(at, 'offered_with_other_stream', { batch: code })]
  }
  const { massGrams: left, state } = batch
  if (left === undefined) return [faultOf(at, 'offered_unweighed', { batch: code })]
  if (left === 0 || isFinal(stream, state)) {
    return [faultOf(at, 'offered_nothing_left', { batch: code, state })]
  }
  if (grams === undefined || grams === left) return []
  const inGrams = `${pointer}/massGrams`
  if (grams > left) return [faultOf(inGrams, 'offered_above_left', { batch: code, grams, left })]
  if (!isUnit(stream, batch.kind)) return []
  return [faultOf(inGrams, 'unit_moves_whole', { batch: code, grams, whole: left })]
}
