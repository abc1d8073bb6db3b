import { binomialTail } from '../anomaly/chance.ts'
import type { Stratum } from './draw-sample.ts'

/** What an auditor found at an event: all as recorded, another mass, nothing there, or something to remark that is no error. */
export const outcomes = ['as_recorded', 'differs', 'missing', 'remark'] as const
export type Outcome = (typeof outcomes)[number]

/** One event of a sample as it was examined. */
export interface Examined {
  readonly stratum: string
  /** Grams on record, and those that were found where they differ. */
  readonly grams: number
  readonly outcome: Outcome
  readonly foundGrams: number | null
}

/** What a sample says of all that it was drawn from. */
export interface SummedUp {
  readonly drawn: number
  readonly examined: number
  readonly wrong: number
  /** Estimated share of wrong events, and the highest that the confidence does not rule out; null while nothing was examined. */
  readonly wrongShare: number | null
  readonly wrongShareAtMost: number | null
  /** Grams that all events together are estimated to differ by, found less recorded, with the interval of the confidence. */
  readonly differenceGrams: number | null
  readonly differenceLow: number | null
  readonly differenceHigh: number | null
}

/**
 * Extrapolates what was found: the share of wrong events by strata, with the upper bound of Clopper and Pearson over all examined;
 * the grams by the mean difference of each stratum times its events, with a normal interval whose variance is that within strata (of
 * one with a single event: that of all), less what was examined outright. Strata of which nothing was examined stand for nothing and are left out
 * of the extrapolation.
 */
export function sumUp(
  examined: readonly Examined[],
  strata: readonly Stratum[],
  confidencePercent: number,
): SummedUp {
  const drawn = strata.reduce((sum, one) => sum + one.drawn, 0)
  const wrong = examined.filter(isWrong).length
  const none = {
    wrongShare: null,
    wrongShareAtMost: null,
    differenceGrams: null,
    differenceLow: null,
    differenceHigh: null,
  }
  const counts = { drawn, examined: examined.length, wrong }
  if (examined.length === 0) return { ...counts, ...none }
  const byStratum = Map.groupBy(examined, ({ stratum }) => stratum)
  const seen = strata.flatMap((one) => {
    const own = byStratum.get(one.name)
    return own === undefined ? [] : [{ count: one.count, own }]
  })
  const all = seen.reduce((sum, { count }) => sum + count, 0)
  const shares = seen.map(({ count, own }) => (count * own.filter(isWrong).length) / own.length)
  const total = seen.reduce((sum, { count, own }) => sum + count * meanOf(own.map(gapOf)), 0)
  const overall = varianceOf(examined.map(gapOf)) ?? 0
  const variance = seen.reduce((sum, { count, own }) => {
    const within = varianceOf(own.map(gapOf)) ?? overall
    return sum + (count * count * (1 - own.length / count) * within) / own.length
  }, 0)
  const reach = normalReach(confidencePercent / 100) * Math.sqrt(variance)
  return {
    ...counts,
    wrongShare: shares.reduce((sum, one) => sum + one, 0) / all,
    wrongShareAtMost: mostLikely(wrong, examined.length, 1 - confidencePercent / 100),
    differenceGrams: Math.round(total),
    differenceLow: Math.round(total - reach),
    differenceHigh: Math.round(total + reach),
  }
}

function isWrong({ outcome }: Examined): boolean {
  return outcome === 'differs' || outcome === 'missing'
}

/** Grams found less grams recorded. */
function gapOf({ outcome, grams, foundGrams }: Examined): number {
  if (outcome === 'missing') return -grams
  return outcome === 'differs' ? (foundGrams ?? grams) - grams : 0
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

function varianceOf(numbers: readonly number[]): number | undefined {
  if (numbers.length < 2) return undefined
  const mean = meanOf(numbers)
  return numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (numbers.length - 1)
}

/** The highest share of which so few would still be found with the chance: Clopper and Pearson (1934), one-sided, to 1 in 10⁹. */
function mostLikely(wrong: number, of: number, chance: number): number {
  if (wrong === of) return 1
  let [low, high] = [wrong / of, 1]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (1 - binomialTail(wrong + 1, of, middle) > chance) low = middle
    else high = middle
  }
  return high
}

/** How many standard deviations to both sides hold the share: 1.96 of 95 %, found by halving the error function. */
function normalReach(share: number): number {
  let [low, high] = [0, 8]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (within(middle) < share) low = middle
    else high = middle
  }
  return high
}

/** Share of a normal distribution within so many deviations, by its series (Abramowitz and Stegun 7.1.5). */
function within(deviations: number): number {
  const x = deviations / Math.SQRT2
  let [term, sum] = [x, x]
  for (let n = 1; n < 400; n += 1) {
    term *= (-x * x) / n
    sum += term / (2 * n + 1)
  }
  return Math.min(1, (2 / Math.sqrt(Math.PI)) * sum)
}
