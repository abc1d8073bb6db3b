import { useLayoutEffect, useState } from 'preact/hooks'
import { usualTimeZone } from '../../domain/local-day.ts'
import type { Fault } from '../../domain/refusal.ts'
import { scanOfForm } from '../../workflows/form/scan-of-form.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { expectedOf } from './at-hand/held-here.ts'
import { type Draft, dropDraft, keepDraft } from './drafts.ts'
import type { NewScan } from './queue/queue.ts'
import { useQueue, useQueueView } from './queue-context.tsx'
import { recordScan, type WhyNotKept } from './record-scan.ts'
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
  const now: Draft = { ...draft, typed, place }
  const operator = person?.operator
  // At once, not after the next picture: a reload does not wait.
  useLayoutEffect(() => {
    // An empty form is none that somebody would miss.
    if (isChanged) keepDraft(operator, now)
  }, [typed, place, isChanged, operator])

  const record = async () => {
    if (isSending) return
    setSending(true)
    const timeZone = shift.timeZone ?? usualTimeZone
    const scan = scanIn(now, timeZone)
    const outcome = await recordScan(queue, { scan, place, expected: await expectedOf(scan) })
    setSending(false)
    setNotKept(outcome.is === 'not_kept' ? outcome.why : undefined)
    if (outcome.is === 'recorded' || outcome.is === 'kept') {
      dropDraft(operator, draft)
      dropDraft(operator, now)
      onDone(outcome.place)
      return
    }
    signal('bad')
    if (outcome.is !== 'refused') return
    dropDraft(operator, now)
    setChanged(true)
    setPlace(outcome.place)
  }
  const queued = scans.find((one) => one.queued.place === place)?.queued
  const answer = queued?.answer
  return {
    typed,
    onTyped: (change) => {
      setChanged(true)
      setTyped(change)
    },
    faults: answer?.status === 'refused' ? answer.faults : [],
    eventTime: queued?.scan.eventTime,
    notKept,
    isSending,
    record,
  }
}

/** The scan that the form means. What could not be read goes on as it was typed, for the server to name what would be right. */
function scanIn({ form, typed }: Draft, timeZone: string): NewScan {
  const { id: _, ...scan } = scanOfForm({ form, typed, timeZone })
  return scan as unknown as NewScan
}
