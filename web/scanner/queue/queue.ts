import type { Mending } from './mend.ts'
import type { QueueView, ShownScan } from './queue-view.ts'
import type { Expected, QueuedScan, ScanToSend } from './queued-scan.ts'

/** A scan as a screen makes it: what happened to which batches. Its id, its time where it says none, and who made it are added here. */
export type NewScan = Omit<ScanToSend, 'id' | 'operator' | 'eventTime'> & {
  readonly eventTime?: string
}

/**
 * Whether a scan is kept. Where it is not, nothing of it is, and the person has to be told so at once. `full`: the device has no room.
 * `newer_app`: another tab runs a newer version; reload. `nobody`: nobody has ever signed in here. `broken`: the browser keeps nothing, as on a disk
 * without any room left, or where it may not.
 */
export type Kept =
  | { readonly kept: QueuedScan }
  | { readonly notKept: 'full' | 'newer_app' | 'nobody' | 'broken' }

/** The scans of this device. */
export interface Queue {
  /** What there is to show, the same object until something changes. */
  view(): QueueView
  /** Calls back after every change; gives what ends that. */
  onChange(listener: () => void): () => void
  /** Keeps a scan, and begins to send. Answers when the disk has it; never rejects. */
  add(scan: NewScan, expected?: Expected): Promise<Kept>
  /**
   * The scan once the server has answered it, or as it stands when nothing is being sent or the wait is over: a form says "recorded",
   * shows faults and mends them, or says that it is kept and goes on.
   */
  answered(place: number, mostMilliseconds: number): Promise<ShownScan | undefined>
  /** Tries now, whatever it waits for. */
  sendNow(): void
  /** Sends a refused scan of this person again, mended or as it is, under its own id; false where it cannot be. */
  mend(place: number, mending?: Mending): Promise<boolean>
  /** Throws a scan away that was refused, or one of this person that was never sent; false for any other, which may be recorded. */
  throwAway(place: number): Promise<boolean>
  /** Lets a scan go before the earlier ones of its batches that wait or were refused. */
  letGoAhead(place: number): Promise<boolean>
  /** Notes that somebody has seen what the server decided otherwise. */
  markSeen(place: number): Promise<boolean>
  close(): void
}
