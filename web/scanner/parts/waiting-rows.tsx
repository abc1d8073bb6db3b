import { useContext } from 'preact/hooks'
import { filled, grams } from '../../pages/record/format.ts'
import type { HandOverHere } from '../at-hand/hand-overs-here.ts'
import type { RowHere } from '../at-hand/row-here.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { arrivingPhrases } from '../phrases-arriving.ts'
import { waitingPhrases } from '../phrases-waiting.ts'

/** Batches that wait, each a button that leads to its card: what it is, what must not happen to it, its deadline. */
export function WaitingRows({
  rows,
  onOpen,
}: {
  readonly rows: readonly RowHere[]
  readonly onOpen: (code: string) => void
}) {
  return (
    <ul class="waiting">
      {rows.map((row) => (
        <li key={row.code}>
          <button type="button" class="quiet" onClick={() => onOpen(row.code)}>
            <Row row={row} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Row({ row }: { readonly row: RowHere }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { code, kind, massGrams, danger, classed, deadline, reasons } = row
  const mass = massGrams === null ? say(scannerPhrases.notWeighed) : grams(massGrams, language)
  return (
    <>
      <b>{code}</b>
      <span class="soft">
        {[say(kind), mass, classed && say(classed)].filter(Boolean).join(' · ')}
      </span>
      {danger === undefined ? null : <b class="red">⚠ {say(danger)}</b>}
      {deadline === undefined ? null : deadline.isOver ? (
        <b class="red">⚠ {say(deadline.text)}</b>
      ) : (
        <span>{say(deadline.text)}</span>
      )}
      {reasons.map((reason) => (
        <span key={reason.en} class="soft">
          {say(reason)}
        </span>
      ))}
    </>
  )
}

/** Goods on their way here: their hand-overs, which are pages of the server's. */
export function WaitingHandOvers({
  handOvers,
  isOffline,
}: {
  readonly handOvers: readonly HandOverHere[]
  readonly isOffline: boolean
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  if (handOvers.length === 0) return null
  const linesOf = (n: number) =>
    filled(n === 1 ? waitingPhrases.line : waitingPhrases.lines, language, { n })
  return (
    <section>
      <h2>{say(waitingPhrases.handOvers)}</h2>
      {isOffline ? <p class="soft">{say(arrivingPhrases.later)}</p> : null}
      <ul class="waiting">
        {handOvers.map(({ id, sender, lines, danger }) => (
          <li key={id}>
            <p>
              <b>{say(sender)}</b> <span class="soft">{linesOf(lines)}</span>
            </p>
            {danger === undefined ? null : <b class="red">⚠ {say(danger)}</b>}
            {isOffline ? null : (
              <a class="minor" href={`/work/hand-overs/${id}`}>
                {say(arrivingPhrases.open)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
