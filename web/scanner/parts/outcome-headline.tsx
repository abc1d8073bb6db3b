import { useContext, useEffect } from 'preact/hooks'
import type { Facts } from '../../../domain/field.ts'
import type { Words } from '../../../domain/words.ts'
import { type Outcome, outcomeOf, type Tone } from '../../../workflows/outcome.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { outcomePhrases } from '../phrases-outcome.ts'
import { signal } from '../signal.ts'

/**
 * What a recorded stage came to, as the headline of the answer, with what to do next, and as a sound: GREEN → Isolate. Of a stage that
 * decides nothing only the sound is left, which says that it is recorded.
 */
export function OutcomeHeadline({
  outcome,
  decisions,
  next,
}: {
  outcome: Outcome | undefined
  /** What the server decided; undefined while it has not answered. */
  decisions: Facts | undefined
  /** What to do next, where it is known. */
  next?: Words | undefined
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const came = decisions === undefined ? undefined : outcomeOf(outcome, decisions)
  const tone = toneOf(outcome, decisions)
  useEffect(() => signal(tone === 'good' ? 'good' : 'bad'), [tone])
  if (came === undefined) return null
  const [word = '', ...rest] = say(came.label).split(/[:：]\s*/)
  const more = [
    ...rest,
    ...(came.gaps === 0 ? [] : [filled(outcomePhrases.gaps, language, { n: came.gaps })]),
  ]
  return (
    <p class={`headline ${tone}`}>
      <b>{word}</b> {more.length === 0 ? null : <span>{more.join(' · ')}</span>}
      {next === undefined ? null : <span> → {say(next)}</span>}
    </p>
  )
}

/** How an answer reads: what decides nothing is recorded, and that is good. */
export function toneOf(outcome: Outcome | undefined, decisions: Facts | undefined): Tone {
  return (decisions === undefined ? undefined : outcomeOf(outcome, decisions))?.tone ?? 'good'
}
