import { useContext, useEffect, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { asOfText } from '../as-of-text.ts'
import { isCutHere } from '../at-hand/held-here.ts'
import { LanguageContext } from '../language.tsx'
import type { AtHandAnswer } from '../look-up.ts'
import { atHandPhrases } from '../phrases-at-hand.ts'

/** Says that the device answered by itself, as of when, and with what of its own that nobody else knows yet. */
export function AtHandNote({
  atHand,
  timeZone,
}: {
  atHand: AtHandAnswer | undefined
  /** Of the facility. */
  timeZone: string
}) {
  const language = useContext(LanguageContext)
  if (atHand === undefined) return null
  const { asOf, isCut, unsent, isOffline } = atHand
  const phrase = isOffline ? atHandPhrases.asOf : atHandPhrases.ownAnswer
  return (
    <p class="told word" role="status">
      {filled(phrase, language, { time: asOfText(asOf, language, timeZone) })}
      {unsent === 0 ? null : <> {filled(atHandPhrases.unsent, language, { n: unsent })}</>}
      {isOffline && isCut ? <> {atHandPhrases.cut[language]}</> : null}
    </p>
  )
}

/** Says without a network that a batch that is not found here may be there all the same. */
export function CutNote() {
  const language = useContext(LanguageContext)
  const [isCut, setCut] = useState(false)
  useEffect(() => void isCutHere().then(setCut), [])
  return isCut ? <p>{atHandPhrases.cut[language]}</p> : null
}
