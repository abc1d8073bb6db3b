import { useContext } from 'preact/hooks'
import { shortMoment } from '../../pages/local-time.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'
import type { QueueView, ShownScan } from '../queue/queue-view.ts'
import type { QueuedScan } from '../queue/queued-scan.ts'
import { useQueue } from '../queue-context.tsx'
import { useSaidFaults } from '../said-faults.ts'
import { progressText, type Saying, whatOf } from '../said-of-queue.ts'
import { OtherwiseList } from './otherwise-list.tsx'
import { ThrowAway } from './throw-away.tsx'

export interface QueuedItemProps {
  readonly shown: ShownScan
  readonly view: QueueView
  readonly saying: Saying & { readonly timeZone: string }
  readonly onMend: (queued: QueuedScan) => void
}

/** A scan of the queue: what happened to what and when, how it stands in words, and what somebody may do about it. */
export function QueuedItem(props: QueuedItemProps) {
  const language = useContext(LanguageContext)
  const { shown, view, saying } = props
  const { queued, progress } = shown
  const { scan, by } = queued
  const isOthers = by.operator !== view.person?.operator
  const time = shortMoment(scan.eventTime, language, saying.timeZone)
  const name = isOthers ? filled(queuePhrases.by, language, { name: by.name }) : undefined
  return (
    <li class={progress.how === 'refused' ? 'queued bad' : 'queued'}>
      <p>
        <b>{whatOf(queued, saying)}</b>
      </p>
      <p class="soft">{[time, name].filter((one) => one !== undefined).join(' · ')}</p>
      <p>{progressText(shown, view, saying)}</p>
      <Faults shown={shown} />
      <OtherwiseList shown={shown} timeZone={saying.timeZone} />
      <Acts {...props} />
    </li>
  )
}

function Faults({ shown: { queued, isMendable } }: { shown: ShownScan }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { view } = useQueue()
  const { answer, by, scan } = queued
  const faults = useSaidFaults(scan, answer?.status === 'refused' ? answer.faults : [])
  if (answer?.status !== 'refused') return null
  const isOwn = by.operator === view().person?.operator
  return (
    <>
      <ul>
        {faults.map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>{message}</li>
        ))}
      </ul>
      {isMendable ? null : (
        <p>
          {isOwn
            ? say(queuePhrases.cannotMend)
            : filled(queuePhrases.onlyMaker, language, { name: by.name })}
        </p>
      )}
    </>
  )
}

function Acts({ shown, saying, onMend }: QueuedItemProps) {
  const say = useSay()
  const queue = useQueue()
  const { queued, progress, isMendable, mayBeThrownAway } = shown
  if (!isMendable && !mayBeThrownAway && progress.how !== 'behind') return null
  return (
    <div class="acts">
      {isMendable ? (
        <>
          <button type="button" onClick={() => onMend(queued)}>
            {say(queuePhrases.mend)}
          </button>
          <button type="button" class="quiet" onClick={() => void queue.mend(queued.place)}>
            {say(queuePhrases.asItIs)}
          </button>
        </>
      ) : null}
      {progress.how === 'behind' ? (
        <button type="button" class="quiet" onClick={() => void queue.letGoAhead(queued.place)}>
          {say(queuePhrases.goAhead)}
        </button>
      ) : null}
      {mayBeThrownAway ? (
        <ThrowAway
          what={whatOf(queued, saying)}
          onThrow={() => void queue.throwAway(queued.place)}
        />
      ) : null}
    </div>
  )
}
