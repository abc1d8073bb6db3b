import type { DeviceStore } from './queue-store.ts'
import { countsOf, type QueueView, shownScans } from './queue-view.ts'
import type { Maker, QueuedScan } from './queued-scan.ts'

/** What is known beside the scans themselves. */
export type Known = Omit<QueueView, 'scans' | 'counts'> & { readonly sending: readonly number[] }

/** What a page knows of the queue, for its screens. */
export interface KnownQueue {
  view(): QueueView
  onChange(listener: () => void): () => void
  /** Notes something that is known beside the scans. */
  note(news: Partial<Known>): void
  /** Notes what became of the scans at some places; one that is not among them is gone. */
  replace(places: readonly number[], now: readonly QueuedScan[]): void
  /** Reads what is kept, such as after another tab has changed it. */
  readAgain(): Promise<void>
}

/** Makes what knows the queue of a store. A view is the same one until something changes. */
export function createKnownQueue(store: Pick<DeviceStore, 'all' | 'person'>): KnownQueue {
  const listeners = new Set<() => void>()
  let all: readonly QueuedScan[] = []
  let known: Known = { sending: [] }
  let shown: QueueView | undefined
  let changes = 0
  let reading: Promise<void> | undefined

  function note(news: Partial<Known>): void {
    known = { ...known, ...news }
    shown = undefined
    for (const listener of listeners) listener()
  }

  /** Reads until nothing has changed meanwhile: what was read before a change is not what is kept. */
  async function readWhole(): Promise<void> {
    let before: number
    let read: readonly [readonly QueuedScan[], Maker | undefined]
    do {
      before = changes
      read = await Promise.all([store.all(), store.person()])
    } while (before !== changes)
    const [scans, person] = read
    all = scans
    note({ person })
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
    replace: (places, now) => {
      changes += 1
      const others = all.filter(({ place }) => !places.includes(place))
      all = [...others, ...now].toSorted((one, next) => one.place - next.place)
      note({})
    },
    readAgain: () => {
      changes += 1
      reading ??= readWhole().finally(() => {
        reading = undefined
      })
      return reading
    },
  }
}

function viewOf(all: readonly QueuedScan[], { sending, ...known }: Known): QueueView {
  const scans = shownScans(all, { operator: known.person?.operator, sending })
  return { ...known, scans, counts: countsOf(scans) }
}
