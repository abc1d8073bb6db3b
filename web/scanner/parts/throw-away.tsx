import { useContext, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'

/** Throws something away, after one question that names it. */
export function ThrowAway({ what, onThrow }: { what: string; onThrow: () => void }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <button type="button" class="quiet" onClick={() => setAsked(true)}>
        {say(queuePhrases.throwAway)}
      </button>
    )
  }
  return (
    <div class="ask" role="alert">
      <p>{filled(queuePhrases.throwAwayAsk, language, { what })}</p>
      <p class="acts">
        <button type="button" class="danger-key" onClick={onThrow}>
          {filled(queuePhrases.throwAwayNow, language, { what })}
        </button>
        <button type="button" class="quiet" onClick={() => setAsked(false)}>
          {say(queuePhrases.keepIt)}
        </button>
      </p>
    </div>
  )
}
