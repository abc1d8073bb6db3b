import type { RecoveredElement } from './targets.ts'

/** What was weighed and assayed: dry mass in whole grams, elements in whole milligrams. */
export type Weighed = {
  readonly massGrams: number | bigint
  /** Of it, what came of reagents: it is weighed, and no battery's. */
  readonly reagentGrams?: number | bigint
  /** An element left out was not assayed, which differs from 0, none found. */
  readonly elementMilligrams?: {
    readonly [E in RecoveredElement]?: number | bigint | undefined
  }
}

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
