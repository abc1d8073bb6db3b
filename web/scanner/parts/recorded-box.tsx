import { useContext } from 'preact/hooks'
import type { Words } from '../../../domain/words.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import type { Recorded } from '../screens/record.tsx'
import { OutcomeHeadline, toneOf } from './outcome-headline.tsx'

const boxes = { good: 'good', warn: 'word', bad: 'fault' } as const

/** What was just recorded, with what was unusual about it, and the way to reverse it, which names its object. */
export function RecordedBox({ recorded, next }: { recorded: Recorded; next?: Words | undefined }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { id, form, code, isProposed, warnings, decisions } = recorded
  const values = { stage: say(isProposed ? form.action : form.label), code }
  const tone = isProposed ? 'warn' : toneOf(form.outcome, decisions)
  const back = `/work/batches/${encodeURIComponent(code)}/stages/reversed?event=${id}`
  return (
    <div class={`told ${boxes[tone]}`} role="status">
      {isProposed ? null : (
        <OutcomeHeadline outcome={form.outcome} decisions={decisions} next={next} />
      )}
      <p>
        <b>
          {filled(isProposed ? scannerPhrases.proposed : scannerPhrases.recorded, language, values)}
        </b>
      </p>
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {isProposed || form.isEndedByTwo ? null : (
        <p>
          <a class="minor" href={back}>
            {filled(scannerPhrases.takeBack, language, values)}
          </a>
        </p>
      )}
    </div>
  )
}
