import { sumOf } from '../sum.ts'
import { type Move, stateOf } from './move.ts'
import type { FloorPlace } from './place.ts'

/** A batch as the floor knows it. */
export interface Lot {
  readonly code: string
  /** Code of the facility at which it stands by its chain. */
  readonly facility: string
  /** By its chain; null where it was never weighed. */
  readonly grams: number | null
  /** Whether nothing of it is left here: used up, handed over or reversed. */
  readonly isGone: boolean
  /** Why it may go to a place for quarantine alone. */
  readonly held?: 'quarantined' | 'recalled' | undefined
  /** Code of the place at which it stands; undefined on its way, and where nobody ever moved it here. */
  readonly place?: string | undefined
  /** Since when it stands there or is on its way, UTC ISO 8601. */
  readonly since?: string | undefined
  /** Id of the move, asked or under way, that it is a load of. */
  readonly move?: string | undefined
}

/** What a place holds, with what is on its way to it. */
export interface Filling {
  readonly containers: number
  /** Of those that were weighed. */
  readonly grams: number
}

/** The floor while a list is taken in: what of it was accepted stands in it for what comes after. */
export interface Floor {
  readonly places: ReadonlyMap<string, FloorPlace>
  readonly lots: Map<string, Lot>
  readonly moves: Map<string, Move>
  readonly filled: Map<string, Filling>
}

/** What a place holds now. */
export function fillingOf({ filled }: Floor, place: string): Filling {
  return filled.get(place) ?? { containers: 0, grams: 0 }
}

/** The loads of a move, as far as the floor knows them. */
export function lotsOf({ lots }: Floor, { loads }: Pick<Move, 'loads'>): readonly Lot[] {
  return loads.flatMap((code) => lots.get(code) ?? [])
}

/** Writes a move that was asked for, or one step further, with where its loads are now. */
export function writeMove(floor: Floor, move: Move): void {
  const state = stateOf(move)
  const last = move.steps.at(-1)
  floor.moves.set(move.id, move)
  if (last?.step === 'taken_over') return
  const lots = lotsOf(floor, move)
  for (const lot of lots) floor.lots.set(lot.code, after(lot, move))
  const hasStarted = move.steps.some(({ step }) => step === 'started')
  if (state === 'started') fill(floor, move.from, lots, -1)
  if (state === 'started') fill(floor, move.to, lots, 1)
  if (state === 'cancelled' && hasStarted) {
    fill(floor, move.to, lots, -1)
    fill(floor, move.from, lots, 1)
  }
}

function after(lot: Lot, move: Move): Lot {
  const state = stateOf(move)
  const since = move.steps.at(-1)?.time
  const hasStarted = move.steps.some(({ step }) => step === 'started')
  if (state === 'asked') return { ...lot, move: move.id }
  if (state === 'started') return { ...lot, place: undefined, since, move: move.id }
  if (state === 'ended') return { ...lot, place: move.to, since, move: undefined }
  return hasStarted
    ? { ...lot, place: move.from, since, move: undefined }
    : { ...lot, move: undefined }
}

function fill(floor: Floor, code: string, lots: readonly Lot[], sign: 1 | -1): void {
  const { containers, grams } = fillingOf(floor, code)
  const more = sumOf(lots, (lot) => lot.grams ?? 0)
  floor.filled.set(code, {
    containers: Math.max(0, containers + sign * lots.length),
    grams: Math.max(0, grams + sign * more),
  })
}
