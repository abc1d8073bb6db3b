import { useContext, useEffect, useRef } from 'preact/hooks'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Fault } from '../../../domain/refusal.ts'
import { filled } from '../../pages/record/format.ts'
import type { Draft } from '../drafts.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { FormBody } from '../parts/form-body.tsx'
import { TimeQuestion } from '../parts/time-question.tsx'
import { scannerPhrases } from '../phrases.ts'
import { keptPhrases, notKeptPhrases } from '../phrases-kept.ts'
import { queuePhrases } from '../phrases-queue.ts'
import type { WhyNotKept } from '../record-scan.ts'
import type { Shift } from '../shift.ts'
import { useRecording } from '../use-recording.ts'

export interface RecordProps {
  readonly draft: Draft
  readonly shift: Shift
  /** Told of the place in the queue of what is recorded, or kept for later. */
  readonly onDone: (place: number) => void
  readonly onBack: () => void
}

/** The form of a stage for the batch in hand. Its button records; no key does. */
export function Record({ draft, shift, onDone, onBack }: RecordProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { form, code, reversed } = draft
  const { typed, onTyped, faults, eventTime, notKept, isSending, record } = useRecording(draft, {
    shift,
    onDone,
  })
  const heading = useRef<HTMLHeadingElement>(null)
  // Once for each answer: whoever mends keeps the field that they write in.
  useEffect(() => heading.current?.focus(), [JSON.stringify(faults), notKept])
  const action =
    reversed === undefined
      ? say(form.action)
      : filled(keptPhrases.undoing, language, { stage: say(reversed) })

  return (
    <main class="record">
      <p>
        <button type="button" class="minor" onClick={onBack}>
          ← {say(scannerPhrases.back)}
        </button>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {code} <small>{action}</small>
      </h1>
      <Wrong notKept={notKept} faults={faults} />
      <FormBody form={form} typed={typed} faults={faults} onTyped={onTyped} takesUnits />
      <TimeQuestion
        {...{ typed, faults, onTyped, eventTime }}
        timeZone={shift.timeZone ?? usualTimeZone}
      />
      <div class="foot">
        <button type="button" class="big" disabled={isSending} onClick={() => void record()}>
          {isSending
            ? say(scannerPhrases.recording)
            : filled(scannerPhrases.recordStage, language, { stage: action })}
        </button>
      </div>
    </main>
  )
}

/** Why nothing was recorded: everything that is wrong in one place, or that the device could not keep it. */
function Wrong({ notKept, faults }: { notKept: WhyNotKept | undefined; faults: readonly Fault[] }) {
  const say = useSay()
  if (notKept !== undefined) {
    return (
      <div class="told fault" role="alert">
        <p>{say(notKeptPhrases[notKept])}</p>
        {notKept === 'newer_app' ? (
          <p>
            <button type="button" class="quiet" onClick={() => location.reload()}>
              {say(queuePhrases.reload)}
            </button>
          </p>
        ) : null}
        {notKept === 'nobody' ? (
          <p>
            <a class="button" href="/sign-in?next=/scanner">
              {say(scannerPhrases.signIn)}
            </a>
          </p>
        ) : null}
      </div>
    )
  }
  if (faults.length === 0) return null
  return (
    <div class="told fault" role="alert">
      <p>
        <b>{say(scannerPhrases.wrong)}</b>
      </p>
      <ul>
        {faults.map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>{message}</li>
        ))}
      </ul>
      <p>{say(keptPhrases.stays)}</p>
    </div>
  )
}
