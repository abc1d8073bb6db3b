import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { usualTimeZone } from '../../domain/local-day.ts'
import type { Fault } from '../../domain/refusal.ts'
import {
  type FormFault,
  faultsInForm as faultsBefore,
} from '../../workflows/form/faults-in-form.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { type MadeScan, pointerOfUnit } from '../../workflows/form/units.ts'
import { warmRules } from './at-hand/judge-scan.ts'
import { type Draft, dropDraft, keepDraft } from './drafts.ts'
import { keepHeld } from './held-answers.ts'
import { useQueue, useQueueView } from './queue-context.tsx'
import { recordJudged, type WhyNotKept } from './record-scan.ts'
import {
  faultsInForm,
  type HeldBackParts,
  heldBackOf,
  idIn,
  newScanOf,
  placeIn,
  placesDone,
  recordEach,
  typedLeft,
  whyOf,
} from './record-units.ts'
import { linesIn, scansIn } from './scans-in.ts'
import type { Shift } from './shift.ts'
import { signal } from './signal.ts'

/** What a form does with what is typed into it. */
export interface FormRecording {
  /** The form as it is now. */
  readonly now: Draft
  readonly typed: Typed
  readonly onTyped: (change: (before: Typed) => Typed) => void
  /** What is wrong: as the rules on this device say of what they held back, else as the server said where it refused. */
  readonly faults: readonly Fault[]
  /** What must be answered and is not, or cannot be read: told before anything is kept, and gone as it is answered. */
  readonly unanswered: readonly FormFault[]
  /** How often recording was asked for and did not come about. */
  readonly attempts: number
  /** When it happened, of a scan that was refused. */
  readonly eventTime: string | undefined
  /** Whether nothing is kept of what was made, and why. */
  readonly notKept: WhyNotKept | undefined
  /** When this device last asked the server, in milliseconds by its clock, where its rules held something back; nothing of that is kept. */
  readonly heldBackAsOf: number | undefined
  readonly isSending: boolean
  /** `isMeant`: also what the rules on this device hold back, since they may know less than the server. */
  readonly record: (isMeant?: boolean) => Promise<void>
}

/**
 * A form that records by the queue. What is typed survives a reload; a refused scan stays at its place and is mended there, so that it is
 * recorded once whatever happens. `onDone` is told of what is recorded, or kept for later:
 * places in the queue, the last one last; several where the form was of several units.
 */
