import { useContext } from 'preact/hooks'
import { filled, htmlLang } from '../../pages/record/format.ts'
import { deviceNow } from '../device-time.ts'
import { LanguageContext } from '../language.tsx'
import type { AtHandAnswer } from '../look-up.ts'
import { atHandPhrases } from '../phrases-at-hand.ts'

/** Says that the device answered by itself, as of when, and with what of its own that nobody else knows yet. */
export function AtHandNote({ atHand }: { atHand: AtHandAnswer | undefined }) {
  const language = useContext(LanguageContext)
  if (atHand === undefined) return null
  const { asOf, unsent, isOffline } = atHand
  const phrase = isOffline ? atHandPhrases.asOf : atHandPhrases.ownAnswer
  const shown = new Intl.DateTimeFormat(htmlLang[language], {
    ...(isToday(asOf) ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return (
    <p class="told word" role="status">
      {filled(phrase, language, { time: shown.format(asOf) })}
      {unsent === 0 ? null : <> {filled(atHandPhrases.unsent, language, { n: unsent })}</>}
    </p>
  )
}

function isToday(time: number): boolean {
  return new Date(time).toDateString() === deviceNow().toDateString()
}
