import type { KnownQueue } from './known-queue.ts'
import type { ShownScan } from './queue-view.ts'

/**
 * The scan of a place once the server has answered it; as it stands when nothing is being sent or the wait is over, so that nobody stands
 * at a form for want of a network. Undefined where it is gone.
 */
export function waitForAnswer(
  { view, onChange }: Pick<KnownQueue, 'view' | 'onChange'>,
  { place, mostMilliseconds }: { place: number; mostMilliseconds: number },
): Promise<ShownScan | undefined> {
  const look = () => view().scans.find(({ queued }) => queued.place === place)
  const isOver = () => {
    const shown = look()
    return shown?.queued.answer !== undefined || shown === undefined || view().rest !== undefined
  }
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      unwatch()
      resolve(look())
    }
    const timer = setTimeout(end, mostMilliseconds)
    const unwatch = onChange(() => {
      if (isOver()) end()
    })
    if (isOver()) end()
  })
}
