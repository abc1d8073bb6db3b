import type { DeviceStore } from './device-store.ts'
import { countsOf, type QueueView, shownScans } from './queue-view.ts'
import type { QueuedScan } from './queued-scan.ts'

/** What is known beside the scans themselves. */
export type Known = Omit<QueueView, 'scans' | 'counts'> & { readonly sending: readonly number[] }

/** What a page knows of the queue, for its screens. */
export interface KnownQueue {
  view(): QueueView
  onChange(listener: () => void): () => void
  /** Notes something that is known beside the scans. */
  note(news: Partial<Known>): void
  /** Reads what is kept. */
  readAgain(): Promise<void>
}

/** Makes what knows the queue of a store. A view is the same one until something changes. */
export function createKnownQueue(store: Pick<DeviceStore, 'all' | 'person'>): KnownQueue {
  const listeners = new Set<() => void>()
  let all: readonly QueuedScan[] = []
  let known: Known = { sending: [] }
  let shown: QueueView | undefined

  function note(news: Partial<Known>): void {
    known = { ...known, ...news }
    shown = undefined
    for (const listener of listeners) listener()
  }

  return {
    note,
    view: () => {
      shown ??= viewOf(all, known)
      return shown
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    readAgain: async () => {
      const [scans, person] = await Promise.all([store.all(), store.person()])
      all = scans
      note({ person })
    },
  }
}

function viewOf(all: readonly QueuedScan[], { sending, ...known }: Known): QueueView {
  const scans = shownScans(all, { operator: known.person?.operator, sending })
  return { ...known, scans, counts: countsOf(scans) }
}
