import { houseRule } from '../source.ts'

/** How loads go: on one carrier, each after a person, or as a row of vehicles behind the first. Several loads are one move. */
export const manners = ['carried', 'follow_me', 'platoon'] as const
export type Manner = (typeof manners)[number]

export const machineKinds = ['robot', 'vehicle', 'conveyor'] as const
export type MachineKind = (typeof machineKinds)[number]
export type MoverKind = 'person' | MachineKind

export const moveStates = ['asked', 'started', 'ended', 'cancelled'] as const
export type MoveState = (typeof moveStates)[number]
export type StepName = Exclude<MoveState, 'asked'> | 'taken_over'

/** Whoever carries: a person, or a station as what it is. */
export interface Mover {
  readonly kind: MoverKind
  /** UUID of the account or of the station. */
  readonly id: string
  readonly name: string
}

/** A load at one end of a move; a batch that was never weighed has no grams at either. */
export interface StepLoad {
  readonly batch: string
  readonly grams: number | null
}

/** The same as somebody tells it: nothing is said of what was not weighed. */
export interface ToldLoad {
  readonly batch: string
  readonly grams?: number | undefined
}

/** What became of a move, in the order in which it happened. */
export interface MoveStep {
  readonly id: string
  readonly step: StepName
  /** UTC ISO 8601, by the clock of whoever told it. */
  readonly time: string
  readonly by: Mover
  /** Of the part of the way that whoever told it, or was relieved, had gone; null where nobody told. */
  readonly metres: number | null
  readonly stops: number | null
  /** Why it was taken over or cancelled. */
  readonly reason: string | null
  /** At its start and at its end. */
  readonly loads: readonly StepLoad[]
}

/** A task to bring whole batches from one place of a facility to another; without loads it is a run of an empty vehicle. */
export interface Move {
  readonly id: string
  readonly facility: string
  readonly from: string
  readonly to: string
  readonly manner: Manner
  /** Codes of batches. */
  readonly loads: readonly string[]
  /** Id of the order for containers that it serves. */
  readonly order: string | null
  readonly askedTime: string
  readonly askedName: string
  readonly steps: readonly MoveStep[]
}

/** Where a move stands; one that was taken over is under way. */
export function stateOf({ steps }: Pick<Move, 'steps'>): MoveState {
  const last = steps.at(-1)?.step
  if (last === undefined) return 'asked'
  return last === 'taken_over' ? 'started' : last
}

/** Whoever carries now, or carried last. */
export function moverOf({ steps }: Pick<Move, 'steps'>): Mover | undefined {
  return steps.findLast(({ step }) => step === 'started' || step === 'taken_over')?.by
}

/** What each load weighed when the move started. */
export function startLoads({ steps }: Pick<Move, 'steps'>): readonly StepLoad[] {
  return steps.find(({ step }) => step === 'started')?.loads ?? []
}

/** Bounds of moves. */
export const moveRules = {
  /** Most moves or steps of one request. */
  mostTogether: 1_000,
  mostLoads: 50,
  mostMetres: 1_000_000,
  mostStops: 10_000,
  /** Most containers of one order. */
  mostOrdered: 200,
  /** How far ahead of our clock a vehicle may be. */
  leadMinutes: 5,
  /** How long ago something may have happened that is told now. */
  mostDaysLate: 30,
  heldSource: houseRule(
    'What is recalled or in quarantine moves only to places that are for it, so that no vehicle mixes it with what goes on',
  ),
} as const
