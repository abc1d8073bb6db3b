import type { Source } from './source.ts'

/** The most that may be lost for one reason, in basis points of what went in. */
export interface LossBound {
  readonly mostBasisPoints: number
  /** Above so much of what went in it has a record; above 1 % where nothing is said. */
  readonly recordAboveBasisPoints?: number
  readonly source: Source
}
