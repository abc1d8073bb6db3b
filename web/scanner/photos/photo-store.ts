import type { FileType } from '../../../domain/photo/kept-file.ts'
import { houseRule } from '../../../domain/source.ts'

/** A file that waits on the device for the scan that names it. */
export interface WaitingFile {
  /** SHA-256, base64url: as the server will keep it. */
  readonly digest: string
  readonly type: FileType
  readonly content: Blob
  /** Milliseconds since 1970 by the device. */
  readonly addedTime: number
  /** When the server last said that it keeps it. */
  readonly sentTime?: number
}

/** How long a file waits on a device for a scan; what a form that was given up leaves behind is cleared away then. */
export const waitsFor = {
  days: 60,
  source: houseRule('Longer than any device is without a network and still comes back to work'),
} as const

const files = 'files'

/** The files of this device, which all tabs share and which a reload, a crash or a sign-out leave as they are. What is kept is on the disk. */
export interface PhotoStore {
  /** Rejects with the browser's own error: `QuotaExceededError` where the device is full. */
  keep(file: WaitingFile): Promise<void>
  get(digest: string): Promise<WaitingFile | undefined>
  remove(digests: readonly string[]): Promise<void>
  /** Removes what was added before a time. */
  removeOld(before: number): Promise<void>
}

/** Opens the files of this device, in a database of their own beside the queue. */
export function openPhotoStore(name = 'loomcell scanner files'): PhotoStore {
  let opened: Promise<IDBDatabase> | undefined

  async function within<Value>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<Value> | undefined,
  ): Promise<Value | undefined> {
    opened ??= open(name, () => {
      opened = undefined
    })
    const database = await opened
    const transaction = database.transaction(files, mode, { durability: 'strict' })
    const request = work(transaction.objectStore(files))
    await endOf(transaction)
    return request?.result
  }

  return {
    keep: async (file) => {
      await within('readwrite', (store) => store.put(file))
    },
    get: (digest) => within<WaitingFile | undefined>('readonly', (store) => store.get(digest)),
    remove: async (digests) => {
      await within('readwrite', (store) => {
        for (const digest of digests) store.delete(digest)
        return undefined
      })
    },
    removeOld: async (before) => {
      await within('readwrite', (store) => {
        const old = store.index('addedTime').openKeyCursor(IDBKeyRange.upperBound(before))
        old.addEventListener('success', () => {
          const cursor = old.result
          if (cursor === null) return
          store.delete(cursor.primaryKey)
          cursor.continue()
        })
        return undefined
      })
    },
  }
}

function open(name: string, onGone: () => void): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => {
    const store = opening.result.createObjectStore(files, { keyPath: 'digest' })
    store.createIndex('addedTime', 'addedTime')
  })
  return new Promise((resolve, reject) => {
    opening.addEventListener('error', () => {
      onGone()
      reject(opening.error)
    })
    opening.addEventListener('success', () => {
      opening.result.addEventListener('versionchange', () => {
        opening.result.close()
        onGone()
      })
      opening.result.addEventListener('close', onGone)
      resolve(opening.result)
    })
  })
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
}
