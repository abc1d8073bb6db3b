import type { Words } from '../../domain/words.ts'
import type { Alarm } from '../../workflows/alarm.ts'

/** A batch as `GET /scanned` tells it. */
export interface ScannedBatch {
  readonly code: string
  readonly id: string
  readonly stream: string
  readonly kind: { readonly name: string; readonly label: Words }
  readonly material: Words
  readonly state: { readonly name: string; readonly label: Words }
  readonly facility: string
  /** Null when never weighed. */
  readonly massGrams: number | null
  readonly danger: {
    readonly label: Words
    readonly held: boolean
    /** Set apart in an emergency, its details still to be given. */
    readonly lacksDetails: boolean
    /** Earliest release, UTC ISO 8601. */
    readonly until: string | null
  } | null
  /** The soonest that the rules know of. */
  readonly deadline: { readonly text: Words; readonly isOver: boolean } | null
  /** Where it went, of what was handed over. */
  readonly left: Left | null
  readonly next: NextShown | null
}

/** All that a text means to whoever scanned it. */
export interface Looked {
  readonly batches: readonly ScannedBatch[]
  readonly arriving: readonly Arriving[]
}

/** Where a batch went. */
export interface Left {
  readonly receiver: { readonly name: string }
  readonly state: { readonly label: Words }
  /** The page of its hand-over. */
  readonly page: string
}

/** A line of a hand-over that waits for these goods. */
export interface Arriving {
  readonly handOver: string
  readonly line: number
  readonly code: string
  readonly stream: string
  readonly kind: { readonly label: Words }
  readonly state: { readonly label: Words }
  readonly sender: { readonly name: string }
  readonly massGrams: number
  readonly danger: { readonly name: string; readonly label: Words; readonly held: boolean } | null
  readonly recalled: Words | null
  /** The hand-over's page, at this line. */
  readonly page: string
}

/** What to do next, as it comes with it. */
export interface NextShown {
  readonly recalls: readonly {
    readonly id: string
    readonly severity: Words
    readonly notice: Words
  }[]
  readonly mayRecord: boolean
  readonly recommended: string | null
  readonly steps: readonly StepShown[]
  /** The emergency stage that is open for it; null where none is, or for whoever only reads. */
  readonly alarm: Alarm | null
}

export interface StepShown {
  readonly stage: string
  readonly action: Words
  readonly isOpen: boolean
  /** Closed by nothing but a recall, and whoever asks may go on with a reason. */
  readonly asksReason: boolean
  readonly isPlanned: boolean
  readonly persons: number
  readonly reasons: readonly Words[]
}
