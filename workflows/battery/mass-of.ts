import type { Weighed } from './rates.ts'

/** What was weighed, in grams. Throws RangeError for a mass that is not whole or is below zero. */
export function massOf({ massGrams }: Weighed): bigint {
  return wholeMass(massGrams)
}

/** Mass that came of batteries. */
export function bornOf({ massGrams, reagentGrams = 0 }: Weighed): bigint {
  return wholeMass(massGrams) - wholeMass(reagentGrams)
}

/** A mass or an amount as it is counted. */
export function wholeMass(mass: number | bigint): bigint {
  const isWhole = typeof mass === 'bigint' || Number.isSafeInteger(mass)
  if (isWhole && mass >= 0) return BigInt(mass)
  throw new RangeError(`Cannot count a mass of "${mass}": a whole number from 0 is needed`)
}
