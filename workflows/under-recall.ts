import type { BatchState } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { type Warning, warningOf } from '../domain/warning.ts'
import type { CustodyTerms, Goods } from './custody-terms.ts'
import type { Known } from './known.ts'
import { graveRecalls, type OpenRecall } from './recall.ts'
import {
  asksForRecalls,
  goesForward,
  hasRecallReason,
  underRecallReasonField,
} from './recall-reason.ts'
import type { Stage, Stream } from './stream.ts'

type Remedy = Pick<CustodyTerms, 'isRemedied'>

/** Goods that leave, with what is open on them. */
export interface LeavingUnderRecall {
  readonly goods: readonly Goods[]
  readonly recallsOf: (index: number) => readonly OpenRecall[]
  /** Whether they go back to where they came from, or to whoever recalls them. */
  readonly goesBack: (index: number) => boolean
  readonly terms: Remedy
  /** Where a fault of goods is told, by their place. */
  readonly pointerOf: (index: number) => string
  /** Where a supervisor's reason is asked for, and whether there is one; nobody asks for any when absent. */
  readonly reason?: { readonly pointer: string; readonly isGiven: boolean }
  /** Whether the goods stay where they are and only come nearer to use again. */
  readonly stay?: boolean
}

/** What open recalls say to goods that leave. */
export interface JudgedRecalls {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
}

/** What recalls ask of a stage: nothing, the reason of a supervisor, or that it is not done. */
export type AskedByRecalls = 'nothing' | 'reason' | 'stop'

/**
 * The one rule of every way out: what is recalled for a serious risk is neither offered, sold nor passed on, except
 * back or as what its remedy leads to, such as waste, so that nothing gets stuck. What is recalled for a lesser one, or only comes
 * nearer to use again, goes on for a reason where one is asked for. Whatever goes on although a recall is open on it does with a
 * warning.
 */
export function judgeRecalls(asked: LeavingUnderRecall): JudgedRecalls {
  const faults: Fault[] = []
  const warnings: Warning[] = []
  asked.goods.forEach((one, index) => {
    const open = asked.recallsOf(index)
    const [first] = open
    if (first === undefined) return
    const inForce = asked.goesBack(index) ? [] : recallsInForce(open, one, asked.terms)
    const grave = asked.stay === true ? undefined : inForce.find(isGrave)
    const valuesOf = ({ recall }: OpenRecall) => ({ batch: one.code, recall })
    if (grave !== undefined) {
      faults.push(faultOf(asked.pointerOf(index), 'recalled_gravely', valuesOf(grave)))
    } else if (inForce[0] !== undefined && asked.reason?.isGiven === false) {
      faults.push(faultOf(asked.reason.pointer, 'recalled_needs_reason', valuesOf(inForce[0])))
    } else {
      const says = asked.stay === true ? 'recalled_goes_on' : 'recalled_leaves'
      warnings.push(warningOf(says, valuesOf(first)))
    }
  })
  return { faults, warnings }
}

/** What recalls say to batches of a stage by which goods leave or come nearer to use again; for any other nobody looked. */
export function recallsOnStage(
  { custody: terms }: Pick<Stream, 'custody'>,
  stage: Stage,
  { goods, known, facts }: { goods: readonly BatchState[]; known: Known; facts: Facts },
): JudgedRecalls {
  if (!asksForRecalls(stage)) return { faults: [], warnings: [] }
  const { name } = underRecallReasonField
  return judgeRecalls({
    goods,
    recallsOf: (index) => known.recalls?.(goods[index]?.batch ?? '') ?? [],
    goesBack: () => stage.leaves === 'back',
    terms,
    pointerOf: (index) => `/batches/${index}/batch`,
    reason: { pointer: `/facts/${name}`, isGiven: hasRecallReason(facts) },
    stay: stage.leaves === undefined,
  })
}

/** What open recalls ask before a stage is recorded of a batch, so that nobody fills in a form in vain. */
export function askedByRecalls(
  { custody: terms }: Pick<Stream, 'custody'>,
  stage: Stage,
  { goods, recalls }: { goods: Goods; recalls: readonly OpenRecall[] },
): AskedByRecalls {
  if (!goesForward(stage)) return 'nothing'
  const inForce = recallsInForce(recalls, goods, terms)
  if (inForce.length === 0) return 'nothing'
  return stage.leaves !== undefined && inForce.some(isGrave) ? 'stop' : 'reason'
}

/** Recalls that hold goods up: neither taken down by an authority, nor of what is by now what their remedy leads to. */
export function recallsInForce(
  recalls: readonly OpenRecall[],
  goods: Goods,
  { isRemedied }: Remedy,
): readonly OpenRecall[] {
  return recalls.filter(
    ({ isItself, isTakenDown }) => !isTakenDown && isRemedied?.(goods, isItself) !== true,
  )
}

function isGrave({ severity }: OpenRecall): boolean {
  return graveRecalls.severities.includes(severity)
}
