import { useContext, useEffect, useState } from 'preact/hooks'
import { LanguageContext, useSay } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'
import { useQueue, useQueueView } from '../queue-context.tsx'
import { clockText, restText, type Saying } from '../said-of-queue.ts'

/** Why nothing is being sent, a clock that is wrong, a browser that promises nothing; and the button that sends now. */
export function QueueState({ saying }: { saying: Saying }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const queue = useQueue()
  const view = useQueueView()
  const isOnLine = useOnLine()
  const { counts, clockAheadMilliseconds: ahead, isPersistent, rest } = view
  const why = restText(view, saying, isOnLine)
  const isRisky = isPersistent === false && counts.waiting > 0
  return (
    <>
      {ahead === undefined ? null : (
        <p class="told word" role="alert">
          {clockText(ahead, language)}
        </p>
      )}
      {why.length === 0 ? null : (
        <div class="told word" role="status">
          {why.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {isRisky ? <p class="soft">{say(queuePhrases.notPersistent)}</p> : null}
      {counts.waiting === 0 ? null : (
        <p>
          <button
            type="button"
            class="wide"
            disabled={rest === undefined}
            onClick={() => queue.sendNow()}
          >
            {rest === undefined ? say(queuePhrases.sending) : say(queuePhrases.sendNow)}
          </button>
        </p>
      )}
    </>
  )
}

/** What the browser says of the network: a hint and nothing more. */
function useOnLine(): boolean {
  const [isOnLine, setOnLine] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnLine(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return isOnLine
}
