import type { Content } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'

/** A line of a hand-over as its papers say it; grams that nobody has stated yet are 0. */
export interface HandOverLine {
  readonly line: number
  /** The sender's code. */
  readonly code: string
  readonly kind: string
  readonly offeredGrams: number
  readonly sentGrams: number
  readonly acceptedGrams: number
  readonly refusedGrams: number
  /** Whether the receiver has a batch of it, which a correction can change. */
  readonly isTakenOver: boolean
}

/** What left of a line, kept for whoever goes on from it. */
export interface Cargo {
  readonly line: number
  /** What left of it at first, whatever was corrected since. */
  readonly leftGrams: number
  /** The state from which the batch left. */
  readonly leftState: string
  /** Carried facts, without the former holder's own. */
  readonly context: Facts
  readonly content: Content
}
