import { answerOf, endOf, openDatabase } from '../device-database.ts'
import type { KeptByLooks } from './finding-kept.ts'
import type { AllKept, KeptAtHand, KeptBatch, KeptFacilities } from './kept-at-hand.ts'

const batches = 'batches'
const device = 'device'

const upgrades: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    const kept = database.createObjectStore(batches, { keyPath: 'batch' })
    kept.createIndex('looks', 'looks', { multiEntry: true })
    database.createObjectStore(device)
  },
]

/** What this device keeps of a facility, in IndexedDB; all tabs share it. Rejects where the browser keeps nothing. */
export interface AtHandStore extends KeptByLooks {
  known(): Promise<KeptAtHand | undefined>
  /** Puts something in place of all that is kept, or leaves all as it was. */
  replace(known: KeptAtHand, now: readonly KeptBatch[]): Promise<void>
  /** Notes that nothing is new. */
  confirm(known: KeptAtHand): Promise<void>
  /** All that is kept, as one answer of the server told it. Read a part at a time, so that a tap between two of them is answered. */
  all(): Promise<AllKept>
  facilities(): Promise<KeptFacilities | undefined>
  keepFacilities(facilities: KeptFacilities): Promise<void>
  /** Forgets everything. */
  clear(): Promise<void>
}

/** Batches that are read at once: a slow device takes a picture's time, 16 ms, for them. */
const mostAtOnce = 250

/** Opens the store. */
export function openAtHandStore(name = 'loomcell at hand'): AtHandStore {
  let opened: Promise<IDBDatabase> | undefined
  const onGone = () => {
    opened = undefined
  }

  async function within<Value>(
    mode: IDBTransactionMode,
    work: (store: (name: string) => IDBObjectStore) => Promise<Value>,
  ): Promise<Value> {
    opened ??= openDatabase({ name, upgrades, onGone }).catch((error: unknown) => {
      onGone()
      throw error
    })
    const transaction = (await opened).transaction([batches, device], mode)
    const done = endOf(transaction)
    const [value] = await Promise.all([work((one) => transaction.objectStore(one)), done])
    return value
  }

  return {
    known: () => within('readonly', (store) => answerOf(store(device).get('at hand'))),
    facilities: () => within('readonly', (store) => answerOf(store(device).get('facilities'))),
    replace: (known, now) =>
      within('readwrite', async (store) => {
        store(batches).clear()
        for (const batch of now) store(batches).put(batch)
        await answerOf(store(device).put(known, 'at hand'))
      }),
    confirm: (known) =>
      within('readwrite', async (store) => {
        await answerOf(store(device).put(known, 'at hand'))
      }),
    find: (looks) =>
      within('readonly', async (store) => {
        const index: IDBIndex = store(batches).index('looks')
        return Promise.all(looks.map((look) => answerOf<KeptBatch[]>(index.getAll(look))))
      }),
    all: () =>
      within('readonly', async (store) => {
        const known = await answerOf<KeptAtHand | undefined>(store(device).get('at hand'))
        return { known, batches: await readParts(store(batches)) }
      }),
    keepFacilities: (facilities) =>
      within('readwrite', async (store) => {
        await answerOf(store(device).put(facilities, 'facilities'))
      }),
    clear: () =>
      within('readwrite', async (store) => {
        store(batches).clear()
        await answerOf(store(device).clear())
      }),
  }
}

async function readParts(store: IDBObjectStore): Promise<readonly KeptBatch[]> {
  const parts: KeptBatch[][] = []
  let last: KeptBatch | undefined
  do {
    const after = last === undefined ? null : IDBKeyRange.lowerBound(last.batch, true)
    const part = await answerOf<KeptBatch[]>(store.getAll(after, mostAtOnce))
    parts.push(part)
    last = part.length < mostAtOnce ? undefined : part.at(-1)
  } while (last !== undefined)
  return parts.flat()
}
