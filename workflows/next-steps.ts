import type { Fault } from '../domain/refusal.ts'
import { faultOf } from '../domain/refusal.ts'
import { handedOverState, reversedState } from '../domain/replay-chain.ts'
import { isFinal, isForKind, openStages } from './advance.ts'
import type { BatchAlone } from './batch-alone.ts'
import { guardsAgainst } from './open-now.ts'
import type { OpenRecall } from './recall.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import { askedByRecalls } from './under-recall.ts'

/** A batch where it stands; without grams where it was never weighed. */
export interface Standing extends BatchAlone {
  readonly massGrams?: number
}

/** What is known of a batch, and of whoever asks, before anything is scanned. */
export interface Asking {
  readonly batch: Standing
  /** UTC ISO 8601. */
  readonly now: string
  /** Open on the batch. */
  readonly recalls: readonly OpenRecall[]
  /** What keeps whoever asks from a stage, such as a certificate that they do not hold. */
  readonly faultFor?: (stage: Stage) => Fault | undefined
  /** Whether they may let what is recalled go on for a reason that they give; not when absent. */
  readonly mayGiveReason?: boolean
}

/** A stage that may follow from where the batch stands: open when nothing that is known speaks against it. */
export interface NextStep {
  readonly stage: Stage
  /** Why it is closed. */
  readonly faults: readonly Fault[]
  /** Closed by nothing but a recall, under which whoever asks may record it for a reason that they give. */
  readonly asksReason: boolean
}

export interface NextSteps {
  /** The one thing to do next: the first of the steps; absent where none of those that lead on is open. */
  readonly recommended?: string
  /** The recommended one first, then the other open ones, those that nobody plans behind them, closed ones last, of these first what asks a reason. */
  readonly steps: readonly NextStep[]
}

/**
 * What to do next with a batch: every stage that leads away from where it stands, each open or with all that is already known to keep it
 * closed. What hangs on what will be scanned is left to whoever records.
 */
export function nextSteps(stream: LoadedStream, asking: Asking): NextSteps {
  const { batch } = asking
  const steps = stagesFrom(stream, batch).map((stage): NextStep => {
    const faults = faultsAgainst(stream, stage, asking)
    return { stage, faults, asksReason: asking.mayGiveReason === true && lackReasonAlone(faults) }
  })
  const open = new Set(
    steps.filter(({ faults }) => faults.length === 0).map(({ stage }) => stage.name),
  )
  const wished = stream.recommends?.(batch) ?? []
  const recommended = wished.find((name) => open.has(name))
  const rank = ({ stage, faults, asksReason }: NextStep) => {
    if (stage.name === recommended) return 0
    if (faults.length > 0) return asksReason ? 3 : 4
    return stage.unplanned === true || stage.by === 'weighing' ? 2 : 1
  }
  return {
    ...(recommended === undefined ? {} : { recommended }),
    steps: steps.toSorted((one, other) => rank(one) - rank(other)),
  }
}

/** Stages of the machine that are for its kind, and a weighing while there is something to weigh. */
function stagesFrom(stream: LoadedStream, { state, kind, massGrams }: Standing): readonly Stage[] {
  if (state === reversedState || state === handedOverState) return []
  const isSpent = massGrams === 0
  const { weighed } = stream.allStages
  const named = openStages(stream, state).flatMap((name) => stream.stages[name] ?? [])
  const mayWeigh = weighed !== undefined && !isSpent && !isFinal(stream, state)
  return [...named, ...(mayWeigh ? [weighed] : [])].filter(
    (stage) => isForKind(stage, kind) && (!isSpent || stage.whenSpent === true),
  )
}

function faultsAgainst(stream: LoadedStream, stage: Stage, asking: Asking): readonly Fault[] {
  const { batch, now, recalls, faultFor } = asking
  const { state, context: facts, kind, massGrams, code } = batch
  const context = { facts, kind, ...(massGrams === undefined ? {} : { massGrams }) }
  const guards = guardsAgainst(stream, { state, context }, { stage, eventTime: now })
  const own = faultFor?.(stage)
  return [
    ...guards.map((guard) =>
      faultOf('/batches/0/batch', 'guard_not_met', {
        stage: stage.name,
        batch: code,
        condition: stream.guards[guard] ?? guard,
      }),
    ),
    ...(stage.closedFor?.(batch, now) ?? []),
    ...recallFaults(stream, stage, { batch, recalls }),
    ...(own === undefined ? [] : [own]),
  ]
}

/** Whether a supervisor's reason is all that is missing. */
function lackReasonAlone(faults: readonly Fault[]): boolean {
  return faults.length === 1 && faults[0]?.says === 'recalled_needs_reason'
}

/** Open recalls close what goes forward, some of it but for a supervisor's reason. */
function recallFaults(
  stream: LoadedStream,
  stage: Stage,
  { batch, recalls }: Pick<Asking, 'batch' | 'recalls'>,
): readonly Fault[] {
  const asked = askedByRecalls(stream, stage, { goods: batch, recalls })
  if (asked === 'nothing') return []
  const says = asked === 'stop' ? 'recalled_gravely' : 'recalled_needs_reason'
  const values = { batch: batch.code, recall: recalls[0]?.recall ?? '' }
  return [faultOf('/batches/0/batch', says, values)]
}
