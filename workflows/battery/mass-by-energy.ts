import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { MassDoubt, Weighable } from '../../domain/mass-doubt.ts'
import { houseRule } from '../../domain/source.ts'
import { batteries } from './kinds.ts'

/** Watt-hours in a kilogram of any lithium battery that a vehicle or a store has had, and what none of them can have. */
export const specificEnergy = {
  version: 1,
  usual: {
    least: 30,
    most: 350,
    source: houseRule(
      'Rated energy by mass: 30 Wh/kg (packs of hybrids) to 350 Wh/kg (best cells)',
    ),
  },
  possible: {
    least: 5,
    most: 500,
    source: houseRule(
      'No battery: above 500 Wh/kg, which leaves room over the best cells, or below 5 Wh/kg, in the heaviest housing',
    ),
  },
} as const

/** Nominal volts of one cell, where its name plate gives none. */
export const cellVolts = {
  least: 2,
  most: 4,
  source: houseRule('A lithium cell has 2 to 4 V nominal, whatever its chemistry'),
} as const

/** Watt-hours that a new battery of this name plate has, or that a test drew from it: at least so many and at most. */
interface Energy {
  readonly least: number
  readonly most: number
}

/** Holds the mass of a battery against every energy that is written of it; the worst of what is found. */
export function massByEnergy({ batch, massGrams, facts, kind }: Weighable): MassDoubt | undefined {
  if (!batteries.some((one) => one === kind)) return undefined
  const { possible, usual } = specificEnergy
  for (const bounds of [possible, usual]) {
    for (const energy of energiesIn(facts, kind)) {
      const found = perKilogram(energy, massGrams, bounds)
      if (found === undefined) continue
      const wattHours = Math.round(energy.least)
      const { least, most } = bounds
      const values = { batch, grams: massGrams, wattHours, found, least, most }
      return bounds === possible
        ? { isImpossible: true, says: 'energy_impossible', values }
        : { isImpossible: false, says: 'energy_unusual', values }
    }
  }
  return undefined
}

function energiesIn(facts: Facts, kind: string): readonly Energy[] {
  const numberIn = (name: string) => Number(textIn(facts, name) ?? Number.NaN)
  const hours = numberIn('ratedCapacityAmpereHours')
  const volts = numberIn('nominalVoltageVolts')
  const unnamed = { least: cellVolts.least, most: kind === 'cell' ? cellVolts.most : Infinity }
  const { least, most } = Number.isNaN(volts) ? unnamed : { least: volts, most: volts }
  const rated = numberIn('ratedEnergyKilowattHours') * 1_000
  const drawn = [numberIn('energyWattHours'), numberIn('productEnergyKilowattHours') * 1_000]
  return [
    { least: hours * least, most: hours * most },
    { least: rated, most: rated },
    // A worn battery gives less than it once could, so that little says nothing.
    ...drawn.map((wattHours) => ({ least: wattHours, most: Infinity })),
  ].filter((energy) => !Number.isNaN(energy.least))
}

/** Watt-hours in a kilogram where they are out of bounds, rounded away from them, so that they never read as on one. */
function perKilogram(
  { least, most }: Energy,
  massGrams: number,
  bounds: { readonly least: number; readonly most: number },
): string | undefined {
  const fewest = (least * 1_000) / massGrams
  if (fewest > bounds.most) return String(Math.ceil(fewest * 10) / 10)
  const highest = (most * 1_000) / massGrams
  return highest < bounds.least ? String(Math.floor(highest * 10) / 10) : undefined
}
