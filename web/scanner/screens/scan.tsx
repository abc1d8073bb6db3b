import { useContext, useRef, useState } from 'preact/hooks'
import { scannedText } from '../../../domain/scanned-text.ts'
import type { Words } from '../../../domain/words.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import { alarmScan } from '../alarm-scan.ts'
import type { Trouble } from '../api.ts'
import { formOf, isDrawnHere } from '../forms.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { type Found, lookUp } from '../look-up.ts'
import { ArrivingCards } from '../parts/arriving-card.tsx'
import { AtHandNote } from '../parts/at-hand-note.tsx'
import { BatchCard } from '../parts/batch-card.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { RecordedBox } from '../parts/recorded-box.tsx'
import { SoundSwitch } from '../parts/sound-switch.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { scannerPhrases } from '../phrases.ts'
import { newId } from '../queue/new-id.ts'
import type { ScannedBatch, StepShown } from '../scanned-batch.ts'
import { sendScan } from '../send-scan.ts'
import type { Shift } from '../shift.ts'
import { Record, type Recorded } from './record.tsx'

/** Where somebody stands with a label in view: the field, what the last label was, and the form of the step they chose for it. */
export function Scan({ shift }: { shift: Shift }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [asked, setAsked] = useState<string>()
  const [found, setFound] = useState<Found>()
  const [recording, setRecording] = useState<{ form: StageForm; code: string }>()
  const [recorded, setRecorded] = useState<Recorded>()
  const [trouble, setTrouble] = useState<Trouble>()
  const last = useRef(0)

  const search = async (given: string) => {
    const text = scannedText(given)
    if (text === '') return
    last.current += 1
    const own = last.current
    setAsked(text)
    setFound(undefined)
    setTrouble(undefined)
    const answer = await lookUp(text, language)
    // Of two labels that were scanned one after the other the last is meant.
    if (own === last.current) setFound(answer)
  }
  const begin = async ({ code, stream }: ScannedBatch, { stage }: StepShown) => {
    setTrouble(undefined)
    const answer = await formOf({ stream, stage }, language)
    if ('trouble' in answer) setTrouble(answer.trouble)
    else if (isDrawnHere(answer.value)) setRecording({ form: answer.value, code })
    else location.assign(`/work/batches/${encodeURIComponent(code)}/stages/${stage}`)
  }

  const setApart = async (batch: ScannedBatch, seen: string) => {
    const alarm = batch.next?.alarm
    if (alarm === null || alarm === undefined) return
    const id = newId()
    const sent = await sendScan({ id, ...alarmScan(batch, alarm, { seen, shift }) }, language)
    if (sent.status === 'accepted') {
      const { warnings, decisions } = sent
      const form = { ...alarm, isEndedByTwo: true } as const
      setRecorded({ id, form, code: batch.code, isProposed: false, warnings, decisions })
    } else if (sent.status === 'unsent') setTrouble(sent.trouble)
    else if (sent.status === 'refused') {
      const lines = sent.faults.map(({ message }) => message)
      setTrouble({ why: 'refused', code: alarm.stage, lines })
    }
    void search(batch.code)
  }

  if (recording !== undefined) {
    const end = (done?: Recorded) => {
      setRecording(undefined)
      setRecorded(done)
      void search(recording.code)
    }
    return <Record {...recording} shift={shift} onRecorded={end} onBack={() => end()} />
  }
  return (
    <main>
      <CodeField
        onCode={(text) => {
          setRecorded(undefined)
          void search(text)
        }}
      />
      {recorded === undefined ? null : (
        <RecordedBox recorded={recorded} next={nextOf(found, recorded.code)} />
      )}
      {trouble === undefined ? null : <TroubleBox trouble={trouble} />}
      {asked === undefined ? null : found === undefined ? (
        <p role="status">{say(scannerPhrases.looking)}</p>
      ) : 'trouble' in found ? (
        <TroubleBox trouble={found.trouble} onAgain={() => void search(asked)} />
      ) : (
        <>
          <AtHandNote atHand={found.value.atHand} />
          <ArrivingCards found={found.value} />
          {found.value.batches.map((batch) => (
            <BatchCard
              key={batch.id}
              batch={batch}
              onStep={(step) => void begin(batch, step)}
              onSign={(seen) => void setApart(batch, seen)}
              isQuiet={recorded !== undefined}
            />
          ))}
        </>
      )}
      <p>
        <SoundSwitch />
      </p>
    </main>
  )
}

/** The one thing to do next with the batch that was just recorded, as soon as it is known. */
function nextOf(found: Found | undefined, code: string): Words | undefined {
  if (found === undefined || 'trouble' in found) return undefined
  const next = found.value.batches.find((batch) => batch.code === code)?.next
  return next?.steps.find(({ stage }) => stage === next.recommended)?.action
}
