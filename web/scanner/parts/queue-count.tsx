import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'
import { useQueueView } from '../queue-context.tsx'

/** How many scans wait on this device and how many need somebody, on every screen; leads to them. "All sent" is said only where nothing is left to do. */
export function QueueCount({ isOpen, onOpen }: { isOpen: boolean; onOpen: () => void }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { counts } = useQueueView()
  const { waiting, toBeSeen } = counts
  return (
    <button type="button" class="count" aria-current={isOpen ? 'page' : undefined} onClick={onOpen}>
      {toBeSeen === 0 ? null : (
        <b class="needs">{filled(queuePhrases.needsYou, language, { n: toBeSeen })}</b>
      )}
      {waiting === 0 && toBeSeen > 0 ? null : (
        <span>
          {waiting === 0
            ? say(queuePhrases.allSent)
            : filled(queuePhrases.toSend, language, { n: waiting })}
        </span>
      )}
    </button>
  )
}
