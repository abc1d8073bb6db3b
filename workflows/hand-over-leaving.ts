import type { BatchState, Content } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { hourMilliseconds } from '../domain/hours.ts'
import { type Fault, faultOf, type Refusal } from '../domain/refusal.ts'
import type { Consignment, CustodyTerms } from './custody-terms.ts'
import { goodsAt, type PlaceOf } from './goods-at.ts'
import type { Cargo } from './hand-over-papers.ts'
import { keptDanger } from './kept-danger.ts'
import type { LoadedStream } from './streams.ts'

/** An export permit as far as a hand-over looks at it; days as text such as "2026-11-22". */
export interface Permit {
  readonly validFrom: string
  readonly validUntil: string
  readonly totalGrams: number
  readonly leftGrams: number
  /** Why it was withdrawn; absent or null while it stands. */
  readonly endNote?: string | null
}

/** Number of the export permit that the papers name; undefined where they name none. */
export function permitNumberIn(
  papers: Readonly<Record<string, unknown>>,
  { permitField }: CustodyTerms,
): string | undefined {
  const number = permitField === undefined ? undefined : papers[permitField]
  return typeof number === 'string' ? number : undefined
}

/** Why goods may not leave on a permit: there is none, it is not valid on the day, or less is left of it. */
export function faultsInPermit(
  permit: Permit | undefined,
  { number, day, grams }: { number: string; day: string; grams: number },
): Refusal | undefined {
  const code = 'permit_not_enough'
  if (permit === undefined) {
    return { code, faults: [faultOf('/papers', 'hand_over_permit_unknown', { permit: number })] }
  }
  const { validFrom: from, validUntil: until } = permit
  const faults: Fault[] = []
  const { endNote } = permit
  if (typeof endNote === 'string') {
    const values = { permit: number, note: endNote }
    faults.push(faultOf('/papers', 'hand_over_permit_withdrawn', values))
  }
  if (day < from || day > until) {
    const values = { permit: number, from, until, day }
    faults.push(faultOf('/papers', 'hand_over_permit_not_valid', values))
  }
  if (grams > permit.leftGrams) faults.push(permitOverdrawn(permit, { number, grams }))
  return faults.length === 0 ? undefined : { code, faults }
}

/** Why so much is not drawn from a permit. */
export function permitOverdrawn(
  { leftGrams: left, totalGrams: total }: Permit,
  { number, grams }: { number: string; grams: number },
): Fault {
  return faultOf('/papers', 'hand_over_permit_overdrawn', { permit: number, grams, left, total })
}

/** Goods on their way out: the batch as it stood before, and what is inside what leaves of it. */
export interface LeavingLine {
  readonly line: number
  readonly grams: number
  readonly before: BatchState
  readonly content: Content
}

/** When goods leave, and where the sender's facilities are. */
interface LeavingFrom {
  readonly now: Date
  readonly placeOf?: PlaceOf
}

/** What leaves, for the receiver to go on from. */
export interface Leaving {
  readonly cargo: readonly (Cargo & { readonly danger: string | null })[]
  /** When the goods have to have arrived. */
  readonly dueTime: Date | null
}

/**
 * Decides whether goods may leave on the papers that they were offered with, which nobody can change any more: triage or
 * quarantine may have come between.
 */
export function decideLeaving(
  stream: LoadedStream,
  lines: readonly LeavingLine[],
  { now, placeOf, ...consignment }: Omit<Consignment, 'goods'> & LeavingFrom,
): Leaving | Refusal {
  const goods = lines.map(({ before }) => goodsAt(before, placeOf))
  const faults = stream.custody.faultsInPapers?.({ ...consignment, goods }) ?? []
  if (faults.length > 0) {
    return { code: 'guard_not_met', faults: [...faults, faultOf('/papers', 'papers_outdated')] }
  }
  return {
    dueTime: dueTime(stream.custody, now),
    cargo: lines.map(({ line, grams, before, content }) => ({
      line,
      leftGrams: grams,
      leftState: before.state,
      context: passedOn(stream, before.context),
      content,
      danger: keptDanger(stream, before),
    })),
  }
}

/** Carried facts without those that are the holder's alone or name a person. */
function passedOn({ allStages }: LoadedStream, context: Facts): Facts {
  const fields = Object.values(allStages).flatMap((stage) => [
    ...stage.fields,
    ...(stage.outputFields ?? []),
    ...(stage.decided ?? []),
  ])
  const kept = new Set(
    fields
      .filter(({ audience, personal }) => audience === 'holder' || personal === true)
      .map(({ name }) => name),
  )
  return Object.fromEntries(Object.entries(context).filter(([name]) => !kept.has(name)))
}

function dueTime({ deliveryHours }: CustodyTerms, now: Date): Date | null {
  return deliveryHours === undefined
    ? null
    : new Date(now.getTime() + deliveryHours.value * hourMilliseconds)
}
