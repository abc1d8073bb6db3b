/** A database of this device, and how each version of it is made out of the one before. */
export interface DeviceDatabase {
  readonly name: string
  /** What was released is never changed: what is new comes at the end. */
  readonly upgrades: readonly ((database: IDBDatabase) => void)[]
  /** Told when it is closed: whoever asks again opens it anew. */
  readonly onGone: () => void
}

/** Opens a database in IndexedDB. Rejects with the browser's own errors: `VersionError` where a newer version of the app has been here. */
export async function openDatabase({
  name,
  upgrades,
  onGone,
}: DeviceDatabase): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, upgrades.length)
  opening.addEventListener('upgradeneeded', ({ oldVersion }) => {
    for (const upgrade of upgrades.slice(oldVersion)) upgrade(opening.result)
  })
  const database = await answerOf(opening)
  // A newer version of the app waits for us to let go; whoever asks again is told that it is there.
  database.addEventListener('versionchange', () => {
    database.close()
    onGone()
  })
  database.addEventListener('close', onGone)
  return database
}

/** What a request of a transaction is answered with. */
export function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** When a transaction is through; rejects when nothing of it is kept. */
export function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
}
