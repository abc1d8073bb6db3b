/** A batch that was or came of a thing, as far as it is told whether the thing is still there. */
export interface Part {
  /** Greater than that of everything it came out of. */
  readonly key: number
  readonly kind: string
  /** Where it stands. */
  readonly state: string
  /** Grams of it in stock. */
  readonly massGrams: number
  /** Whether some of it was handed over and neither arrived nor came back. */
  readonly isAway: boolean
  /** Keys of what came directly out of it, of the kinds that still are the thing or hold it; what was taken back is not among them. */
  readonly into: readonly number[]
}

/** When things are no more, so that none has a passport any longer. */
export interface PassportEnd {
  /** Stages whose events may bring such an end or take one back; a reversal always may. */
  readonly stages: readonly string[]
  /** Kinds that still are the thing or hold it; what is of another kind is not followed. */
  readonly kinds: readonly string[]
  /** Keys of those of the parts of which nothing is left. The parts hold all that came of each of them. */
  readonly goneAmong: (parts: readonly Part[]) => ReadonlySet<number>
}
