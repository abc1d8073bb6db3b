/** Natural logarithms of the factorials, grown as they are asked for. */
const logFactorials: number[] = [0]

function logFactorial(number: number): number {
  for (let next = logFactorials.length; next <= number; next += 1) {
    logFactorials[next] = (logFactorials[next - 1] ?? 0) + Math.log(next)
  }
  return logFactorials[number] ?? 0
}

function logChoose(of: number, some: number): number {
  return logFactorial(of) - logFactorial(some) - logFactorial(of - some)
}

/** Chance of `count` or more successes in `of` trials, each with `chance`. */
export function binomialTail(count: number, of: number, chance: number): number {
  let sum = 0
  for (let some = count; some <= of; some += 1) {
    const log = logChoose(of, some) + some * Math.log(chance) + (of - some) * Math.log1p(-chance)
    sum += Math.exp(log)
  }
  return Math.min(1, sum)
}

/**
 * Fisher’s exact test, two-sided: how likely a split of `own` of `ofOwn` against `others` of `ofOthers`, or one as unlikely, would be
 * if both had the same share. Whole numbers; exact for few and for many.
 */
export function fisherExact({ own, ofOwn, others, ofOthers }: TwoShares): number {
  const all = ofOwn + ofOthers
  const hits = own + others
  const chanceOf = (some: number) =>
    logChoose(ofOwn, some) + logChoose(ofOthers, hits - some) - logChoose(all, hits)
  const seen = chanceOf(own) + 1e-7
  let sum = 0
  for (let some = Math.max(0, hits - ofOthers); some <= Math.min(ofOwn, hits); some += 1) {
    const log = chanceOf(some)
    if (log <= seen) sum += Math.exp(log)
  }
  return Math.min(1, sum)
}

/** Two shares to compare. */
export interface TwoShares {
  readonly own: number
  readonly ofOwn: number
  readonly others: number
  readonly ofOthers: number
}

/**
 * Which of many comparisons stand when the chance of even one false alarm among all of them is to be at most `family` (Holm 1979):
 * the smallest chance against family/n, the next against family/(n−1), until one fails.
 */
export function holm(chances: readonly number[], family: number): readonly boolean[] {
  const order = chances
    .map((chance, at) => ({ chance, at }))
    .sort((one, other) => one.chance - other.chance)
  const stands = chances.map(() => false)
  for (const [rank, { chance, at }] of order.entries()) {
    if (chance > family / (chances.length - rank)) break
    stands[at] = true
  }
  return stands
}

/** A chance as "1 in so many", whole and rounded down; at most a thousand million million. */
export function oneIn(chance: number): number {
  return Math.floor(Math.min(1e15, 1 / chance))
}
