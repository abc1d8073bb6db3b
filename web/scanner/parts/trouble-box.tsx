import type { Trouble } from '../api.ts'
import { useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'

/** Says why something did not go, and what to do. */
export function TroubleBox({ trouble, onAgain }: { trouble: Trouble; onAgain?: () => void }) {
  const say = useSay()
  if (trouble.why === 'signed_out') {
    return (
      <div class="told word" role="alert">
        <p>{say(scannerPhrases.signedOut)}</p>
        <p>
          <a class="button" href="/sign-in?next=/scanner">
            {say(scannerPhrases.signIn)}
          </a>
        </p>
      </div>
    )
  }
  const lines =
    trouble.why === 'refused'
      ? trouble.lines
      : [say(trouble.why === 'offline' ? scannerPhrases.noNetwork : scannerPhrases.busy)]
  return (
    <div class="told fault" role="alert">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {onAgain === undefined ? null : (
        <p>
          <button type="button" class="quiet" onClick={onAgain}>
            {say(scannerPhrases.again)}
          </button>
        </p>
      )}
    </div>
  )
}
