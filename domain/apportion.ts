import { sum, sumOf } from './sum.ts'
/**
 * Splits a whole amount by weights so that the parts are whole and sum to it exactly (largest remainder;
 * equal remainders go to the earlier part). Exact for amounts and weights up to 2^53: the products are bigint.
 */
export function apportion(amount: number, weights: readonly number[]): readonly number[] {
  const total = sum(weights)
  if (total === 0) {
    if (amount === 0) return weights.map(() => 0)
    throw new RangeError(`Cannot apportion ${amount}: all weights are 0`)
  }
  if (weights.length === 1) return [amount]
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight)
    return { index, whole: Number(product / BigInt(total)), rest: product % BigInt(total) }
  })
  let left = amount - sumOf(shares, (share) => share.whole)
  const parts = shares.map((share) => share.whole)
  const byRest = shares.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )
  for (const { index } of byRest) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts
}
