import type { Facts } from './field.ts'
import type { Warning } from './warning.ts'

/**
 * What a stage does to mass.
 * `unchanged`: looked at. `received`: in from outside as new batches. `weighed`: a weighing replaces the figure,
 * the difference is posted. `transformed`: batches are consumed, outputs come out, losses are named.
 * `dispatched`: out to outside. `returned`: back in from outside, same batch. `taken_over`: in from another
 * organisation, each output out of the batch that was handed over. `dispatch_corrected`, `receipt_corrected`: both sides
 * of a hand-over agreed on other grams, posted as a change of what went out or came in. `reversed`: an earlier event's
 * postings with the opposite sign.
 */
export type MassEffect =
  | 'unchanged'
  | 'received'
  | 'weighed'
  | 'transformed'
  | 'dispatched'
  | 'returned'
  | 'taken_over'
  | 'dispatch_corrected'
  | 'receipt_corrected'
  | 'reversed'

/** Milligrams by what is inside: `element:Li`, `fibre:cotton`. Whole numbers. */
export type Content = Readonly<Record<string, number>>

/** What a person or station sends: "this happened to these batches, with these facts". */
export interface Scan {
  /** UUID chosen by the sender: the idempotency key. */
  readonly id: string
  readonly stream: string
  readonly stage: string
  /** When it happened on the floor, UTC ISO 8601 with milliseconds; the time of acceptance when absent. */
  readonly eventTime?: string
  /** Minutes east of UTC that the sender's clock showed; absent where it wrote UTC, and so did not say which day it was there. */
  readonly offsetMinutes?: number
  /** The facility's code within the organisation. */
  readonly facility: string
  /** Pseudonym of the person; never a name. */
  readonly operator?: string
  readonly batches: readonly ScanBatch[]
  readonly outputs: readonly ScanOutput[]
  readonly losses: readonly ScanLoss[]
  /** Mass that joins from outside without a batch of its own, such as new screws and a casing. */
  readonly additions: readonly ScanAddition[]
  /** Parsed by the stage's own fields. */
  readonly facts: Readonly<Record<string, unknown>>
  /** Id of the event that a `reversed` scan takes back. */
  readonly reverses?: string
}

export interface ScanBatch {
  /** The organisation's own code of the batch. */
  readonly batch: string
  /** Grams taken from it, or its weighed mass; all that is left when absent. */
  readonly massGrams?: number
  readonly content?: Content
}

export interface ScanOutput {
  readonly batch: string
  readonly kind: string
  readonly massGrams?: number
  readonly content?: Content
  readonly facts: Readonly<Record<string, unknown>>
}

export interface ScanLoss {
  readonly reason: string
  readonly massGrams: number
  readonly content?: Content
}

export interface ScanAddition {
  readonly material: string
  readonly massGrams: number
}

/** A batch that an event happened to, as it stands after the event. */
export interface EventBatch {
  readonly batch: string
  readonly state: string
  /** Grams that left the batch in this event. */
  readonly drawnGrams?: number
  /** Milligrams that left with them. */
  readonly drawnContent?: Content
  /** Grams that came back from outside or that a first weighing put on record. */
  readonly gainedGrams?: number
  readonly gainedContent?: Content
  /** Grams that a further weighing found (positive) or missed (negative). */
  readonly foundGrams?: number
  /**
   * Of a weighing that left a gap: the mass that the next one is held against, of the mass found now. A proportion, so that
   * it stays true when a part is taken.
   */
  readonly trusted?: { readonly grams: number; readonly ofGrams: number }
  /** Grams that a correction of a hand-over takes off outside onto the batch (positive), or off the batch (negative). */
  readonly correctedGrams?: number
  /** Milligrams that go with them. */
  readonly correctedContent?: Content
  /** Facility where the batch stands, when the event is of another: papers move no goods. */
  readonly at?: string
  /** Milligrams that a test of what is inside found (positive) or missed (negative), or that a lighter mass cannot hold. */
  readonly foundContent?: Content
  /** Set when the batch was scanned at another facility than before: all its stock moved. */
  readonly moved?: { readonly from: string; readonly grams: number }
}

/** A batch that an event made. A missing mass means "not yet weighed", never zero. */
export interface EventOutput {
  readonly batch: string
  readonly code: string
  readonly kind: string
  readonly material: string
  readonly state: string
  readonly massGrams?: number
  readonly content?: Content
  readonly facts: Facts
  /** Set when it was handed over by another organisation. */
  readonly predecessor?: Predecessor
}

/**
 * The batch of another organisation that a batch continues. The digest is that of its last event, in which it was handed
 * over, so that one chain goes on in the other.
 */
export interface Predecessor {
  readonly batch: string
  readonly digest: string
  /** Grams that were handed over and not refused; what was weighed on arrival may differ, in the open. */
  readonly grams: number
  /** Milligrams that came with them, where the mass found on arrival holds less. */
  readonly content?: Content
}

/** An accepted scan in full: what the envelope seals and what every projection is read off. */
export interface Event {
  readonly id: string
  readonly organisation: string
  readonly operator?: string
  readonly stream: string
  readonly stage: string
  readonly mass: MassEffect
  readonly facility: string
  readonly eventTime: string
  readonly recordTime: string
  readonly batches: readonly EventBatch[]
  readonly outputs: readonly EventOutput[]
  readonly losses: readonly ScanLoss[]
  readonly additions: readonly ScanAddition[]
  readonly facts: Facts
  /** What the stream's rules decided once; replay never decides again. */
  readonly decisions: Facts
  /** Grams of what went in that neither came out nor were named as lost; negative when more came out. */
  readonly differenceGrams: number
  /** The same for what is inside, in milligrams. */
  readonly differenceContent: Content
  /** The event that this one takes back, in full, so that its postings can be read without a look-up. */
  readonly reverses?: Event
  /** Facts that were kept although unlikely, each named. */
  readonly warnings: readonly Warning[]
}

/** What is known of a batch between two events. */
export interface BatchState {
  readonly batch: string
  readonly code: string
  readonly kind: string
  readonly stream: string
  readonly material: string
  readonly state: string
  readonly facility: string
  /** Facts and decisions that later stages read. */
  readonly context: Facts
  /** Grams in stock; undefined when never weighed. */
  readonly massGrams?: number
  readonly content: Content
  /** Number of events in its chain, 1 or more. */
  readonly headSeq: number
  /** Digest of the last of them, base64url. */
  readonly headDigest: string
}
