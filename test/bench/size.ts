/** How much a benchmark does: enough to be measured, or just so much that one sees that it still runs. */
export type Size = 'whole' | 'smoke'

/** What one call of the bench asks for. */
export interface Asked {
  readonly rounds: number
  readonly size: Size
  /** Sizes of the graphs that traces are taken in. */
  readonly edges: readonly number[]
  /** Entries of the log that proofs are asked out of. */
  readonly leaves: number
  /** Events of the year that is reported. */
  readonly events: number
}
