import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { filled } from '../../pages/record/format.ts'
import type { Trouble } from '../api.ts'
import { draftToMend } from '../draft-of-scan.ts'
import type { Draft } from '../drafts.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { QueueState } from '../parts/queue-state.tsx'
import { QueuedList } from '../parts/queued-list.tsx'
import { SignOut } from '../parts/sign-out.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { scannerPhrases } from '../phrases.ts'
import { queuePhrases } from '../phrases-queue.ts'
import { isToBeSeen } from '../queue/forgettable.ts'
import type { QueuedScan } from '../queue/queued-scan.ts'
import { useQueueView } from '../queue-context.tsx'
import { useStageNames } from '../stage-names.ts'

export interface QueueScreenProps {
  /** Of the facility where somebody works. */
  readonly timeZone: string | undefined
  /** Opens a form filled in with what a refused scan was made with. */
  readonly onOpen: (draft: Draft) => void
  readonly onBack: () => void
}

/** The scans of this device: what needs somebody first, then what waits, then what is done. */
export function QueueScreen({ timeZone = usualTimeZone, onOpen, onBack }: QueueScreenProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const view = useQueueView()
  const [trouble, setTrouble] = useState<Trouble>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const stageNames = useStageNames(view.scans.map(({ queued }) => queued))
  const saying = { language, stageNames, timeZone }

  const mend = async (queued: QueuedScan) => {
    const answer = await draftToMend(queued, { language, timeZone })
    if ('trouble' in answer) setTrouble(answer.trouble)
    else onOpen(answer.value)
  }
  const toSee = view.scans.filter(({ queued }) => isToBeSeen(queued))
  const others = view.scans.filter(({ queued }) => !isToBeSeen(queued))
  const waiting = others.filter(({ progress }) => progress.how !== 'done')
  const done = others.filter(({ progress }) => progress.how === 'done').toReversed()
  const items = (scans: typeof others) => (
    <QueuedList scans={scans} view={view} saying={saying} onMend={(queued) => void mend(queued)} />
  )
  return (
    <main>
      <p>
        <button type="button" class="minor" onClick={onBack}>
          ← {say(scannerPhrases.back)}
        </button>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {say(queuePhrases.title)}
      </h1>
      <QueueState saying={saying} />
      {trouble === undefined ? null : <TroubleBox trouble={trouble} />}
      {view.scans.length === 0 ? <p>{say(queuePhrases.none)}</p> : null}
      {toSee.length === 0 ? null : (
        <>
          <h2>{say(queuePhrases.toSeeTo)}</h2>
          {items(toSee)}
        </>
      )}
      {waiting.length === 0 ? null : (
        <>
          <h2>{say(queuePhrases.waiting)}</h2>
          {items(waiting)}
        </>
      )}
      {done.length === 0 ? null : (
        <details>
          <summary>{filled(queuePhrases.done, language, { n: done.length })}</summary>
          {items(done)}
        </details>
      )}
      <SignOut />
    </main>
  )
}
