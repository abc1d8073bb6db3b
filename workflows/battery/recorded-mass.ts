import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { RecordedMass } from '../../domain/first-mass.ts'
import { specificEnergy } from './mass-by-energy.ts'

/** The mass that a name plate allows: rated ampere-hours times nominal volts, by what a kilogram can hold. */
export function recordedMass(facts: Facts): RecordedMass | undefined {
  const ampereHours = textIn(facts, 'ratedCapacityAmpereHours')
  const volts = textIn(facts, 'nominalVoltageVolts')
  if (ampereHours === undefined || volts === undefined) return undefined
  const milliwattHours = Number(ampereHours) * Number(volts) * 1_000
  const { least, most } = specificEnergy.usual
  return {
    leastGrams: Math.max(1, Math.floor(milliwattHours / most)),
    mostGrams: Math.max(1, Math.ceil(milliwattHours / least)),
  }
}
