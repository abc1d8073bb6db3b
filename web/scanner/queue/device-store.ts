import { answerOf, endOf, openDatabase } from '../device-database.ts'
import type { DeviceStore, FreshScan } from './queue-store.ts'
import type { QueuedScan } from './queued-scan.ts'

const scans = 'scans'
const device = 'device'

/** How the database of each version is made out of the one before. What was released is never changed: what is new comes at the end. */
const upgrades: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    database.createObjectStore(scans, { keyPath: 'place', autoIncrement: true })
    database.createObjectStore(device)
  },
]

/**
 * The store of this device in IndexedDB, which all tabs share and which a reload, a crash, a sign-out and another version of the app
 * leave as it is. An answer comes when the disk has it. Rejects with the browser's own errors: `QuotaExceededError` where the device is
 * full, `VersionError` where a newer version of the app has been here.
 */
export function openDeviceStore(name = 'loomcell scanner'): DeviceStore {
  let opened: Promise<IDBDatabase> | undefined
  const forget = () => {
    opened = undefined
  }

  async function within<Value>(
    { stores, mode }: { stores: string; mode: IDBTransactionMode },
    work: (store: IDBObjectStore) => Promise<Value>,
  ): Promise<Value> {
    opened ??= openDatabase({ name, upgrades, onGone: forget }).catch((error: unknown) => {
      forget()
      throw error
    })
    const database = await opened
    // Said to be kept only when it is on the disk: the browser's usual is to say so before.
    const transaction = database.transaction(stores, mode, { durability: 'strict' })
    const done = endOf(transaction)
    const working = work(transaction.objectStore(stores)).catch((error: unknown) => {
      // All or none, whatever went wrong in between.
      abort(transaction)
      throw error
    })
    const [value] = await Promise.all([working, done])
    return value
  }

  return {
    add: (fresh: FreshScan) =>
      within({ stores: scans, mode: 'readwrite' }, async (store) => {
        const place = Number(await answerOf(store.add(fresh)))
        return { ...fresh, place }
      }),
    all: () =>
      within<QueuedScan[]>({ stores: scans, mode: 'readonly' }, (store) =>
        answerOf(store.getAll()),
      ),
    change: (places, change) =>
      within({ stores: scans, mode: 'readwrite' }, async (store) => {
        const changed: QueuedScan[] = []
        for (const place of places.toSorted((one, next) => one - next)) {
          const queued: QueuedScan | undefined = await answerOf(store.get(place))
          const next = queued && change(queued)
          if (queued !== undefined && next === undefined) store.delete(place)
          if (next === undefined) continue
          if (next !== queued) store.put(next)
          changed.push(next)
        }
        return changed
      }),
    person: () =>
      within({ stores: device, mode: 'readonly' }, (store) => answerOf(store.get('person'))),
    keepPerson: (person) =>
      within({ stores: device, mode: 'readwrite' }, async (store) => {
        await answerOf(store.put(person, 'person'))
      }),
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // The browser ended it itself.
  }
}
