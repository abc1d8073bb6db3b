import type { Maker, QueuedScan } from './queued-scan.ts'

/** A scan that has no place yet. */
export type FreshScan = Omit<QueuedScan, 'place'>

/** Where the scans of a device are kept, for all tabs. What is said to be kept is on the disk. */
export interface QueueStore {
  /** Keeps a scan at the end. Rejects when it cannot be kept, such as where the device is full; then nothing of it is. */
  add(fresh: FreshScan): Promise<QueuedScan>
  /** All of them, in order. */
  all(): Promise<readonly QueuedScan[]>
  /**
   * Changes scans as they are at that moment, all or none, and gives those that are there, changed, in order. One that is changed into
   * `undefined` is removed and not given.
   */
  change(
    places: readonly number[],
    change: (queued: QueuedScan) => QueuedScan | undefined,
  ): Promise<readonly QueuedScan[]>
}

/** What a device keeps: its queue, and who used it last. */
export interface DeviceStore extends QueueStore {
  /** Who made scans here last, which is asked of the server where there is a network; undefined on a new device. */
  person(): Promise<Maker | undefined>
  keepPerson(person: Maker): Promise<void>
}
