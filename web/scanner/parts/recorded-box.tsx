import { useContext } from 'preact/hooks'
import type { Words } from '../../../domain/words.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import type { MadeForm } from '../made-form.ts'
import { scannerPhrases } from '../phrases.ts'
import { keptPhrases } from '../phrases-kept.ts'
import { queuePhrases } from '../phrases-queue.ts'
import type { ShownScan } from '../queue/queue-view.ts'
import type { QueuedScan } from '../queue/queued-scan.ts'
import { useQueue, useQueueView } from '../queue-context.tsx'
import { useSaidFaults, useSaidWarnings } from '../said-faults.ts'
import { madeText, progressText, restText, type Saying, whatOf } from '../said-of-queue.ts'
import { OtherwiseList } from './otherwise-list.tsx'
import { OutcomeHeadline, toneOf } from './outcome-headline.tsx'
import { RecordedMany } from './recorded-many.tsx'
import { ThrowAway } from './throw-away.tsx'

const boxes = { good: 'good', warn: 'word', bad: 'fault' } as const

/** What was made last: its place in the queue, by which form, of which batch. */
export interface Made {
  readonly place: number
  readonly form: MadeForm
  readonly code: string
  /** Places of all that were recorded by the form, where it was of several units. */
  readonly places?: readonly number[]
}

export interface RecordedBoxProps {
  readonly made: Made
  /** What to do next, where it is known. */
  readonly next: Words | undefined
  readonly timeZone: string
  readonly onMend: (queued: QueuedScan) => void
  readonly onReverse: (queued: QueuedScan, label: Words) => void
  readonly onRedo: (queued: QueuedScan) => void
}

/** What became of the scan that was made last, also when that is known later: recorded, kept on the device, or refused after all. */
export function RecordedBox(props: RecordedBoxProps) {
  const language = useContext(LanguageContext)
  const { scans } = useQueueView()
  const { made, timeZone } = props
  const saying: Saying = { language, timeZone, stageNames: () => made.form.label }
  const { places = [] } = made
  const many = scans.filter(({ queued }) => places.includes(queued.place))
  if (many.length > 1)
    return (
      <RecordedMany shown={many} form={made.form} saying={saying} onReverse={props.onReverse} />
    )
  const shown = scans.find(({ queued }) => queued.place === made.place)
  // It was thrown away, or is long done.
  if (shown === undefined) return null
  const part = { ...props, shown, saying }
  switch (shown.queued.answer?.status) {
    case 'accepted':
    case 'duplicate':
      return <Recorded {...part} />
    case 'proposed':
      return <Proposed {...part} />
    case 'refused':
      return <Refused {...part} />
    default:
      return <Kept {...part} />
  }
}

type Part = RecordedBoxProps & { readonly shown: ShownScan; readonly saying: Saying }

function Recorded({ shown, saying, made, next, onReverse, onRedo }: Part) {
  const { language } = saying
  const { scans } = useQueueView()
  const { queued } = shown
  const what = whatOf(queued, saying)
  const { answer } = queued
  const accepted = answer !== undefined && 'warnings' in answer ? answer : undefined
  const decisions = accepted?.decisions
  const warnings = useSaidWarnings(queued.scan, accepted)
  const { outcome, label, isEndedByTwo } = made.form
  const { reverses } = queued.scan
  const reversed = scans.find((one) => one.queued.scan.id === reverses)?.queued
  return (
    <div class={`told ${boxes[toneOf(outcome, decisions)]}`} role="status">
      <OutcomeHeadline outcome={outcome} decisions={decisions} next={next} />
      <p>
        <b>{filled(scannerPhrases.recorded, language, { what })}</b>
      </p>
      <MadeLine queued={queued} saying={saying} />
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      <OtherwiseList shown={shown} timeZone={saying.timeZone} />
      {reverses !== undefined || isEndedByTwo ? null : (
        <p>
          <button type="button" class="minor" onClick={() => onReverse(queued, label)}>
            {filled(scannerPhrases.takeBack, language, { what })}
          </button>
        </p>
      )}
      {reversed === undefined ? null : (
        <p>
          <button type="button" class="quiet" onClick={() => onRedo(reversed)}>
            {filled(keptPhrases.redo, language, { what: codesText(reversed, saying) })}
          </button>
        </p>
      )}
    </div>
  )
}

/** What is to be labelled now. */
function MadeLine({ queued, saying }: { queued: QueuedScan; saying: Saying }) {
  const made = madeText(queued, saying)
  return made === undefined ? null : <p>{made}</p>
}

/** What is done again is named by its batches: its stage is asked for as the form is opened. */
function codesText({ scan }: QueuedScan, { language }: Saying): string {
  const { batches = [], outputs = [] } = scan
  const codes = (batches.length > 0 ? batches : outputs).map(({ batch }) => batch)
  return codes.slice(0, 3).join(language === 'en' ? ', ' : '、')
}

function Proposed({ shown, saying }: Part) {
  const what = whatOf(shown.queued, saying)
  return (
    <div class="told word" role="status">
      <p>
        <b>{filled(scannerPhrases.proposed, saying.language, { what })}</b>
      </p>
    </div>
  )
}

function Refused({ shown, saying, onMend }: Part) {
  const { language } = saying
  const { answer } = shown.queued
  const what = whatOf(shown.queued, saying)
  const faults = useSaidFaults(shown.queued.scan, answer?.status === 'refused' ? answer.faults : [])
  return (
    <div class="told fault" role="alert">
      <p>
        <b>{filled(keptPhrases.refusedNow, language, { what })}</b>
      </p>
      <ul>
        {faults.map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>{message}</li>
        ))}
      </ul>
      {shown.isMendable ? (
        <p>
          <button type="button" onClick={() => onMend(shown.queued)}>
            {filled(queuePhrases.mendNamed, language, { what })}
          </button>
        </p>
      ) : null}
    </div>
  )
}

function Kept({ shown, saying }: Part) {
  const say = useSay()
  const queue = useQueue()
  const view = useQueueView()
  const { queued, progress, mayBeThrownAway } = shown
  const what = whatOf(queued, saying)
  const isPlain = progress.how === 'ready' || progress.how === 'sending'
  const why = isPlain
    ? restText(view, saying, navigator.onLine)
    : [progressText(shown, view, saying)]
  return (
    <div class="told word" role="status">
      <p>
        <b>{filled(keptPhrases.keptNow, saying.language, { what })}</b>
      </p>
      <MadeLine queued={queued} saying={saying} />
      <p>{say(keptPhrases.keptWhy)}</p>
      {why.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {mayBeThrownAway ? (
        <ThrowAway what={what} onThrow={() => void queue.throwAway(queued.place)} />
      ) : null}
    </div>
  )
}
