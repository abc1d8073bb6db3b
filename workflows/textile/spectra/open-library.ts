import { unresolvedCellulose } from './fibre-types.ts'
import { leadOf, type Ranking, type Reference, rankReferences } from './rank-references.ts'

/** A reference identified by the others: what the library is worth, and what a lead and a distance mean in it. */
export interface Trial {
  readonly sample: string
  /** What it truly is. */
  readonly fibre: string
  readonly ranking: Ranking
  readonly lead: number
  /** Whether the nearest other sample is of the same type. */
  readonly typeIsRight: boolean
}

/** References with a trial of each. */
export interface FibreLibrary {
  readonly references: readonly Reference[]
  readonly trials: readonly Trial[]
}

/** Tries each reference against the others; replicates of one sample never vote for each other. */
export function openLibrary(references: readonly Reference[]): FibreLibrary {
  const trials = references.map((reference): Trial => {
    const { sample, fibre, type } = reference
    const ranking = rankReferences(references, reference)
    const typeIsRight = ranking.types[0]?.name === type
    return { sample, fibre, ranking, lead: leadOf(ranking.names), typeIsRight }
  })
  return { references, trials }
}

/** Trials of references that have a name of their own: only they can tell whether a name was right. */
export function namedTrials(trials: readonly Trial[]): readonly Trial[] {
  return trials.filter(({ fibre }) => fibre !== unresolvedCellulose)
}
