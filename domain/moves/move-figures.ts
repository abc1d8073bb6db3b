import { houseRule } from '../source.ts'
import { sumOf } from '../sum.ts'
import { type Move, type MoverKind, moverOf, startLoads, stateOf } from './move.ts'

/** Between which instants moves are looked at, UTC ISO 8601; `end` is not included. */
export interface Span {
  readonly start: string
  readonly end: string
}

/** What moves that ended in some time came to. Nothing is given where there is nothing to divide by. */
export interface MoveFigures {
  /** Those that ended, with loads and without. */
  readonly ended: number
  readonly emptyRuns: number
  readonly emptyRunShare: number | undefined
  /** Travelled as vehicles told it, of all and of runs without load; moves that nobody told a distance of are in neither. */
  readonly metres: number
  readonly emptyMetres: number
  readonly emptyMetreShare: number | undefined
  readonly withoutMetres: number
  readonly stops: number
  readonly loads: number
  readonly loadsPerMove: number | undefined
  /** Grams moved, as far as loads were weighed. */
  readonly grams: number
  /** From asked to ended, of moves with loads. */
  readonly leadSeconds: { readonly median: number; readonly high: number } | undefined
  /** Moves that a person took over from a machine. */
  readonly takenOver: number
  /** Cancelled in the same time. */
  readonly cancelled: number
  /** Ended, by what carried last. */
  readonly byMover: readonly { readonly kind: MoverKind; readonly ended: number }[]
}

/** The 95th percentile is what planners promise by: no text binds it. */
export const leadRule = {
  highPercent: 95,
  source: houseRule(
    'Median and 95th percentile by nearest rank: each is a time that a move really took, not one between two of them',
  ),
} as const

/** The figures of the moves that came to their end in a span; all others count for nothing. */
export function moveFigures(moves: readonly Move[], span: Span): MoveFigures {
  const closed = moves.filter((move) => isClosedIn(move, span))
  const ended = closed.filter((move) => stateOf(move) === 'ended')
  const loaded = ended.filter(({ loads }) => loads.length > 0)
  const empty = ended.filter(({ loads }) => loads.length === 0)
  const metres = sumOf(ended, (move) => metresOf(move) ?? 0)
  const emptyMetres = sumOf(empty, (move) => metresOf(move) ?? 0)
  const loads = sumOf(loaded, (move) => move.loads.length)
  const leads = loaded.map(leadSecondsOf).toSorted((one, other) => one - other)
  const median = rankOf(leads, 50)
  const high = rankOf(leads, leadRule.highPercent)
  return {
    ended: ended.length,
    emptyRuns: empty.length,
    emptyRunShare: shareOf(empty.length, ended.length),
    metres,
    emptyMetres,
    emptyMetreShare: shareOf(emptyMetres, metres),
    withoutMetres: ended.filter((move) => metresOf(move) === undefined).length,
    stops: sumOf(ended, ({ steps }) => sumOf(steps, (step) => step.stops ?? 0)),
    loads,
    loadsPerMove: shareOf(loads, loaded.length),
    grams: sumOf(loaded, (move) => sumOf(startLoads(move), (load) => load.grams ?? 0)),
    leadSeconds: median === undefined || high === undefined ? undefined : { median, high },
    takenOver: ended.filter(({ steps }) => steps.some(({ step }) => step === 'taken_over')).length,
    cancelled: closed.length - ended.length,
    byMover: byMoverOf(ended),
  }
}

/** The value of a sorted list that at least so many per cent of it do not exceed (nearest rank); undefined of an empty list. */
export function rankOf(sorted: readonly number[], percent: number): number | undefined {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)]
}

/** Metres of all parts of its way that were told; undefined where none was. */
export function metresOf({ steps }: Pick<Move, 'steps'>): number | undefined {
  const told = steps.flatMap(({ metres }) => metres ?? [])
  return told.length === 0 ? undefined : sumOf(told, (metres) => metres)
}

/** When a move came to its end; undefined while it is open. */
export function closedTimeOf(move: Move): string | undefined {
  const state = stateOf(move)
  return state === 'ended' || state === 'cancelled' ? move.steps.at(-1)?.time : undefined
}

function isClosedIn(move: Move, { start, end }: Span): boolean {
  const time = closedTimeOf(move)
  return time !== undefined && time >= start && time < end
}

function leadSecondsOf(move: Move): number {
  return (Date.parse(closedTimeOf(move) ?? move.askedTime) - Date.parse(move.askedTime)) / 1000
}

function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}

function byMoverOf(ended: readonly Move[]): MoveFigures['byMover'] {
  const counts = Map.groupBy(ended, (move) => moverOf(move)?.kind ?? 'person')
  return [...counts]
    .map(([kind, moves]) => ({ kind, ended: moves.length }))
    .toSorted((one, other) => other.ended - one.ended || (one.kind < other.kind ? -1 : 1))
}
