import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { firstRows } from '../at-hand/first-rows.ts'
import { type ToldWork, workListHere } from '../at-hand/held-here.ts'
import { refreshAtHand } from '../at-hand/keep-at-hand.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { AtHandNote } from '../parts/at-hand-note.tsx'
import { WaitingHandOvers, WaitingRows } from '../parts/waiting-rows.tsx'
import { scannerPhrases } from '../phrases.ts'
import { queuePhrases } from '../phrases-queue.ts'
import { waitingPhrases } from '../phrases-waiting.ts'
import { soon } from '../soon.ts'

export interface WaitingProps {
  /** Code of the facility. */
  readonly facility: string
  readonly timeZone: string
  /** Told the code of the batch that somebody goes on with. */
  readonly onOpen: (code: string) => void
  readonly onBack: () => void
}

/** As many rows as a page of the server's list has. */
const page = 50
/** Rows of the first picture, more than a phone or a desk shows at once: the others are drawn behind them, in the next. */
const screenful = 16

/** What waits where somebody works, out of what this device keeps: the work list for when there is no network. */
export function Waiting({ facility, timeZone, onOpen, onBack }: WaitingProps) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  const [most, setMost] = useState(page)
  const told = useWorkHere(facility, most)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main>
      <p>
        <button type="button" class="minor" onClick={onBack}>
          ← {say(scannerPhrases.back)}
        </button>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {say(waitingPhrases.title)}
      </h1>
      {told === 'asked' ? (
        <p role="status">{say(waitingPhrases.reading)}</p>
      ) : told === undefined ? (
        <p class="told word" role="status">
          {say(waitingPhrases.notHere)}
        </p>
      ) : (
        <Parts
          told={told}
          timeZone={timeZone}
          onOpen={onOpen}
          onMore={() => setMost(most + page)}
        />
      )}
    </main>
  )
}

/**
 * The list as it stands on this device, and once more after the server was asked what is new, where there is a network; `asked` until it is
 * there.
 */
function useWorkHere(facility: string, most: number): ToldWork | undefined | 'asked' {
  const [told, setTold] = useState<ToldWork | undefined | 'asked'>('asked')
  useLayoutEffect(() => {
    let isWanted = true
    const tell = (now: ToldWork | undefined) => isWanted && setTold(now)
    const isAskedToo = navigator.onLine && most === page
    const askAndTell = async () => {
      const here = await workListHere(facility, most)
      if (here !== undefined || !isAskedToo) tell(here)
      if (!isAskedToo) return
      await soon(refreshAtHand())
      tell(await workListHere(facility, most))
    }
    void askAndTell()
    return () => {
      isWanted = false
    }
  }, [facility, most])
  return told
}

function Parts({
  told: { work: whole, asOf, isCut, unsent },
  timeZone,
  onOpen,
  onMore,
}: {
  readonly told: ToldWork
  readonly timeZone: string
  readonly onOpen: (code: string) => void
  readonly onMore: () => void
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const isOffline = !navigator.onLine
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => setDrawn(true), [])
  const work = isDrawn ? whole : firstRows(whole, screenful)
  const { recalled, undetailed, due, groups, handOvers, left } = work
  const first = [
    ['recalled', recalled],
    ['undetailed', undetailed],
    ['due', due],
  ] as const
  return (
    <>
      <AtHandNote atHand={{ asOf, isCut: false, unsent, isOffline }} timeZone={timeZone} />
      {isCut ? <p class="told word">{say(waitingPhrases.cut)}</p> : null}
      {first.map(([name, rows]) =>
        rows.length === 0 ? null : (
          <section key={name}>
            <h2>{say(waitingPhrases[name])}</h2>
            <WaitingRows rows={rows} onOpen={onOpen} />
          </section>
        ),
      )}
      <WaitingHandOvers handOvers={handOvers} isOffline={isOffline} />
      <h2>{say(waitingPhrases.waiting)}</h2>
      {groups.length === 0 ? <p>{say(waitingPhrases.none)}</p> : null}
      {groups.map(({ stream, action, rows }) => (
        <section key={rows[0]?.code} class="waits">
          <h3>
            {say(action ?? waitingPhrases.noStep)} <small>{say(stream)}</small>
          </h3>
          <WaitingRows rows={rows} onOpen={onOpen} />
        </section>
      ))}
      {left === 0 || !isDrawn ? null : (
        <p>
          <button type="button" class="quiet" onClick={onMore}>
            {filled(queuePhrases.showMore, language, { n: left })}
          </button>
        </p>
      )}
      {isOffline ? null : (
        <p>
          <a class="minor" href="/work">
            {say(waitingPhrases.whole)}
          </a>
        </p>
      )}
    </>
  )
}
