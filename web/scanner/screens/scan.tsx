import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { scannedText } from '../../../domain/scanned-text.ts'
import { invitationIn } from '../../../domain/station-invitation.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import { alarmScan } from '../alarm-scan.ts'
import type { Answer, Trouble } from '../api.ts'
import { expectedOf } from '../at-hand/judge-scan.ts'
import { draftToMend, draftToRedo, draftToReverse } from '../draft-of-scan.ts'
import { asBegun, type Draft, leaveDraft, recallOpenDraft } from '../drafts.ts'
import { firstTyped } from '../first-typed.ts'
import { formOf } from '../forms.ts'
import { newCodeIn, nextOf } from '../found-batches.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { letAlarmAhead } from '../let-alarm-ahead.ts'
import { type Found, lookUp } from '../look-up.ts'
import { ArrivingCards } from '../parts/arriving-card.tsx'
import { AtHandNote } from '../parts/at-hand-note.tsx'
import { BatchCard } from '../parts/batch-card.tsx'
import { BringIn } from '../parts/bring-in.tsx'
import { CameraPanel } from '../parts/camera-panel.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { type Made, RecordedBox } from '../parts/recorded-box.tsx'
import { ScannedMeanwhile } from '../parts/scanned-meanwhile.tsx'
import { SoundSwitch } from '../parts/sound-switch.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { UnfinishedForms } from '../parts/unfinished-forms.tsx'
import { scannerPhrases } from '../phrases.ts'
import { notKeptPhrases } from '../phrases-kept.ts'
import { useQueue, useQueueView } from '../queue-context.tsx'
import { recordScan } from '../record-scan.ts'
import { codesOf } from '../said-of-queue.ts'
import type { ScannedBatch, StepShown } from '../scanned-batch.ts'
import type { Shift } from '../shift.ts'
import { openTicked, tickedIn } from '../ticked.ts'
import { usePersonChange } from '../use-person-change.ts'
import { useWho } from '../who.ts'
import { Record } from './record.tsx'

export interface ScanProps {
  readonly shift: Shift
  /** A form to begin with; else the one that was left unfinished, such as by a reload. */
  readonly begin?: Draft | undefined
  /** What is looked up first, such as a batch picked from the work list; a form that was left unfinished is not opened then. */
  readonly ask?: string | undefined
  /** Told once it has begun with these: they are not begun with again, such as after somebody chose another facility. */
  readonly onBegun: () => void
  /** Told the code of an invitation to become a station, which is no label. */
  readonly onInvitation: (code: string) => void
}

