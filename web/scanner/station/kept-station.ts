import { answerOf, endOf, openDatabase } from '../device-database.ts'
import type { DeviceStation } from './device-station.ts'
import { type SaidOfStation, stationAfter } from './station-after.ts'

/** The station that this device is. */
export interface KeptStation extends Omit<DeviceStation, 'ended'> {
  /** Raw Ed25519 public key, base64url. */
  readonly signingKey: string
  /** Never leaves the browser: it cannot be exported. */
  readonly privateKey: CryptoKey
  /** Set once the server said that nothing counts any more that the key signs. */
  readonly ended?: true
}

/** A key that an invitation was asked for with, so that a lost answer is asked for again by the same device. */
export interface AskedKey extends Pick<KeptStation, 'signingKey' | 'privateKey'> {
  readonly code: string
  readonly station: DeviceStation
}

interface Kept {
  readonly station: KeptStation
  readonly asked: AskedKey
}

const store = 'station'
const upgrades = [(database: IDBDatabase) => void database.createObjectStore(store)]
const news = 'loomcell scanner station'
let opened: Promise<IDBDatabase> | undefined

async function within<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const onGone = () => {
    opened = undefined
  }
  opened ??= openDatabase({ name: news, upgrades, onGone })
  opened.catch(onGone)
  const transaction = (await opened).transaction(store, mode, { durability: 'strict' })
  const [value] = await Promise.all([
    answerOf(work(transaction.objectStore(store))),
    endOf(transaction),
  ])
  return value
}

/** What this device keeps of its being a station; undefined where it keeps nothing. Rejects with the browser's own errors. */
export function readKept<Name extends keyof Kept>(name: Name): Promise<Kept[Name] | undefined> {
  return within<Kept[Name] | undefined>('readonly', (kept) => kept.get(name))
}

/** Keeps it, or forgets it where undefined, and tells all tabs. */
export async function keepStation<Name extends keyof Kept>(
  name: Name,
  value: Kept[Name] | undefined,
): Promise<void> {
  await within<IDBValidKey | undefined>('readwrite', (kept): IDBRequest => {
    return value === undefined ? kept.delete(name) : kept.put(value, name)
  })
  tellTabs()
}

function tellTabs(): void {
  const channel = new BroadcastChannel(news)
  channel.postMessage('changed')
  channel.close()
}

/** Calls back when any tab has changed it; gives what ends that. */
export function watchStation(onChange: () => void): () => void {
  const channel = new BroadcastChannel(news)
  channel.addEventListener('message', onChange)
  return () => channel.close()
}

/** Notes that the server takes no signature of these keys any more, where one of them is this device's. */
export async function noteEnded(signingKeys: readonly string[]): Promise<void> {
  if (signingKeys.length === 0) return
  await noteSaid(signingKeys, { ended: true })
}

/**
 * Notes what the server said of the station of these keys. An answer may be late: what is kept is looked at again in the transaction that
 * changes it.
 */
export async function noteSaid(signingKeys: readonly string[], said: SaidOfStation): Promise<void> {
  const before = await within<KeptStation | undefined>('readwrite', (kept) => {
    const reading: IDBRequest<KeptStation | undefined> = kept.get('station')
    reading.addEventListener('success', () => {
      const after = stationAfter(reading.result, signingKeys, said)
      if (after !== undefined) kept.put(after, 'station')
    })
    return reading
  })
  if (stationAfter(before, signingKeys, said) !== undefined) tellTabs()
}
