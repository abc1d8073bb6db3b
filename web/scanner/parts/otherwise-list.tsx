import { useContext } from 'preact/hooks'
import { LanguageContext, useSay } from '../language.tsx'
import { heldBackPhrases } from '../phrases-held-back.ts'
import { queuePhrases } from '../phrases-queue.ts'
import type { ShownScan } from '../queue/queue-view.ts'
import { useQueue } from '../queue-context.tsx'
import { useRules } from '../said-faults.ts'
import { saidOtherwise } from '../said-otherwise.ts'
import { useStreamWords } from '../stream-words.ts'

/** What the server decided otherwise than the device had said, and why, until somebody says that they have seen it. */
export function OtherwiseList({
  shown: { queued, otherwise },
  timeZone,
}: {
  shown: ShownScan
  timeZone: string | undefined
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const queue = useQueue()
  const words = useStreamWords(otherwise.length === 0 ? undefined : queued.scan.stream)
  const rules = useRules(otherwise.length > 0)
  if (otherwise.length === 0 || rules === 'asked') return null
  const { told, why } = saidOtherwise(queued, otherwise, { language, words, rules, timeZone })
  return (
    <div class="told word" role="alert">
      {told.map((line) => (
        <p key={line}>
          <b>{line}</b>
        </p>
      ))}
      <p>{say(heldBackPhrases.why)}</p>
      <ul>
        {why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <button type="button" class="quiet" onClick={() => void queue.markSeen(queued.place)}>
          {say(queuePhrases.seen)}
        </button>
      </p>
    </div>
  )
}
