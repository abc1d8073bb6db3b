import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { asOfText } from '../as-of-text.ts'
import { LanguageContext } from '../language.tsx'
import type { AtHandAnswer } from '../look-up.ts'
import { atHandPhrases } from '../phrases-at-hand.ts'

/** Says that the device answered by itself, as of when, and with what of its own that nobody else knows yet. */
export function AtHandNote({ atHand }: { atHand: AtHandAnswer | undefined }) {
  const language = useContext(LanguageContext)
  if (atHand === undefined) return null
  const { asOf, unsent, isOffline } = atHand
  const phrase = isOffline ? atHandPhrases.asOf : atHandPhrases.ownAnswer
  return (
    <p class="told word" role="status">
      {filled(phrase, language, { time: asOfText(asOf, language) })}
      {unsent === 0 ? null : <> {filled(atHandPhrases.unsent, language, { n: unsent })}</>}
    </p>
  )
}
