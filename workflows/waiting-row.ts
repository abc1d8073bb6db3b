import { textIn } from '../domain/fact-values.ts'
import type { Facts } from '../domain/field.ts'
import type { Fault } from '../domain/refusal.ts'
import type { Words } from '../domain/words.ts'
import { type DangerView, shownDanger } from './kept-danger.ts'
import { type Asking, type NextStep, nextSteps } from './next-steps.ts'
import { recallMark } from './recall-text.ts'
import { type NoticedRecall, saidOf } from './shown-batch.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import { recallsInForce } from './under-recall.ts'
import { choiceWords, stateWords } from './words-of.ts'

/** A batch that waits, under the one step that is recommended next. The server's work list and a device's MUST both say what this says. */
export interface WaitingRow {
  readonly stream: LoadedStream
  /** The step to record next; absent where none that leads on is open. */
  readonly step?: Stage
  /** Why its usual next step is closed, where none is open. */
  readonly faults: readonly Fault[]
  /** How many other steps are open. */
  readonly others: number
  readonly danger: DangerView | null
  /** Whether a recall holds it up. */
  readonly isHeld: boolean
  /** What open recalls say of it. */
  readonly recalled?: Words
  /** Its grade or class, in words. */
  readonly classed?: Words
}

/** What is known of a batch that waits, and of whoever looks. */
export interface WaitingAsking extends Omit<Asking, 'recalls'> {
  readonly recalls: readonly NoticedRecall[]
}

/** The row of a batch that waits. */
export function waitingRow(stream: LoadedStream, asking: WaitingAsking): WaitingRow {
  const { batch, recalls } = asking
  const { recommended, steps } = nextSteps(stream, asking)
  const usual = usualOf(steps, stream.recommends?.(batch) ?? [])
  const open = steps.filter(({ faults }) => faults.length === 0)
  const step = open.find(({ stage }) => stage.name === recommended)?.stage
  const danger = shownDanger(stream, stream.custody.dangerOf?.(batch))
  const classed = classOf(stream, batch.context, danger)
  const recalled = recallMark(recalls)
  return {
    stream,
    danger,
    isHeld: recallsInForce(recalls, batch, stream.custody).length > 0,
    faults: step === undefined ? (usual?.faults ?? []) : [],
    others: open.length - (step === undefined ? 0 : 1),
    ...(step === undefined ? {} : { step }),
    ...(classed === undefined ? {} : { classed }),
    ...(recalled === undefined ? {} : { recalled }),
  }
}

/** Why the usual step of a row is closed, in words; of what waits for none, where it stands: `state`. */
export function reasonsOfRow(
  { stream, step, faults }: WaitingRow,
  { state, timeZone }: { readonly state: string; readonly timeZone: string },
): readonly Words[] {
  if (step !== undefined) return []
  const said = faults.flatMap((fault) => {
    const stage = stream.allStages[String(fault.values?.stage ?? '')]
    return stage === undefined ? [] : [saidOf(fault, { stream, stage, timeZone })]
  })
  return said.length > 0 ? said : [stateWords(stream, state)]
}

/**
 * The step that usually comes next, of several the first that only waits for something, such as a day or a certificate: one whose condition the
 * batch does not meet, such as details that are given already, says nothing about what to do.
 */
function usualOf(steps: readonly NextStep[], wished: readonly string[]): NextStep | undefined {
  const usual = wished.flatMap((name) => steps.filter(({ stage }) => stage.name === name))
  const isMet = ({ faults }: NextStep) => faults.every(({ says }) => says !== 'guard_not_met')
  return usual.find(isMet) ?? usual[0]
}

/** The first of its classes that it has; a danger that says the same stands for it. */
function classOf(stream: LoadedStream, facts: Facts, danger: DangerView | null): Words | undefined {
  const name = stream.classes?.find((one) => textIn(facts, one) !== undefined)
  const value = name === undefined ? undefined : textIn(facts, name)
  if (value === undefined || value === danger?.name) return undefined
  return choiceWords(stream, value, name)
}
