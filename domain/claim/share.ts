import { divideRounded, parseDecimal } from '../decimal.ts'

/** An exact share: `part` of `whole`, both whole numbers from 0 to 2^53, `whole` above 0. */
export interface Share {
  readonly part: number
  readonly whole: number
}

/** Whether two shares are at most all of it together. */
export function fitTogether(one: Share, { part, whole }: Share): boolean {
  return compareShares(one, { part: whole - part, whole }) <= 0
}

/** A share given in basis points, 0 to 10,000. */
export function shareOf(basisPoints: number): Share {
  return { part: basisPoints, whole: 10_000 }
}

/** Below 0 when the first share is the smaller, above 0 when it is the larger: exact, by cross products. */
export function compareShares(one: Share, other: Share): number {
  const left = BigInt(one.part) * BigInt(other.whole)
  const right = BigInt(other.part) * BigInt(one.whole)
  return left < right ? -1 : left > right ? 1 : 0
}

/** A share in whole basis points, rounded down: what may be said of it is never more than it is. */
export function basisPointsOf({ part, whole }: Share): number {
  return Number((BigInt(part) * 10_000n) / BigInt(whole))
}

/** A share as percent with two places: 7,000 basis points are "70.00". */
export function percentOf(basisPoints: number): string {
  return `${Math.trunc(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}`
}

/** How many per cent a part is of a whole, rounded to two places for people to read; null when there is no whole. */
export function percentIn(part: number, whole: number | null): string | null {
  if (whole === null || whole === 0) return null
  return divideRounded(parseDecimal(String(BigInt(part) * 100n)), parseDecimal(whole), 2)
}

/** Whole grams of a share of a mass, rounded down so that parts never pass the whole. */
export function gramsOf(grams: number, { part, whole }: Share): number {
  return Number((BigInt(grams) * BigInt(part)) / BigInt(whole))
}

/** Whole grams of a share of a mass, rounded up: what a statement has to draw, so that many small ones draw all they state. */
export function gramsToDraw(grams: number, { part, whole }: Share): number {
  return Number((BigInt(grams) * BigInt(part) + BigInt(whole) - 1n) / BigInt(whole))
}
