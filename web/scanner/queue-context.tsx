import { createContext } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/words.ts'
import { openQueue } from './queue/open-queue.ts'
import type { Queue } from './queue/queue.ts'
import type { QueueView } from './queue/queue-view.ts'
import { whyNotKept } from './queue/why-not-kept.ts'

/** The scans of this device, or why a browser keeps none. */
export type Opened = { readonly queue: Queue } | { readonly notOpened: 'newer_app' | 'broken' }

/** The scans of this device, for every screen. */
export const QueueContext = createContext<Queue | undefined>(undefined)

/** Opens the queue, once in the app; undefined until it is open. What the server says of scans comes in the language of the moment. */
export function useOpenQueue(language: Language): Opened | undefined {
  const spoken = useRef(language)
  spoken.current = language
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    openQueue({ language: () => spoken.current }).then(
      (queue) => setOpened({ queue }),
      (error: unknown) =>
        setOpened({ notOpened: whyNotKept(error) === 'newer_app' ? 'newer_app' : 'broken' }),
    )
  }, [])
  return opened
}

/** The scans of this device. A screen stands below the one that opened them. */
export function useQueue(): Queue {
  const queue = useContext(QueueContext)
  if (queue === undefined) throw new RangeError('Cannot find the queue: no screen is drawn without')
  return queue
}

/** What there is to show of them, drawn anew after every change. */
export function useQueueView(): QueueView {
  const queue = useQueue()
  const [view, setView] = useState(queue.view)
  useEffect(() => {
    setView(queue.view())
    return queue.onChange(() => setView(queue.view()))
  }, [queue])
  return view
}
