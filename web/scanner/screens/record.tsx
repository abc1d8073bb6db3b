import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { escapePointer } from '../../../domain/json-pointer.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Question } from '../../../workflows/form/question.ts'
import { scanOfForm } from '../../../workflows/form/scan-of-form.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { massQuestion } from '../mass-question.ts'
import { QuestionField } from '../parts/question-field.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { scannerPhrases } from '../phrases.ts'
import { newId } from '../queue/new-id.ts'
import { type Sent, type SentFault, sendScan } from '../send-scan.ts'
import type { Shift } from '../shift.ts'

/** What was recorded, as the next screen says it. */
export interface Recorded {
  readonly id: string
  readonly form: StageForm
  readonly code: string
  readonly isProposed: boolean
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

  const answer = (pointer: string, values: readonly string[]) =>
    setTyped((before) => new Map([...before, [pointer, values]]))
  const record = async () => {
    if (isSending) return
    setSending(true)
    const timeZone = shift.timeZone ?? usualTimeZone
    const scan = scanOfForm({ form, typed, timeZone })
    const given = await sendScan(scan, language)
    setSending(false)
    setSent(given)
    if (given.status === 'accepted' || given.status === 'proposed') {
      navigator.vibrate?.(60)
      const isProposed = given.status === 'proposed'
      onRecorded({ id: scan.id, form, code, isProposed, warnings: given.warnings })
    } else {
      navigator.vibrate?.([200, 80, 200])
      heading.current?.focus()
    }
  }
  const faults = sent?.status === 'refused' ? sent.faults : []
  const mass = massQuestion(form)
  const asked = [
    ...(mass === undefined ? [] : [{ question: mass, pointer: '/batches/0/massGrams' }]),
    ...form.questions.map((question) => ({ question, pointer: pointerOf(question) })),
  ]
  const signs = form.questions.filter(({ nothingWrong }) => nothingWrong !== undefined)

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
      {signs.length < 3 ? null : (
        <button type="button" class="quiet wide" onClick={() => setTyped(withNothingWrong(signs))}>
          {filled(scannerPhrases.nothingWrong, language, { n: signs.length })}
        </button>
      )}
      {asked.map(({ question, pointer }) => (
        <QuestionField
          key={pointer}
          question={question}
          pointer={pointer}
          values={typed.get(pointer) ?? []}
          faults={faults.filter((one) => isAt(one.pointer, pointer)).map(({ message }) => message)}
          onAnswer={(values) => answer(pointer, values)}
        />
      ))}
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

function firstTyped(form: StageForm, { code, shift }: { code: string; shift: Shift }): Typed {
  return new Map([
    ['/id', [newId()]],
    ['/facility', [shift.facility]],
    [form.batches?.codesAlone === true ? '/batches' : '/batches/0/batch', [code]],
  ])
}

/** Answers every sign as it is where nothing is wrong; what was answered before is answered anew, as the button says. */
function withNothingWrong(signs: readonly Question[]): (before: Typed) => Typed {
  return (before) =>
    new Map([
      ...before,
      ...signs.map(
        (sign) => [pointerOf(sign), [sign.nothingWrong === true ? 'yes' : 'no']] as const,
      ),
    ])
}

function pointerOf({ name }: Question): string {
  return `/facts/${escapePointer(name)}`
}

function isAt(pointer: string, asked: string): boolean {
  return pointer === asked || pointer.startsWith(`${asked}/`)
}
