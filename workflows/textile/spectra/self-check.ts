import { isCellulose } from './fibre-types.ts'
import { judge, type Outcome } from './judge.ts'
import { type FibreLibrary, namedTrials } from './open-library.ts'

/** What a library gets right of itself when each reference is identified by the other samples. */
export interface SelfCheck {
  readonly spectra: number
  readonly samples: number
  /** Right by type, of all spectra. */
  readonly rightByType: number
  /** Spectra whose fibre has a name. */
  readonly named: number
  /** The nearest name is right, of those. */
  readonly rightByName: number
  /** One of the two candidates is right, of those. */
  readonly rightAmongTwo: number
  /** What would be said of them, and how often it would be right; nothing is said of what is unlike the library. */
  readonly outcomes: Readonly<Record<Outcome, Tally>>
}

interface Tally {
  readonly spectra: number
  readonly right: number
}

/** Counts over all trials of a library; each is judged by the trials of other samples. */
export function selfCheck({ references, trials }: FibreLibrary): SelfCheck {
  const named = namedTrials(trials)
  const judged = named.map(({ sample, fibre: truth, ranking }) => {
    const others = named.filter((other) => other.sample !== sample)
    const { outcome, fibre } = judge(ranking, others)
    const isRight = fibre === truth || (outcome === 'unresolved_cellulose' && isCellulose(truth))
    return { outcome, isRight }
  })
  const tally = (sought: Outcome): Tally => {
    const those = judged.filter(({ outcome }) => outcome === sought)
    return { spectra: those.length, right: those.filter(({ isRight }) => isRight).length }
  }
  const rightWithin = (candidates: number) =>
    named.filter(({ fibre, ranking }) =>
      ranking.names.slice(0, candidates).some(({ name }) => name === fibre),
    ).length
  return {
    spectra: references.length,
    samples: new Set(references.map(({ sample }) => sample)).size,
    rightByType: trials.filter(({ typeIsRight }) => typeIsRight).length,
    named: named.length,
    rightByName: rightWithin(1),
    rightAmongTwo: rightWithin(2),
    outcomes: {
      named: tally('named'),
      unresolved_cellulose: tally('unresolved_cellulose'),
      unlike_library: tally('unlike_library'),
    },
  }
}
