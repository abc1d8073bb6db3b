import { useContext, useEffect } from 'preact/hooks'
import type { Language, Words } from '../../../domain/words.ts'
import { outcomeOf, type Tone } from '../../../workflows/outcome.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext } from '../language.tsx'
import type { MadeForm } from '../made-form.ts'
import { scannerPhrases } from '../phrases.ts'
import { manyPhrases } from '../phrases-many.ts'
import type { ShownScan } from '../queue/queue-view.ts'
import type { QueuedScan } from '../queue/queued-scan.ts'
import { codesOf, type Saying, whatOf } from '../said-of-queue.ts'
import { signal } from '../signal.ts'
import { toneOf } from './outcome-headline.tsx'

const boxes = { good: 'good', warn: 'word', bad: 'fault' } as const

export interface RecordedManyProps {
  /** Each unit's scan, two or more. */
  readonly shown: readonly ShownScan[]
  readonly form: MadeForm
  readonly saying: Saying
  readonly onReverse: (queued: QueuedScan, label: Words) => void
}

/** What became of units that were recorded by one form: how many, then each outcome with the codes of those it holds for. */
export function RecordedMany({ shown, form, saying, onReverse }: RecordedManyProps) {
  const language = useContext(LanguageContext)
  const tone = worstOf(shown, form)
  useEffect(() => signal(tone === 'good' ? 'good' : 'bad'), [tone])
  const done = shown.filter(isRecorded)
  const stage = form.label[language]
  const groups = Map.groupBy(shown, (one) => comeOf(one, form)[language])
  return (
    <div class={`told ${boxes[tone]}`} role="status">
      <p>
        <b>{filled(manyPhrases.recorded, language, { n: done.length, stage })}</b>
      </p>
      <ul>
        {[...groups].map(([phrase, those]) => (
          <li key={phrase}>
            <b>{filled(manyPhrases.group, language, { what: phrase, n: those.length })}</b>{' '}
            {codesText(those, language)}
          </li>
        ))}
      </ul>
      {form.isEndedByTwo === true || done.length === 0 ? null : (
        <details>
          <summary>{manyPhrases.each[language]}</summary>
          {done.map(({ queued }) => (
            <p key={queued.place}>
              <button type="button" class="minor" onClick={() => onReverse(queued, form.label)}>
                {filled(scannerPhrases.takeBack, language, { what: whatOf(queued, saying) })}
              </button>
            </p>
          ))}
        </details>
      )}
    </div>
  )
}

/** What became of one: its outcome, else how it stands. */
function comeOf({ queued: { answer } }: ShownScan, { outcome, label }: MadeForm): Words {
  switch (answer?.status) {
    case 'accepted':
    case 'duplicate':
      return outcomeOf(outcome, answer.decisions ?? {})?.label ?? label
    case 'proposed':
      return manyPhrases.proposed
    case 'refused':
      return manyPhrases.refused
    default:
      return manyPhrases.kept
  }
}

function isRecorded({ queued: { answer } }: ShownScan): boolean {
  return answer?.status === 'accepted' || answer?.status === 'duplicate'
}

/** The worst of how they read: what is refused stops, what is not recorded yet is looked at. */
function worstOf(shown: readonly ShownScan[], { outcome }: MadeForm): Tone {
  const tones = shown.map(({ queued: { answer } }): Tone => {
    if (answer?.status === 'refused') return 'bad'
    if (answer === undefined || answer.status === 'proposed') return 'warn'
    return toneOf(outcome, 'decisions' in answer ? answer.decisions : undefined)
  })
  return tones.find((one) => one === 'bad') ?? tones.find((one) => one === 'warn') ?? 'good'
}

function codesText(those: readonly ShownScan[], language: Language): string {
  return those
    .flatMap(({ queued: { scan } }) => codesOf(scan))
    .join(language === 'en' ? ', ' : '、')
}
