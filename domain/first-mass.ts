import { houseRule } from './source.ts'

/** What earlier records and the name plate say of a mass that nobody here has weighed: at least and at most so many grams. */
export interface RecordedMass {
  readonly leastGrams: number
  readonly mostGrams: number
}

/** What the first weighing of a batch may come to where no record says its mass to the gram. */
export interface FirstMass {
  /** One person may put so much on record; more needs a second one. */
  readonly aloneGrams: number
  /** Nobody may put more on record. */
  readonly mostGrams: number
}

/** For kinds that say nothing of their own: what a pallet truck carries, and what a lorry does. */
export const firstMassBounds = {
  version: 1,
  aloneGrams: 1_000_000,
  mostGrams: 30_000_000,
  source: houseRule(
    'A first weighing of what no record says: to 1 t by one person, to 30 t with a second, beyond that never; single batteries less',
  ),
} as const
