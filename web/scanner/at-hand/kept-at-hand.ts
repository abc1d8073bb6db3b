import type { Named } from '../../../domain/local-names.ts'
import type { AtHand, BatchAtHand, ExpectedAtHand } from '../../../workflows/at-hand.ts'
import type { QueuedScan } from '../queue/queued-scan.ts'
import type { Arriving } from '../scanned-batch.ts'

/** What a device keeps of a facility beside its batches. */
export interface KeptAtHand extends Omit<AtHand, 'batches'> {
  readonly expected: readonly KeptExpected[]
  /** When the server was last asked, by the clock of the device, in milliseconds. */
  readonly asOf: number
  /** Tag of the answer. */
  readonly tag: string
  /** Which version of the app keeps it: another one may read it otherwise. */
  readonly version: string
}

/** Goods on their way, with the line that waits for them as the server shows it. */
export interface KeptExpected extends ExpectedAtHand {
  readonly arriving: Arriving
}

/** A batch with the looks that it is found by, and its place among all that are kept. */
export interface KeptBatch extends BatchAtHand {
  readonly looks: readonly string[]
  /** Place in the server's answer: 0 is the one that something happened to last. */
  readonly order: number
}

/** A facility as `GET /facilities` tells it, as far as the scanner asks. */
export interface KeptFacility extends Named {
  readonly code: string
  readonly timeZone?: string
}

/** Facilities of an organisation, with whose they are. */
export interface KeptFacilities {
  readonly operator: string
  readonly facilities: readonly KeptFacility[]
}

/** What this device knows by itself when something is asked of it. */
export interface HeldHere {
  readonly known: KeptAtHand
  readonly facilities: readonly KeptFacility[]
  /** All that the text may mean and that the scans name. */
  readonly batches: readonly KeptBatch[]
  /** Scans of this device, in any order. */
  readonly scans: readonly QueuedScan[]
}

/** All that is kept, as one answer of the server told it; nothing is known where nothing is kept. */
export interface AllKept {
  readonly known: KeptAtHand | undefined
  readonly batches: readonly KeptBatch[]
}
