import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { queuePhrases } from '../phrases-queue.ts'
import { useQueueView } from '../queue-context.tsx'
import { whoseText } from '../said-of-queue.ts'

/** Says on every screen that nobody is signed in while scans wait, whose they are, and the way to go on. */
export function LostSession() {
  const say = useSay()
  const language = useContext(LanguageContext)
  const view = useQueueView()
  if (view.rest?.why !== 'signed_out' || view.counts.waiting === 0) return null
  return (
    <div class="told word" role="alert">
      <p>{filled(queuePhrases.lostSession, language, { whose: whoseText(view, { language }) })}</p>
      <p>
        <a class="button" href="/sign-in?next=/scanner">
          {say(scannerPhrases.signIn)}
        </a>
      </p>
    </div>
  )
}
