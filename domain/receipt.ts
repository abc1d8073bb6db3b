import type { Facts } from './field.ts'
import type { Fault, RefusalCode } from './refusal.ts'
import type { WarnedRule, Warning } from './warning.ts'

/** The answer to one scan. A duplicate carries the first answer again. `Said` once it is put into somebody's language. */
export type Receipt<Said = Warning> = Accepted<Said> | Refused

export interface Accepted<Said = Warning> {
  readonly id: string
  readonly status: 'accepted' | 'duplicate'
  /** SHA-256 of the sealed event, base64url. */
  readonly digest: string
  /** When we accepted it, UTC ISO 8601. */
  readonly recordTime: string
  /** Every batch of the event, as it stood after it. */
  readonly batches: readonly ReceiptBatch[]
  /** What the rules decided, as the sender's own organisation may see it. */
  readonly decisions: Facts
  readonly warnings: readonly Said[]
  /** The rule of each of the warnings, once those are said; absent where one has none. */
  readonly warned?: readonly WarnedRule[] | undefined
}

export interface ReceiptBatch {
  /** Its code, where the scan named it. */
  readonly code?: string
  /** UUID of the batch. */
  readonly batch: string
  readonly state: string
  /** Place of the event in the batch's own chain. */
  readonly seq: number
}

/** What became of a scan where persons must sign before it is recorded. */
export type Answer<Said = Warning> = Receipt<Said> | Proposed

/** Kept until as many persons have signed as the stage asks for; nothing is recorded yet. */
export interface Proposed {
  readonly id: string
  readonly status: 'proposed'
  /** UUID under which others sign it. */
  readonly approval: string
  /** How many persons must still sign. */
  readonly missing: number
  /** Until when, UTC ISO 8601. */
  readonly expires: string
}

export interface Refused {
  /** The scan's own id where it could be read. */
  readonly id: string | null
  readonly status: 'refused'
  readonly code: RefusalCode
  readonly faults: readonly Fault[]
}
