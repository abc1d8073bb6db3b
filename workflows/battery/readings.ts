import {
  compare,
  type Decimal,
  formatDecimal,
  multiply,
  parseDecimal,
  subtract,
} from '../../domain/decimal.ts'
import { decimalIn, textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { houseRule } from '../../domain/source.ts'

/** What no sound instrument shows of a battery at rest; beyond it the reading is taken again. Quarantine asks for none. */
export const impossibleReadings = {
  /** Of the nominal voltage: no lithium chemistry is charged beyond 1.2 times it. */
  mostOfNominal: '1.3',
  /** A working voltage far below the nominal one would make bad insulation look good. */
  leastWorkingOfNominal: '0.5',
  mostCellVolts: '6',
  mostChargingLimitVolts: '5',
  coldestStartCelsius: '-60',
  source: houseRule('Physical limits with room to spare; beyond them a reading is a slip'),
} as const

/** Readings that contradict each other or physics, each where it is to be taken again. `nominal` is the maker's voltage, where known. */
export function faultsInReadings(
  facts: Facts,
  { kind, nominal }: { kind: string; nominal: string | undefined },
): Fault[] {
  return [
    ...faultsInCells(facts),
    ...faultsInVoltages(facts, { kind, nominal }),
    ...faultsInRise(facts),
  ]
}

function faultsInCells(facts: Facts): Fault[] {
  const { mostCellVolts, mostChargingLimitVolts } = impossibleReadings
  const names = ['lowestCellVoltageV', 'highestCellVoltageV'] as const
  const faults = names.flatMap((name) => [
    ...negative(facts, name),
    ...above(facts, name, parseDecimal(mostCellVolts)),
  ])
  faults.push(...above(facts, 'maximumCellVoltageV', parseDecimal(mostChargingLimitVolts)))
  const [lowest, highest] = names.map((name) => decimalIn(facts, name))
  if (lowest === undefined || highest === undefined || compare(lowest, highest) <= 0) return faults
  const values = { lowest: formatDecimal(lowest), highest: formatDecimal(highest) }
  return [...faults, ...names.map((name) => faultOf(at(name), 'reading_cells_crossed', values))]
}

/** A pack's main contactors may be open, so a voltage below the nominal one says nothing. */
function faultsInVoltages(
  facts: Facts,
  { kind, nominal }: { kind: string; nominal: string | undefined },
): Fault[] {
  const faults = negative(facts, 'openCircuitVoltageVolts')
  const { mostOfNominal, leastWorkingOfNominal, mostCellVolts } = impossibleReadings
  if (kind === 'cell') {
    return [...faults, ...above(facts, 'openCircuitVoltageVolts', parseDecimal(mostCellVolts))]
  }
  const named = nominal ?? textIn(facts, 'workingVoltageV')
  if (named === undefined) return faults
  const most = multiply(parseDecimal(named), parseDecimal(mostOfNominal))
  faults.push(...above(facts, 'openCircuitVoltageVolts', most))
  if (nominal === undefined) return faults
  const least = multiply(parseDecimal(nominal), parseDecimal(leastWorkingOfNominal))
  const working = decimalIn(facts, 'workingVoltageV')
  if (working === undefined || compare(working, least) >= 0) return faults
  const values = { found: formatDecimal(working), limit: formatDecimal(least) }
  return [...faults, faultOf(at('workingVoltageV'), 'reading_too_low', values)]
}

function faultsInRise(facts: Facts): Fault[] {
  const rise = decimalIn(facts, 'temperatureRiseKelvin')
  const surface = decimalIn(facts, 'surfaceTemperatureCelsius')
  if (rise === undefined || surface === undefined) return []
  const started = subtract(surface, rise)
  if (compare(started, parseDecimal(impossibleReadings.coldestStartCelsius)) >= 0) return []
  return [faultOf(at('temperatureRiseKelvin'), 'reading_rise', { found: formatDecimal(rise) })]
}

function negative(facts: Facts, name: string): Fault[] {
  const found = decimalIn(facts, name)
  if (found === undefined || compare(found, parseDecimal('0')) >= 0) return []
  return [faultOf(at(name), 'reading_negative', { found: formatDecimal(found) })]
}

function above(facts: Facts, name: string, limit: Decimal): Fault[] {
  const found = decimalIn(facts, name)
  if (found === undefined || compare(found, limit) <= 0) return []
  const values = { found: formatDecimal(found), limit: formatDecimal(limit) }
  return [faultOf(at(name), 'reading_too_high', values)]
}

function at(name: string): string {
  return `/facts/${name}`
}