/** Where somebody stands with a label in view: the field, what the last label was, and the form of the step they chose for it. */
export function Scan({ shift, begin: given, ask, onBegun, onInvitation }: ScanProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  useWho()
  const queue = useQueue()
  const operator = useQueueView().person?.operator
  const [asked, setAsked] = useState<string>()
  const [found, setFound] = useState<Found>()
  const [ticked] = useState(() => tickedIn(location.hash))
  const [recording, setRecording] = useState(() =>
    ticked === undefined && ask === undefined ? (given ?? recallOpenDraft(operator)) : undefined,
  )
  const [made, setMade] = useState<Made>()
  const [trouble, setTrouble] = useState<Trouble>()
  const last = useRef(0)
  const timeZone = shift.timeZone ?? usualTimeZone
  usePersonChange(operator, () => setRecording(undefined))

  const search = async (given: string, isKept = false) => {
    const text = scannedText(given)
    if (text === '') return
    const invitation = invitationIn(text)
    if (invitation !== undefined) return onInvitation(invitation)
    last.current += 1
    const own = last.current
    setAsked(text)
    setFound(undefined)
    setTrouble(undefined)
    const answer = await lookUp(text, language)
    // Of two labels that were scanned one after the other the last is meant.
    if (own !== last.current) return
    // After a scan that is only kept nothing is asked for: the next label is waited for.
    if (isKept && 'trouble' in answer) setAsked(undefined)
    else setFound(answer)
  }
  const take = (text: string) => {
    setMade(undefined)
    void search(text)
  }
  const open = async (asking: Promise<Answer<Draft>>) => {
    setTrouble(undefined)
    const answer = await asking
    if ('trouble' in answer) setTrouble(answer.trouble)
    else setRecording(answer.value)
  }
  useEffect(() => {
    if (ask !== undefined) take(ask)
    onBegun()
    if (ticked !== undefined) void open(openTicked(ticked, { shift, language, operator }))
  }, [])
  const begin = (form: StageForm, code = newCodeIn(asked, found) ?? '') =>
    setRecording(asBegun(operator, { form, code, typed: firstTyped(form, { code, shift }) }))
  const choose = async ({ code, stream }: ScannedBatch, { stage }: StepShown) => {
    setTrouble(undefined)
    const answer = await formOf({ stream, stage }, language)
    if ('trouble' in answer) setTrouble(answer.trouble)
    else begin(answer.value, code)
  }

  const setApart = async (batch: ScannedBatch, seen: string) => {
    const alarm = batch.next?.alarm
    if (alarm === null || alarm === undefined) return
    const scan = alarmScan(batch, alarm, { seen, shift })
    const outcome = await recordScan(queue, { scan, expected: await expectedOf(scan) })
    if (outcome.is === 'not_kept') {
      const lines = [say(notKeptPhrases[outcome.why])]
      setTrouble({ why: 'refused', code: alarm.stage, lines })
      return
    }
    await letAlarmAhead(queue, outcome.place)
    setMade({ place: outcome.place, form: { ...alarm, isEndedByTwo: true }, code: batch.code })
    void search(batch.code, outcome.is === 'kept')
  }

  if (recording !== undefined) {
    const { code, form } = recording
    const back = (left: Draft) => {
      leaveDraft(operator, left)
      setRecording(undefined)
      void search(code)
    }
    const end = (places: readonly number[]) => {
      const place = places.at(-1) ?? 0
      setRecording(undefined)
      const shown = queue.view().scans.find(({ queued }) => queued.place === place)
      const named = shown === undefined ? [] : codesOf(shown.queued.scan)
      // What is new may have been named in the form.
      const now = form.batches === undefined ? (named[0] ?? code) : code
      setMade({ place, places, form, code: now })
      void search(now, shown?.progress.how !== 'done')
    }
    // What was typed stays among the unfinished forms.
    const leaveFor = (text: string) => {
      setRecording(undefined)
      take(text)
    }
    return (
      <>
        <ScannedMeanwhile onLookUp={leaveFor} />
        <Record draft={recording} shift={shift} onDone={end} onBack={back} />
      </>
    )
  }
  const at = { language, timeZone }
  return (
    <main>
      <h1 class="unseen">{say(scannerPhrases.scan)}</h1>
      <CameraPanel onCode={take} />
      <CodeField onCode={take} />
      {made === undefined ? null : (
        <RecordedBox
          made={made}
          timeZone={timeZone}
          next={nextOf(found, made.code)}
          onMend={(queued) => void open(draftToMend(queued, at))}
          onReverse={(queued, label) => void open(draftToReverse(queued, { label, language }))}
          onRedo={(queued) => void open(draftToRedo(queued, at))}
        />
      )}
      {trouble === undefined ? null : <TroubleBox trouble={trouble} />}
      {asked === undefined ? null : found === undefined ? (
        <p role="status">{say(scannerPhrases.looking)}</p>
      ) : 'trouble' in found ? (
        <TroubleBox trouble={found.trouble} code={asked} onAgain={() => void search(asked)} />
      ) : (
        <>
          <AtHandNote atHand={found.value.atHand} timeZone={timeZone} />
          <ArrivingCards found={found.value} />
          {found.value.batches.map((batch) => (
            <BatchCard
              key={batch.id}
              batch={batch}
              onStep={(step) => void choose(batch, step)}
              onSign={(seen) => void setApart(batch, seen)}
              timeZone={timeZone}
              isQuiet={made !== undefined}
            />
          ))}
        </>
      )}
      <BringIn code={newCodeIn(asked, found)} onForm={(form) => begin(form)} />
      <UnfinishedForms operator={operator} onOpen={setRecording} />
      <p>
        <SoundSwitch />
      </p>
    </main>
  )
}
