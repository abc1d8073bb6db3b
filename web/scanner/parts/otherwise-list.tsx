import { useContext } from 'preact/hooks'
import { LanguageContext, useSay } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'
import type { ShownScan } from '../queue/queue-view.ts'
import { useQueue } from '../queue-context.tsx'
import { otherwiseLines } from '../said-otherwise.ts'
import { useStreamWords } from '../stream-words.ts'

/** What the server decided otherwise than the device had said, until somebody says that they have seen it. */
export function OtherwiseList({ shown: { queued, otherwise } }: { shown: ShownScan }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const queue = useQueue()
  const words = useStreamWords(otherwise.length === 0 ? undefined : queued.scan.stream)
  if (otherwise.length === 0) return null
  return (
    <div class="told word" role="alert">
      {otherwiseLines(queued, otherwise, { language, words }).map((line) => (
        <p key={line}>
          <b>{line}</b>
        </p>
      ))}
      <p>
        <button type="button" class="quiet" onClick={() => void queue.markSeen(queued.place)}>
          {say(queuePhrases.seen)}
        </button>
      </p>
    </div>
  )
}
