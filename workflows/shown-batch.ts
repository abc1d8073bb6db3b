import type { BatchState } from '../domain/event.ts'
import type { Fault } from '../domain/refusal.ts'
import { saidIn } from '../domain/said-in.ts'
import type { Words } from '../domain/words.ts'
import { alarmAmong } from './alarm.ts'
import { shownDeadline } from './deadline.ts'
import { shownDanger } from './kept-danger.ts'
import { type Asking, nextSteps } from './next-steps.ts'
import { type OpenRecall, type RecallNotice, recallNotices, recallSeverities } from './recall.ts'
import { namesOf } from './shown-names.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import { actionWords, kindWords, materialWords, stateWords } from './words-of.ts'

/** A recall that is open on a batch, with what it says to the public. */
export interface NoticedRecall extends OpenRecall {
  readonly notice: RecallNotice
}

/** What is known of whoever scans a batch, and of when. */
export interface ShowingFor extends Omit<Asking, 'batch' | 'recalls'> {
  readonly recalls: readonly NoticedRecall[]
  /** Whether their role records at all. */
  readonly mayRecord: boolean
  /** IANA name of the clock where the batch stands, by which times are told. */
  readonly timeZone: string
}

/**
 * A batch as whoever scans it is shown it, in every language: what it is, where it stands, its danger, and what to do next. The server and
 * a device without a network MUST both show what this says.
 */
export function shownBatch(
  stream: LoadedStream | undefined,
  batch: BatchState,
  asking: ShowingFor,
) {
  const { code, batch: id, kind, material, state, facility, massGrams = null } = batch
  return {
    code,
    id,
    stream: batch.stream,
    kind: { name: kind, label: kindWords(stream, kind) },
    material: materialWords(stream, material),
    state: { name: state, label: stateWords(stream, state) },
    facility,
    massGrams,
    danger: shownDanger(stream, stream?.custody.dangerOf?.(batch)),
    deadline: shownDeadline(stream, batch, asking),
    next: stream === undefined ? null : shownNextSteps(stream, batch, asking),
  }
}

/** What to do next with a batch: what the rules say, what recalls say, and what keeps whoever asks. */
function shownNextSteps(
  stream: LoadedStream,
  batch: BatchState,
  { mayRecord, recalls, timeZone, ...asking }: ShowingFor,
) {
  const { recommended = null, steps } = nextSteps(stream, { batch, recalls, ...asking })
  return {
    recalls: recalls.map(({ recall, severity, notice }) => ({
      id: recall,
      severity: recallSeverities[severity],
      notice: recallNotices[notice],
    })),
    mayRecord,
    alarm: (mayRecord ? alarmAmong(steps) : undefined) ?? null,
    recommended,
    steps: steps.map(({ stage, faults, asksReason }) => ({
      stage: stage.name,
      action: actionWords(stage),
      isOpen: faults.length === 0,
      asksReason: mayRecord && asksReason,
      isPlanned: stage.unplanned !== true,
      persons: stage.signatures?.length ?? 1,
      reasons: faults.map((fault) => saidOf(fault, { stream, stage, timeZone })),
    })),
  }
}

/** A fault in every language, with the stream's words for names and times by the clock of this zone. */
export function saidOf(
  fault: Fault,
  { stream, stage, timeZone }: { stream: LoadedStream; stage: Stage; timeZone: string },
): Words {
  return saidIn(fault, Object.assign({}, namesOf(stream, stage), { timeZone }))
}
