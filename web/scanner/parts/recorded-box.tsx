import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import type { Recorded } from '../screens/record.tsx'

/** What was just recorded, with what was unusual about it, and the way to reverse it, which names its object. */
export function RecordedBox({ recorded }: { recorded: Recorded }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { id, form, code, isProposed, warnings } = recorded
  const values = { stage: say(isProposed ? form.action : form.label), code }
  const back = `/work/batches/${encodeURIComponent(code)}/stages/reversed?event=${id}`
  return (
    <div class={isProposed ? 'told word' : 'told good'} role="status">
      <p>
        <b>
          {filled(isProposed ? scannerPhrases.proposed : scannerPhrases.recorded, language, values)}
        </b>
      </p>
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {isProposed ? null : (
        <p>
          <a class="minor" href={back}>
            {filled(scannerPhrases.takeBack, language, values)}
          </a>
        </p>
      )}
    </div>
  )
}
