import { useContext, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'
import { useQueue } from '../queue-context.tsx'

/** Throws a scan of the queue away, after one question that names it. */
export function ThrowAway({ place, what }: { place: number; what: string }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const queue = useQueue()
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
        <button type="button" class="danger-key" onClick={() => void queue.throwAway(place)}>
          {filled(queuePhrases.throwAwayNow, language, { what })}
        </button>
        <button type="button" class="quiet" onClick={() => setAsked(false)}>
          {say(queuePhrases.keepIt)}
        </button>
      </p>
    </div>
  )
}