export function useRecording(
  draft: Draft,
  { shift, onDone }: { shift: Shift; onDone: (places: readonly number[]) => void },
): FormRecording {
  const queue = useQueue()
  const { scans, person } = useQueueView()
  const [typed, setTyped] = useState(draft.typed)
  const [place, setPlace] = useState(draft.place)
  const [notKept, setNotKept] = useState<WhyNotKept>()
  const [heldBack, setHeldBack] = useState<HeldBackParts>(new Map())
  const [isSending, setSending] = useState(false)
  const [isChanged, setChanged] = useState(draft.place !== undefined)
  const [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const [attempts, setAttempts] = useState(0)
  const timeZone = shift.timeZone ?? usualTimeZone
  const earlier = useRef<readonly number[]>([])
  const at = place ?? placeIn(typed, '')
  const now: Draft = { ...draft, typed, place, isLeft: undefined }
  const operator = person?.operator
  // At once, not after the next picture: a reload does not wait.
  useLayoutEffect(() => {
    // An empty form is none that somebody would miss.
    if (isChanged) keepDraft(operator, now)
  }, [typed, place, isChanged, operator])
  useEffect(() => warmRules(newScanOf(scansIn(draft.form, draft.typed, timeZone)[0])), [])

  // What is in the queue is no form any more: whoever reloads before its answer finds it there, and records nothing twice.
  const drop = () => {
    dropDraft(operator, draft)
    dropDraft(operator, now)
  }
  const keptSoFar = (left: Typed | undefined) => {
    if (left === undefined) drop()
    else keepDraft(operator, { ...now, typed: left })
  }
  const done = (places: readonly number[]) => {
    drop()
    keepHeld(draft.form, typed)
    onDone([...earlier.current, ...places])
  }
  const failed = () => {
    signal('bad')
    setAttempts((before) => before + 1)
  }
  const recordUnits = async (made: readonly MadeScan[], isMeant: boolean) => {
    const outcomes = await recordEach(queue, { typed, isMeant, onKept: keptSoFar }, made)
    setHeldBack(heldBackOf(typed, outcomes))
    const left = typedLeft(typed, outcomes)
    setNotKept(outcomes.map(({ outcome }) => whyOf(outcome)).find((why) => why !== undefined))
    const gone = placesDone(outcomes)
    if (left === undefined) return done(gone)
    earlier.current = [...earlier.current, ...gone]
    failed()
    setChanged(true)
    setTyped(left)
  }
  const record = async (isMeant = false) => {
    if (isSending) return
    const made = scansIn(draft.form, typed, timeZone)
    const wrong = unansweredIn(draft.form, made)
    setTold(new Set(wrong.map(({ pointer }) => pointer)))
    if (wrong.length > 0) {
      // Lines in which nobody wrote anything go, so that each fault stands at its line.
      setTyped(linesIn(draft.form, typed))
      setChanged(true)
      return failed()
    }
    setSending(true)
    const [only] = made
    if (only?.unit !== undefined) {
      await recordUnits(made, isMeant)
      return setSending(false)
    }
    const recording = { scan: newScanOf(only), place: at, onKept: drop }
    const outcome = await recordJudged(queue, recording, isMeant)
    setSending(false)
    setNotKept(whyOf(outcome))
    setHeldBack(
      new Map(outcome.is === 'held_back' ? [[idIn(typed, ''), outcome.heldBack] as const] : []),
    )
    if (outcome.is === 'recorded' || outcome.is === 'kept') return done([outcome.place])
    failed()
    if (outcome.is !== 'refused') return
    // Also where it was at this place before, so that nothing else of the form changes.
    keepDraft(operator, { ...now, place: outcome.place })
    setChanged(true)
    setPlace(outcome.place)
  }
  const faultsAt = (asked: number | undefined) => {
    const answer = scans.find(({ queued }) => queued.place === asked)?.queued.answer
    return answer?.status === 'refused' ? answer.faults : []
  }
  const heldBackAt = (part: string) => heldBack.get(idIn(typed, part))
  const faultsOf = (part: string) =>
    heldBackAt(part)?.faults ?? faultsAt(placeIn(typed, part) ?? (part === '' ? place : undefined))
  const unanswered =
    told.size === 0
      ? []
      : unansweredIn(draft.form, scansIn(draft.form, typed, timeZone)).filter(({ pointer }) =>
          told.has(pointer),
        )
  const queued = scans.find((one) => one.queued.place === at)?.queued
  return {
    now,
    typed,
    onTyped: (change) => {
      setChanged(true)
      setTyped(change)
    },
    faults: faultsInForm(draft.form, typed, faultsOf) ?? faultsOf(''),
    unanswered,
    attempts,
    eventTime: queued?.scan.eventTime,
    notKept,
    heldBackAsOf: [...heldBack.values()][0]?.asOf,
    isSending,
    record,
  }
}

/** What a form knows to be wrong with each of its scans, where it is answered; what all units share once. */
function unansweredIn(form: StageForm, made: readonly MadeScan[]): readonly FormFault[] {
  const all = made.flatMap(({ scan, unit }) =>
    faultsBefore(form, scan).map((fault) =>
      unit === undefined ? fault : { ...fault, pointer: pointerOfUnit(form, unit, fault.pointer) },
    ),
  )
  return [...new Map(all.map((fault) => [fault.pointer, fault])).values()]
}
