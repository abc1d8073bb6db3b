import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { Fault } from '../../domain/refusal.ts'
import type { Words } from '../../domain/words.ts'
import type { DangerView } from '../../workflows/kept-danger.ts'
import { type NextStep, nextSteps } from '../../workflows/next-steps.ts'
import { recallMark } from '../../workflows/recall-text.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { recallsInForce } from '../../workflows/under-recall.ts'
import { choiceWords } from '../../workflows/words-of.ts'
import { openRecallsBy, type StoredOpenRecall } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import type { WaitingBatch } from '../store/inventory/work-list.ts'
import type { LacksCertificate } from './certificates-held.ts'
import { dangerView } from './danger.ts'
import { goodsOf } from './waiting-view.ts'

/** A batch that waits, under the one step that is recommended next. */
export interface WorkRow {
  readonly batch: WaitingBatch
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

/** What rows are made by: the streams' rules, what the person lacks, and the time. */
export interface Rules {
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly lacks: LacksCertificate
  readonly now: Date
}

/** Rows of batches, in their order; none of a stream that is no longer here. */
export async function rowsOf(
  db: Database,
  batches: readonly WaitingBatch[],
  rules: Rules,
): Promise<readonly WorkRow[]> {
  const recallsOn = await openRecallsBy(db, batches)
  return batches.flatMap((batch) => {
    const stream = rules.streams.get(batch.stream)
    return stream === undefined
      ? []
      : [rowOf(batch, stream, { recalls: recallsOn(batch), ...rules })]
  })
}

function rowOf(
  batch: WaitingBatch,
  stream: LoadedStream,
  { recalls, lacks, now }: Rules & { readonly recalls: readonly StoredOpenRecall[] },
): WorkRow {
  const goods = goodsOf(batch)
  const { facility, massGrams } = batch
  // Facts were parsed before they were stored.
  const facts = batch.context as Facts
  const alone = { ...goods, context: facts, ...(massGrams === null ? {} : { massGrams }) }
  const { recommended, steps } = nextSteps(stream, {
    batch: alone,
    now: now.toISOString(),
    recalls,
    faultFor: (stage) => lacks(stage, { facility, facts }),
  })
  const usual = usualOf(steps, stream.recommends?.(alone) ?? [])
  const open = steps.filter(({ faults }) => faults.length === 0)
  const step = open.find(({ stage }) => stage.name === recommended)?.stage
  const danger = dangerView(stream, goods)
  const classed = classOf(stream, facts, danger)
  const recalled = recallMark(recalls)
  return {
    batch,
    stream,
    danger,
    isHeld: recallsInForce(recalls, goods, stream.custody).length > 0,
    faults: step === undefined ? (usual?.faults ?? []) : [],
    others: open.length - (step === undefined ? 0 : 1),
    ...(step === undefined ? {} : { step }),
    ...(classed === undefined ? {} : { classed }),
    ...(recalled === undefined ? {} : { recalled }),
  }
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
