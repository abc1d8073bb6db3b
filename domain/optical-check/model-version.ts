import { type Fault, faultOf } from '../refusal.ts'
import { houseRule } from '../source.ts'
import { type Paired, pairedDifference, piecesIn } from './paired.ts'

/**
 * How a version of a model stands. `proposed`: its calls are kept beside and feed nothing. `live`: what it calls goes into records, and
 * what it doubts to a person; one version of a model at a time. `retired`: another took its place, or somebody took it off.
 */
export const versionStates = ['proposed', 'live', 'retired'] as const
export type VersionState = (typeof versionStates)[number]

/** Bounds of what a version is told to be. */
export const versionBounds = { longestName: 80, mostControlOneIn: 10_000 } as const

/** Pieces that a comparison needs. */
export const leastCompared = {
  pieces: 300,
  source: houseRule(
    'A version goes live on at least 300 pieces with a person’s verdict: where none of 300 is wrong, fewer than 1 in 100 are, at 95 %',
  ),
} as const

/** A version held against persons on pieces that were chosen beforehand, beside the live one where there is one. */
export interface Trial {
  readonly version: string
  /** The live version, undefined where none is. */
  readonly other: string | undefined
  /** The first is the version that is to go live; without another, all its pieces are right or wrong by it alone. */
  readonly paired: Paired
}

/** Whether the live version is right more often than the one that is to take its place, by more than chance. */
export function isWorse({ other, paired }: Trial): boolean {
  if (other === undefined) return false
  const { isMoreThanChance } = pairedDifference(paired)
  return isMoreThanChance && paired.onlySecond > paired.onlyFirst
}

/** Why a version may not go live: too few pieces compared, or worse than the live one and nobody says why all the same. */
export function faultsInGoingLive(trial: Trial, reason: string | undefined): readonly Fault[] {
  const { version, other } = trial
  const pieces = piecesIn(trial.paired)
  const { pieces: least } = leastCompared
  if (pieces < least) {
    const says = other === undefined ? 'optical_too_few_judged' : 'optical_too_few_compared'
    return [faultOf('', says, { version, other: other ?? '', pieces, least })]
  }
  if (isWorse(trial) && reason === undefined) {
    return [faultOf('/reason', 'optical_version_worse', { version, other: other ?? '' })]
  }
  return []
}
