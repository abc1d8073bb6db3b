import { useContext, useEffect, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { wedgePhrases } from '../phrases-wedge.ts'
import { watchWedge } from '../wedge/watch-wedge.ts'

/** Where a form is open, a label that is scanned beside it spoils no answer: it says so, and leads to the label when somebody wants that. */
export function ScannedMeanwhile({ onLookUp }: { onLookUp: (text: string) => void }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [text, setText] = useState<string>()
  useEffect(() => watchWedge(setText), [])
  if (text === undefined) return null
  return (
    <div class="told word" role="status">
      <p>{filled(wedgePhrases.meanwhile, language, { text })}</p>
      <p>
        <button type="button" class="quiet" onClick={() => onLookUp(text)}>
          {say(wedgePhrases.leave)}
        </button>
      </p>
    </div>
  )
}
