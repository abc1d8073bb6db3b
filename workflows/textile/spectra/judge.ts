import { houseRule } from '../../../domain/source.ts'
import { isCellulose, unresolvedCellulose } from './fibre-types.ts'
import type { Trial } from './open-library.ts'
import { type Candidate, leadOf, type Ranking } from './rank-references.ts'

/** When a name is not said although one is nearest. */
export const judgeRule = {
  /** How many of the library's trials tell what a lead is worth: at most so many, and at most a third of them. */
  alikeTrials: 30,
  alikeShare: 1 / 3,
  leastConfidencePercent: 90,
  confidenceSource: houseRule(
    'Below 90 % nobody is told a name; HKRITA newsletter 82 says that its system is right in above 90 %, which is another figure',
  ),
  /** Of the distances at which trials were right, this share is nearer than what counts as unlike the library. */
  farShare: 0.95,
  farSource: houseRule(
    'Farther than 19 of 20 references that were named rightly: a person decides',
  ),
} as const

/**
 * What may be said. `named`: the nearest name. `unresolved_cellulose`: cellulose, but which is below the least confidence,
 * or a reference that nobody could name is nearer. `unlike_library`: too far from every reference to be named.
 */
export type Outcome = 'named' | 'unresolved_cellulose' | 'unlike_library'

export interface JudgedCandidate extends Candidate {
  readonly confidencePercent: number
}

export interface Judgement {
  readonly outcome: Outcome
  /** Absent when unlike the library. */
  readonly fibre?: string
  readonly confidencePercent?: number
  readonly candidates: readonly JudgedCandidate[]
  readonly lead: number
}

/**
 * Judges a ranking by trials of the library's named references, none of the same sample. A confidence is a share of
 * trials, with one right and one wrong added so that few trials never prove much: of the 30 with the most similar lead
 * (a third in a small library), in how many was the first (the second) candidate the truth.
 */
export function judge({ names, unresolvedDistance }: Ranking, trials: readonly Trial[]): Judgement {
  const lead = leadOf(names)
  const alike = trials
    .toSorted((one, other) => Math.abs(one.lead - lead) - Math.abs(other.lead - lead))
    .slice(0, Math.min(judgeRule.alikeTrials, Math.ceil(trials.length * judgeRule.alikeShare)))
  const candidates = names.map((candidate, place) => ({
    ...candidate,
    confidencePercent: percentOf(
      alike,
      ({ fibre, ranking }) => ranking.names[place]?.name === fibre,
    ),
  }))
  const [first] = candidates
  const said = { candidates, lead: Math.round(lead * 1e4) / 1e4 }
  if (first === undefined || Math.min(first.distance, unresolvedDistance) > farthestRight(trials)) {
    return { outcome: 'unlike_library', ...said }
  }
  const unnameable = unresolvedDistance < first.distance
  const unsure = first.confidencePercent < judgeRule.leastConfidencePercent
  if (unnameable || (unsure && areCellulose(names))) {
    const both = trials.filter(({ ranking }) => areCellulose(ranking.names))
    const confidencePercent = percentOf(both, ({ fibre }) => isCellulose(fibre))
    const fibre = unresolvedCellulose
    return { outcome: 'unresolved_cellulose', fibre, confidencePercent, ...said }
  }
  const { name: fibre, confidencePercent } = first
  return { outcome: 'named', fibre, confidencePercent, ...said }
}

function areCellulose(names: readonly Candidate[]): boolean {
  return names.length > 0 && names.every(({ name }) => isCellulose(name))
}

/** The distance that most of the rightly named trials stay within. */
function farthestRight(trials: readonly Trial[]): number {
  const distances = trials
    .flatMap(({ fibre, ranking: { names } }) =>
      names[0]?.name === fibre ? [names[0].distance] : [],
    )
    .sort((one, other) => one - other)
  const place = Math.ceil(judgeRule.farShare * distances.length) - 1
  return distances[place] ?? Number.POSITIVE_INFINITY
}

/** Rule of succession, in percent with one decimal. */
function percentOf(trials: readonly Trial[], isRight: (trial: Trial) => boolean): number {
  const share = (trials.filter(isRight).length + 1) / (trials.length + 2)
  return Math.round(share * 1_000) / 10
}
