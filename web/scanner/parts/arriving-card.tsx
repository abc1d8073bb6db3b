import { useContext } from 'preact/hooks'
import { dangerText } from '../../../domain/danger-text.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { filled, grams } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import type { AtHandAnswer } from '../look-up.ts'
import { arrivingPhrases } from '../phrases-arriving.ts'
import type { Arriving, Looked } from '../scanned-batch.ts'

/** What of a scanned text is not in one's own stock: goods on their way here with the hand-over that waits for them, and where others went. */
export function ArrivingCards({ found }: { found: Looked & { readonly atHand?: AtHandAnswer } }) {
  const { batches, arriving, atHand } = found
  const say = useSay()
  const language = useContext(LanguageContext)
  return (
    <>
      {arriving.map((line) => (
        <ArrivingCard
          key={`${line.handOver} ${line.line}`}
          line={line}
          isOffline={atHand?.isOffline === true}
        />
      ))}
      {batches.map(({ id, code, left }) =>
        left === null ? null : (
          <p key={id} class="told word" role="status">
            <b>
              {filled(arrivingPhrases.left, language, {
                code,
                receiver: nameIn(left.receiver, language),
              })}
            </b>{' '}
            · {say(left.state.label)}{' '}
            <a class="minor" href={left.page}>
              {say(arrivingPhrases.see)}
            </a>
          </p>
        ),
      )}
    </>
  )
}

/** Goods that stand at the door: what they are, from whom, what must not happen to them, and the hand-over at their line. */
function ArrivingCard({ line, isOffline }: { line: Arriving; isOffline: boolean }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { code, kind, state, sender, massGrams, danger, recalled, page } = line
  return (
    <section class="card">
      {recalled === null ? null : (
        <p class="danger" role="alert">
          <b>{say(recalled)}</b>
        </p>
      )}
      {danger === null ? null : (
        <p class="danger" role="alert">
          <b>{say(dangerText(danger))}</b>
        </p>
      )}
      <div class="head">
        <h1>{code}</h1>
        <span class="pill">{say(state.label)}</span>
      </div>
      <p>{filled(arrivingPhrases.arriving, language, { sender: nameIn(sender, language) })}</p>
      <p class="soft">{[say(kind.label), grams(massGrams, language)].join(' · ')}</p>
      <div class="act">
        {isOffline ? (
          <p>{say(arrivingPhrases.later)}</p>
        ) : (
          <a class="button big" href={page}>
            {say(arrivingPhrases.open)}
          </a>
        )}
      </div>
    </section>
  )
}
