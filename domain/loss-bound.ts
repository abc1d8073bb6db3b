import { houseRule, type Source } from './source.ts'

/** The most that may be lost for one reason, in basis points of what went in. */
export interface LossBound {
  readonly mostBasisPoints: number
  /** Above so much of what went in it has a record; above 1 % where nothing is said. */
  readonly recordAboveBasisPoints?: number
  readonly source: Source
}

/** What is usually lost at a stage in basis points of what went in, from least to most. */
export interface UsualLoss {
  readonly least: number
  readonly most: number
  readonly source: Source
}

/** What a stream says of itself; a yield is held against it where a place has no history yet. */
export interface UsualLosses {
  /** By stage. */
  readonly usualLosses?: Readonly<Record<string, UsualLoss>>
}

/** For a loss to which its stage gives no bound of its own; from the second version on no loss is without one. */
export const usualLossBound = {
  version: 2,
  mostBasisPoints: 500,
  recordAboveBasisPoints: 500,
  source: houseRule('A loss that its stage says nothing of: at most 5 %'),
} as const satisfies LossBound & { readonly version: number }
