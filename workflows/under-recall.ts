import type { BatchState } from '../domain/event.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { type Warning, warningOf } from '../domain/warning.ts'
import type { CustodyTerms, Goods } from './custody-terms.ts'
import type { Known } from './known.ts'
import { graveRecalls, type OpenRecall } from './recall.ts'
import type { Stage, Stream } from './stream.ts'

/** Goods that leave, with what is open on them. */
export interface LeavingUnderRecall {
  readonly goods: readonly Goods[]
  readonly recallsOf: (index: number) => readonly OpenRecall[]
  /** Whether they go back to where they came from, or to whoever recalls them. */
  readonly goesBack: (index: number) => boolean
  readonly terms: Pick<CustodyTerms, 'isRemedied'>
  /** Where a fault of goods is told, by their place. */
  readonly pointerOf: (index: number) => string
}

/** What open recalls say to goods that leave. */
export interface JudgedRecalls {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
}

/**
 * The one rule of every way out: what is recalled for a serious risk is neither offered, sold nor passed on, except
 * back or as what its remedy leads to, such as waste, so that nothing gets stuck. Whatever leaves although a recall is open
 * on it leaves with a warning.
 */
export function judgeRecalls({
  goods,
  recallsOf,
  goesBack,
  terms,
  pointerOf,
}: LeavingUnderRecall): JudgedRecalls {
  const faults: Fault[] = []
  const warnings: Warning[] = []
  goods.forEach((one, index) => {
    const open = recallsOf(index)
    const grave = goesBack(index) ? undefined : open.find((recall) => isStopped(recall, one, terms))
    const [first] = open
    if (grave !== undefined) {
      const values = { batch: one.code, recall: grave.recall }
      faults.push(faultOf(pointerOf(index), 'recalled_gravely', values))
    } else if (first !== undefined) {
      const values = { batch: one.code, recall: first.recall }
      warnings.push(warningOf('recalled_leaves', values))
    }
  })
  return { faults, warnings }
}

/** What recalls say to batches that leave by a stage; for any other stage nobody looked. */
export function recallsOnLeaving(
  { custody: terms }: Pick<Stream, 'custody'>,
  { leaves }: Stage,
  { goods, known }: { goods: readonly BatchState[]; known: Known },
): JudgedRecalls {
  if (leaves === undefined) return { faults: [], warnings: [] }
  return judgeRecalls({
    goods,
    recallsOf: (index) => known.recalls?.(goods[index]?.batch ?? '') ?? [],
    goesBack: () => leaves === 'back',
    terms,
    pointerOf: (index) => `/batches/${index}/batch`,
  })
}

function isStopped(
  { severity, isItself, isTakenDown }: OpenRecall,
  goods: Goods,
  { isRemedied }: Pick<CustodyTerms, 'isRemedied'>,
): boolean {
  if (isTakenDown || !graveRecalls.severities.includes(severity)) return false
  return isRemedied?.(goods, isItself) !== true
}
