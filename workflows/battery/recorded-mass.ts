import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { RecordedMass } from '../../domain/first-mass.ts'
import { houseRule } from '../../domain/source.ts'

/** Watt-hours in a kilogram of any battery that a vehicle or a store has had, from a hybrid's pack to the best single cell. */
export const specificEnergy = {
  leastWattHoursPerKilogram: 30,
  mostWattHoursPerKilogram: 350,
  source: houseRule('Rated energy by mass: 30 Wh/kg (packs of hybrids) to 350 Wh/kg (best cells)'),
} as const

/** The mass that a name plate allows: rated ampere-hours times nominal volts, by what a kilogram can hold. */
export function recordedMass(facts: Facts): RecordedMass | undefined {
  const ampereHours = textIn(facts, 'ratedCapacityAmpereHours')
  const volts = textIn(facts, 'nominalVoltageVolts')
  if (ampereHours === undefined || volts === undefined) return undefined
  const milliwattHours = Number(ampereHours) * Number(volts) * 1_000
  const { leastWattHoursPerKilogram: least, mostWattHoursPerKilogram: most } = specificEnergy
  return {
    leastGrams: Math.max(1, Math.floor(milliwattHours / most)),
    mostGrams: Math.max(1, Math.ceil(milliwattHours / least)),
  }
}
