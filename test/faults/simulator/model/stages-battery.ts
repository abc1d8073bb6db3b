import type { StageRule } from './stages.ts'

/** Packs from the gate to modules and parts. */
export const battery: readonly Omit<StageRule, 'stream'>[] = [
  { stage: 'taken_in', mass: 'received', takes: [], makes: () => 'taken_in' },
  {
    stage: 'triaged',
    mass: 'unchanged',
    takes: ['pack', 'module', 'cell', 'product'],
    from: ['taken_in'],
    to: 'triaged',
  },
  {
    stage: 'isolated',
    mass: 'unchanged',
    takes: ['pack', 'module', 'product'],
    from: ['triaged', 'isolated', 'isolation_failed'],
    to: 'isolated',
    competent: true,
  },
  {
    stage: 'dismantled',
    mass: 'transformed',
    takes: ['pack', 'module', 'product'],
    from: ['isolated', 'dismantled'],
    to: 'dismantled',
    toleranceBasisPoints: 200,
    holdsParts: true,
    losses: { coolant: { most: 1_000, recordedAbove: 1_000 } },
    competent: true,
    makes: ({ fraction }) => (fraction === undefined ? 'dismantled' : 'intermediate'),
    holds: ({ batches = [] }, [batch]) =>
      batches[0]?.massGrams === undefined || batches[0].massGrams === batch?.grams,
  },
  {
    stage: 'record_added',
    mass: 'unchanged',
    takes: ['module'],
    from: ['dismantled', 'tested'],
    to: 'tested',
    isLate: true,
    isElsewhere: true,
    isPlaceless: true,
  },
  {
    stage: 'fraction_dispatched',
    mass: 'dispatched',
    takes: ['fraction'],
    from: ['recovered', 'intermediate'],
    to: 'dispatched',
    leaves: true,
  },
  {
    stage: 'weighed',
    mass: 'weighed',
    takes: [],
    gapNote: 'note',
    isLate: true,
    isPlaceless: true,
  },
]
