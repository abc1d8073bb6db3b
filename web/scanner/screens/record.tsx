import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import type { Facts } from '../../../domain/field.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { scanOfForm } from '../../../workflows/form/scan-of-form.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import { filled } from '../../pages/record/format.ts'
import { firstTyped } from '../first-typed.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { FormBody } from '../parts/form-body.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { scannerPhrases } from '../phrases.ts'
import { type Sent, type SentFault, sendScan } from '../send-scan.ts'
import type { Shift } from '../shift.ts'
import { signal } from '../signal.ts'

/** What of a form is said of what was recorded by it. */
export type RecordedForm = Pick<StageForm, 'action' | 'label' | 'outcome' | 'isEndedByTwo'>

/** What was recorded, as the next screen says it. */
export interface Recorded {
  readonly id: string
  readonly form: RecordedForm
  readonly code: string
  readonly isProposed: boolean
  /** What the server decided; absent while it waits for a second person. */
  readonly decisions?: Facts | undefined
  readonly warnings: readonly string[]
}

export interface RecordProps {
  readonly form: StageForm
  /** Code of the batch in hand. */
  readonly code: string
  readonly shift: Shift
  readonly onRecorded: (recorded: Recorded) => void
  readonly onBack: () => void
}

/** The form of a stage for the batch in hand. Its button records; no key does. */
export function Record({ form, code, shift, onRecorded, onBack }: RecordProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [typed, setTyped] = useState(() => firstTyped(form, { code, shift }))
  const [sent, setSent] = useState<Sent>()
  const [isSending, setSending] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const record = async () => {
    if (isSending) return
    setSending(true)
    const timeZone = shift.timeZone ?? usualTimeZone
    const scan = scanOfForm({ form, typed, timeZone })
    const given = await sendScan(scan, language)
    setSending(false)
    setSent(given)
    if (given.status === 'accepted' || given.status === 'proposed') {
      const isProposed = given.status === 'proposed'
      const decisions = given.status === 'accepted' ? given.decisions : undefined
      onRecorded({ id: scan.id, form, code, isProposed, warnings: given.warnings, decisions })
    } else {
      signal('bad')
      heading.current?.focus()
    }
  }
  const faults = sent?.status === 'refused' ? sent.faults : []

  return (
    <main class="record">
      <p>
        <button type="button" class="minor" onClick={onBack}>
          ← {say(scannerPhrases.back)}
        </button>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {code} <small>{say(form.action)}</small>
      </h1>
      <Wrong sent={sent} faults={faults} />
      <FormBody form={form} typed={typed} faults={faults} onTyped={setTyped} />
      <div class="foot">
        <button type="button" class="big" disabled={isSending} onClick={() => void record()}>
          {isSending
            ? say(scannerPhrases.recording)
            : filled(scannerPhrases.recordStage, language, { stage: say(form.action) })}
        </button>
      </div>
    </main>
  )
}

/** Why nothing was recorded: everything that is wrong in one place, or that no answer came. */
function Wrong({ sent, faults }: { sent: Sent | undefined; faults: readonly SentFault[] }) {
  const say = useSay()
  if (sent?.status === 'unsent') {
    return (
      <>
        <TroubleBox trouble={sent.trouble} />
        <p class="told word">{say(scannerPhrases.unsent)}</p>
      </>
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
    </div>
  )
}
