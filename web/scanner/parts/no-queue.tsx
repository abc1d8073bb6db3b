import { useSay } from '../language.tsx'
import { keptPhrases } from '../phrases-kept.ts'
import { queuePhrases } from '../phrases-queue.ts'
import type { Opened } from '../queue-context.tsx'

/** Instead of a screen: the scans of this device are being opened, or the browser keeps none and why. */
export function NoQueue({ opened }: { opened: Opened | undefined }) {
  const say = useSay()
  const why = opened !== undefined && 'notOpened' in opened ? opened.notOpened : undefined
  return (
    <main>
      {why === undefined ? (
        <p role="status">{say(queuePhrases.opening)}</p>
      ) : (
        <div class="told fault" role="alert">
          <p>{say(why === 'newer_app' ? keptPhrases.newerOpen : keptPhrases.cannotKeep)}</p>
          <p>
            <button type="button" class="quiet" onClick={() => location.reload()}>
              {say(queuePhrases.reload)}
            </button>
          </p>
        </div>
      )}
    </main>
  )
}
