import { useContext, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'
import { useQueueView } from '../queue-context.tsx'
import { whoseText } from '../said-of-queue.ts'

/** Who is signed in, and the way out; where scans wait it says first how many are whose and what becomes of them. */
export function SignOut() {
  const say = useSay()
  const language = useContext(LanguageContext)
  const view = useQueueView()
  const [isAsked, setAsked] = useState(false)
  const { person, counts, rest } = view
  if (person === undefined || rest?.why === 'signed_out') return null
  const whose = whoseText(view, { language })
  return (
    <section class="card">
      <p>{filled(queuePhrases.signedInAs, language, { name: person.name })}</p>
      {isAsked && counts.waiting > 0 ? (
        <div role="alert">
          <p>{filled(queuePhrases.signOutWith, language, { whose })}</p>
          <div class="acts">
            <form method="post" action="/sign-out">
              <button type="submit" class="danger-key">
                {say(queuePhrases.signOutAll)}
              </button>
            </form>
            <button type="button" class="quiet" onClick={() => setAsked(false)}>
              {say(queuePhrases.stay)}
            </button>
          </div>
        </div>
      ) : counts.waiting > 0 ? (
        <button type="button" class="quiet" onClick={() => setAsked(true)}>
          {say(queuePhrases.signOut)}
        </button>
      ) : (
        <form method="post" action="/sign-out">
          <button type="submit" class="quiet">
            {say(queuePhrases.signOut)}
          </button>
        </form>
      )}
    </section>
  )
}
