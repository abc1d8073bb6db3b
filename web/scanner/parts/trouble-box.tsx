import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import type { Trouble } from '../api.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { bringInPhrases } from '../phrases-bring-in.ts'
import { CutNote } from './at-hand-note.tsx'

/** Says why something did not go, and what to do. */
export function TroubleBox({
  trouble,
  code,
  onAgain,
}: {
  trouble: Trouble
  /** What was looked up, where that is what did not go. */
  code?: string
  onAgain?: () => void
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
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
  // By far the most frequent, and what to do about it stands on this very screen.
  if (code !== undefined && trouble.why === 'refused' && trouble.code === 'unknown_batch') {
    return (
      <p class="told word" role="alert">
        {filled(bringInPhrases.notKnown, language, { code })}
      </p>
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
      {code !== undefined && trouble.why === 'offline' ? <CutNote /> : null}
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
