import { useContext, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext } from '../language.tsx'
import { queuePhrases } from '../phrases-queue.ts'
import type { ShownScan } from '../queue/queue-view.ts'
import { QueuedItem, type QueuedItemProps } from './queued-item.tsx'

/** As many as a slow device draws before anybody notices; a day without a network has hundreds. House rule. */
const atOnce = 20

/** Scans of the queue in their order, the first of them at once, the others as they are asked for. */
export function QueuedList({
  scans,
  ...each
}: Omit<QueuedItemProps, 'shown'> & { readonly scans: readonly ShownScan[] }) {
  const language = useContext(LanguageContext)
  const [most, setMost] = useState(atOnce)
  const left = scans.length - most
  return (
    <>
      <ul class="queue">
        {scans.slice(0, most).map((shown) => (
          <QueuedItem key={shown.queued.place} shown={shown} {...each} />
        ))}
      </ul>
      {left <= 0 ? null : (
        <p>
          <button type="button" class="quiet" onClick={() => setMost(most + atOnce)}>
            {filled(queuePhrases.showMore, language, { n: left })}
          </button>
        </p>
      )}
    </>
  )
}
