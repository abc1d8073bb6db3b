import { houseRule, type Source } from '../source.ts'

/** What a sample is to show, in percent. */
export interface Assurance {
  /** How sure. */
  readonly confidencePercent: number
  /** The share of wrong events that would matter. */
  readonly materialityPercent: number
}

/** What is usual where nothing is said. */
export const usualAssurance = {
  confidencePercent: 95,
  materialityPercent: 5,
  source: houseRule(
    'A sample shows with 95 % that less than 5 % of events are wrong, where none of it is',
  ),
} as const satisfies Assurance & { readonly source: Source }

/**
 * The fewest events of which none is wrong that show with the confidence that fewer than the material share of all are:
 * (1 − materiality)ⁿ at most 1 − confidence. With 95 % and 5 %: 59. Never more than there are.
 */
export function sampleSize(
  { confidencePercent, materialityPercent }: Assurance,
  count: number,
): number {
  const size = Math.log1p(-confidencePercent / 100) / Math.log1p(-materialityPercent / 100)
  return Math.min(count, Math.ceil(size - 1e-9))
}
