/** Middle and spread of numbers that a few wild ones cannot move. */
export interface Usual {
  readonly count: number
  readonly median: number
  /** Median of the distances from the median times 1.4826: the standard deviation of numbers that are spread normally. */
  readonly spread: number
}

/** What makes a median of distances comparable with a standard deviation. */
const asDeviation = 1.4826

/** The median; of an even number the middle between both. Throws for no numbers. */
export function medianOf(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError('Cannot take the middle of nothing')
  const sorted = [...numbers].sort((one, other) => one - other)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** Median and MAD: up to half of the numbers may be wrong without moving either beyond bounds. */
export function usualOf(numbers: readonly number[]): Usual {
  const median = medianOf(numbers)
  const distances = numbers.map((number) => Math.abs(number - median))
  return { count: numbers.length, median, spread: asDeviation * medianOf(distances) }
}

/**
 * At most one in so many lies that far off, whatever the shape as long as it has one peak (Vysochanskij and Petunin 1980):
 * 9/4 · spreads². Only told from 2 spreads on; 1 below.
 */
export function oneInAtMost(spreads: number): number {
  return spreads < 2 ? 1 : Math.floor((9 * spreads * spreads) / 4)
}
