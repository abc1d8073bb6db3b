import { useContext, useEffect, useRef } from 'preact/hooks'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { filled } from '../../pages/record/format.ts'
import { answerText } from '../answer-words.ts'
import { asOfText } from '../as-of-text.ts'
import type { Draft } from '../drafts.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { FormBody } from '../parts/form-body.tsx'
import { TimeQuestion } from '../parts/time-question.tsx'
import { WrongList, type WrongListProps } from '../parts/wrong-list.tsx'
import { scannerPhrases } from '../phrases.ts'
import { answersPhrases } from '../phrases-answers.ts'
import { heldBackPhrases } from '../phrases-held-back.ts'
import { keptPhrases, notKeptPhrases } from '../phrases-kept.ts'
import { queuePhrases } from '../phrases-queue.ts'
import type { WhyNotKept } from '../record-scan.ts'
import { useSaidFaults } from '../said-faults.ts'
import type { Shift } from '../shift.ts'
import { useRecording } from '../use-recording.ts'

export interface RecordProps {
  readonly draft: Draft
  readonly shift: Shift
  /** Told of the places in the queue of what is recorded, or kept for later. */
  readonly onDone: (places: readonly number[]) => void
  /** Told the form as it is now: what was refused has a place in the queue since. */
  readonly onBack: (left: Draft) => void
}

/** The form of a stage for the batch in hand. Its button records; no key does. */
export function Record({ draft, shift, onDone, onBack }: RecordProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { form, code, reversed } = draft
  const recording = useRecording(draft, { shift, onDone })
  const { typed, onTyped, unanswered, attempts, eventTime, notKept, isSending, record } = recording
  const told = useSaidFaults(form, recording.faults)
  const before = unanswered.map((fault) => ({
    pointer: fault.pointer,
    message: answerText(fault, language),
  }))
  // What is still to be answered comes first; the server has not seen this form yet.
  const faults = before.length > 0 ? before : told
  const heading = useRef<HTMLHeadingElement>(null)
  const wrong = useRef<HTMLDivElement>(null)
  // Once for each try: whoever mends keeps the field that they write in.
  useEffect(() => (wrong.current ?? heading.current)?.focus(), [attempts, notKept])
  const action =
    reversed === undefined
      ? say(form.action)
      : filled(keptPhrases.undoing, language, { stage: say(reversed) })

  return (
    <main class="record">
      <p>
        <button type="button" class="minor" onClick={() => onBack(recording.now)}>
          ← {say(scannerPhrases.back)}
        </button>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {code === '' ? (
          action
        ) : (
          <>
            {code} <small>{action}</small>
          </>
        )}
      </h1>
      <div ref={wrong} tabIndex={-1} class="summary">
        {notKept !== undefined ? (
          <NotKept why={notKept} />
        ) : faults.length === 0 ? null : (
          <Wrong
            form={form}
            typed={typed}
            faults={faults}
            isBefore={before.length > 0}
            heldBackAt={
              before.length > 0 || recording.heldBackAsOf === undefined
                ? undefined
                : asOfText(recording.heldBackAsOf, language, shift.timeZone ?? usualTimeZone)
            }
            onSend={() => void record(true)}
          />
        )}
      </div>
      <FormBody form={form} typed={typed} faults={faults} onTyped={onTyped} takesUnits />
      <TimeQuestion
        typed={typed}
        faults={faults}
        onTyped={onTyped}
        eventTime={eventTime}
        timeZone={shift.timeZone ?? usualTimeZone}
      />
      <div class="foot">
        <button type="button" class="big" disabled={isSending} onClick={() => void record()}>
          {isSending
            ? say(scannerPhrases.recording)
            : reversed === undefined
              ? filled(scannerPhrases.recordStage, language, { stage: action })
              : action}
        </button>
      </div>
    </main>
  )
}

/** That the device could not keep it, and what to do. */
function NotKept({ why }: { why: WhyNotKept }) {
  const say = useSay()
  return (
    <div class="told fault" role="alert">
      <p>{say(notKeptPhrases[why])}</p>
      {why === 'newer_app' ? (
        <p>
          <button type="button" class="quiet" onClick={() => location.reload()}>
            {say(queuePhrases.reload)}
          </button>
        </p>
      ) : null}
      {why === 'nobody' ? (
        <p>
          <a class="button" href="/sign-in?next=/scanner">
            {say(scannerPhrases.signIn)}
          </a>
        </p>
      ) : null}
    </div>
  )
}

interface WrongProps extends WrongListProps {
  /** Whether the form itself knows it. */
  readonly isBefore: boolean
  /** When this device last asked the server, where its rules say so. */
  readonly heldBackAt: string | undefined
  readonly onSend: () => void
}

/** Why nothing was recorded: everything that is wrong in one place. What the device alone says stops nobody. */
function Wrong({ isBefore, heldBackAt, onSend, ...list }: WrongProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const isKept = !isBefore && heldBackAt === undefined
  return (
    <div class="told fault" role="alert">
      <p>
        <b>{say(isKept ? scannerPhrases.wrong : answersPhrases.notSent)}</b>
      </p>
      <WrongList {...list} />
      {isKept ? <p>{say(keptPhrases.stays)}</p> : null}
      {heldBackAt === undefined ? null : (
        <>
          <p>
            {filled(heldBackPhrases.mayDiffer, language, {
              time: heldBackAt,
            })}
          </p>
          <button type="button" class="big quiet" onClick={onSend}>
            {say(heldBackPhrases.allTheSame)}
          </button>
        </>
      )}
    </div>
  )
}
