import { useLayoutEffect, useState } from 'preact/hooks'
import { usualTimeZone } from '../../domain/local-day.ts'
import type { Fault } from '../../domain/refusal.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import type { MadeScan } from '../../workflows/form/units.ts'
import { expectedOf } from './at-hand/held-here.ts'
import { type Draft, dropDraft, keepDraft } from './drafts.ts'
import { keepHeld } from './held-answers.ts'
import { useQueue, useQueueView } from './queue-context.tsx'
import { recordScan, type WhyNotKept } from './record-scan.ts'
import { faultsInForm, newScanOf, placeIn, recordEach, typedLeft, whyOf } from './record-units.ts'
import { scansIn } from './scans-in.ts'
import type { Shift } from './shift.ts'
import { signal } from './signal.ts'

/** What a form does with what is typed into it. */
export interface FormRecording {
  readonly typed: Typed
  readonly onTyped: (change: (before: Typed) => Typed) => void
  /** What the server said is wrong, where it refused. */
  readonly faults: readonly Fault[]
  /** When it happened, of a scan that was refused. */
  readonly eventTime: string | undefined
  /** Whether nothing is kept of what was made, and why. */
  readonly notKept: WhyNotKept | undefined
  readonly isSending: boolean
  readonly record: () => Promise<void>
}

/**
 * A form that records by the queue. What is typed survives a reload; a refused scan stays at its place and is mended there, so that it is
 * recorded once whatever happens. `onDone` is told of a scan that is recorded, or kept for later.
 */
export function useRecording(
  draft: Draft,
  { shift, onDone }: { shift: Shift; onDone: (place: number) => void },
): FormRecording {
  const queue = useQueue()
  const { scans, person } = useQueueView()
  const [typed, setTyped] = useState(draft.typed)
  const [place, setPlace] = useState(draft.place)
  const [notKept, setNotKept] = useState<WhyNotKept>()
  const [isSending, setSending] = useState(false)
  const [isChanged, setChanged] = useState(draft.place !== undefined)
  const at = place ?? placeIn(typed, '')
  const now: Draft = { ...draft, typed, place }
  const operator = person?.operator
  // At once, not after the next picture: a reload does not wait.
  useLayoutEffect(() => {
    // An empty form is none that somebody would miss.
    if (isChanged) keepDraft(operator, now)
  }, [typed, place, isChanged, operator])

  const done = (at: number) => {
    dropDraft(operator, draft)
    dropDraft(operator, now)
    keepHeld(draft.form, typed)
    onDone(at)
  }
  const recordUnits = async (made: readonly MadeScan[]) => {
    const outcomes = await recordEach(queue, typed, made)
    const left = typedLeft(typed, outcomes)
    const last = outcomes.at(-1)
    setNotKept(outcomes.map(({ outcome }) => whyOf(outcome)).find((why) => why !== undefined))
    if (left === undefined)
      return last !== undefined && 'place' in last.outcome && done(last.outcome.place)
    signal('bad')
    setChanged(true)
    setTyped(left)
  }
  const record = async () => {
    if (isSending) return
    setSending(true)
    const made = scansIn(draft.form, typed, shift.timeZone ?? usualTimeZone)
    const [only] = made
    if (only?.unit !== undefined) {
      await recordUnits(made)
      return setSending(false)
    }
    const scan = newScanOf(only)
    const outcome = await recordScan(queue, { scan, place: at, expected: await expectedOf(scan) })
    setSending(false)
    setNotKept(whyOf(outcome))
    if (outcome.is === 'recorded' || outcome.is === 'kept') return done(outcome.place)
    signal('bad')
    if (outcome.is !== 'refused') return
    dropDraft(operator, now)
    setChanged(true)
    setPlace(outcome.place)
  }
  const faultsOf = (asked: number | undefined) => {
    const answer = scans.find(({ queued }) => queued.place === asked)?.queued.answer
    return answer?.status === 'refused' ? answer.faults : []
  }
  const queued = scans.find((one) => one.queued.place === at)?.queued
  return {
    typed,
    onTyped: (change) => {
      setChanged(true)
      setTyped(change)
    },
    faults: faultsInForm(draft.form, typed, faultsOf) ?? faultsOf(at),
    eventTime: queued?.scan.eventTime,
    notKept,
    isSending,
    record,
  }
}
