import { houseRule } from '../source.ts'

/** So many of so many: defects among pieces. Whole numbers; `some` is at most `all`. */
export interface Counted {
  readonly some: number
  readonly all: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** The two-sided 95 % point of the normal distribution. */
const z95 = 1.959963984540054

/** From which chance on a difference counts as more than chance, two-sided. */
export const significance = {
  level: 0.05,
  source: houseRule(
    'A difference is called more than chance where chance alone makes one as large in less than 5 % of cases',
  ),
} as const

/** Below how many hits together the exact test is used: with fewer, the normal curve fits badly, and more need no exactness. */
export const exactBelow = {
  hits: 1_000,
  source: houseRule(
    'Fisher’s exact test below 1,000 hits together, the two-proportion z test from there on',
  ),
} as const

/**
 * The 95 % interval of a share by Wilson (1927): between which shares it lies that would show so many of so many. Undefined of nothing.
 */
export function wilson({ some, all }: Counted): Interval | undefined {
  if (all === 0) return undefined
  const share = some / all
  const square = z95 * z95
  const middle = share + square / (2 * all)
  const half = z95 * Math.sqrt((share * (1 - share)) / all + square / (4 * all * all))
  const whole = 1 + square / all
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}

/** Whether two shares differ by more than chance. */
export interface Difference {
  readonly method: 'exact' | 'z'
  /** The statistic of the z test; undefined of the exact test. */
  readonly z?: number
  /** How often chance alone makes a difference at least as large, two-sided. */
  readonly chance: number
  readonly isMoreThanChance: boolean
}

/** Compares two shares. Undefined where one is of nothing: there is nothing to compare. */
export function differenceOf(one: Counted, other: Counted): Difference | undefined {
  if (one.all === 0 || other.all === 0) return undefined
  const hits = one.some + other.some
  const misses = one.all + other.all - hits
  if (Math.min(hits, misses) < exactBelow.hits) {
    const chance = fisher(one, other)
    return { method: 'exact', chance, isMoreThanChance: chance < significance.level }
  }
  const z = zOf(one, other)
  const chance = twoTails(Math.abs(z))
  return { method: 'z', z, chance, isMoreThanChance: chance < significance.level }
}

/** The statistic of the two-proportion z test with a pooled share; above 0 where the first share is larger. */
export function zOf(one: Counted, other: Counted): number {
  const pooled = (one.some + other.some) / (one.all + other.all)
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / one.all + 1 / other.all))
  return spread === 0 ? 0 : (one.some / one.all - other.some / other.all) / spread
}

/** Fisher's exact test, two-sided: the chance of all tables with these margins that are no likelier than the one seen. */
function fisher(one: Counted, other: Counted): number {
  // The rarer of hit and miss is walked through, so that the walk is short.
  const hits = one.some + other.some
  const isRare = hits * 2 <= one.all + other.all
  const seen = isRare ? one.some : one.all - one.some
  const rare = isRare ? hits : one.all + other.all - hits
  const least = Math.max(0, rare - other.all)
  const most = Math.min(rare, one.all)
  const logs = Array.from({ length: most - least + 1 }, (_, at) => {
    const here = least + at
    return logChoose(one.all, here) + logChoose(other.all, rare - here)
  })
  const whole = logChoose(one.all + other.all, rare)
  const own = logs[seen - least] ?? 0
  // Equally likely tables count too; the last digits of logarithms are noise.
  const chance = logs
    .filter((log) => log <= own + 1e-9)
    .reduce((total, log) => total + Math.exp(log - whole), 0)
  return Math.min(1, chance)
}

/** Logarithm of the number of ways to choose `some` of `all`. */
export function logChoose(all: number, some: number): number {
  return logGamma(all + 1) - logGamma(some + 1) - logGamma(all - some + 1)
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

/** Lanczos' approximation (g = 7, n = 9), to some 15 digits for 1 and more. */
function logGamma(value: number): number {
  const less = value - 1
  const series = lanczos.reduce(
    (total, part, at) => total + part / (less + at + 1),
    0.99999999999980993,
  )
  const base = less + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (less + 0.5) * Math.log(base) - base + Math.log(series)
}

/** Both tails of the normal curve beyond ±z: the complementary error function of Numerical Recipes, to 1.2 parts in 10⁷. */
export function twoTails(z: number): number {
  const x = z / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const series = tail.reduceRight((total, part) => total * t + part, 0)
  return t * Math.exp(-x * x + series)
}

const tail = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
] as const
