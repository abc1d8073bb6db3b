import { divideRounded, parseDecimal } from '../../domain/decimal.ts'
import type { Field } from '../../domain/field.ts'
import { tableOf } from './battery-rows.ts'
import type { Row, Table } from './read-rows.ts'

/** Where a fact of the battery stream stands in a bench's record, word for word. */
const columns = {
  chemistry: 'chemistry',
  ratedCapacityAmpereHours: 'rated_capacity_ah',
  serial: 'source_id',
  testId: 'source_file',
  testStart: 'test_start',
  benchChannel: 'test_channel',
  asReceivedVoltage: 'as_received_ocv_v',
  capacityAmpereHours: 'measured_capacity_ah',
  energyWattHours: 'measured_energy_wh',
  cRate: 'discharge_current_a',
  temperatureStartCelsius: 'cell_temp_start_c',
  temperatureEndCelsius: 'cell_temp_end_c',
  temperatureMaxCelsius: 'cell_temp_max_c',
  restVoltageVolts: 'rest_end_v',
  restMinutes: 'rest_after_min',
  workSteps: 'worksteps',
  workStepsMissing: 'worksteps_missing',
  protectionTrips: 'protection_trips',
} as const

/** Resistance by state of charge; the one nearest to the 50 % that grades are made at comes first. */
const resistances = [
  { percent: '45', column: 'dcir_dis_1c_5s_soc45_mohm' },
  { percent: '25', column: 'dcir_dis_1c_5s_soc25_mohm' },
] as const

/** What a file of bench records must have. */
export function benchTable(fields: readonly Field[]): Table {
  const { columns: needed, decimals } = tableOf(fields, columns, ['unit_id'])
  const resistance = fields.find(({ name }) => name === 'dcirMilliohm')
  const own = resistances.map(({ column }) => column)
  const measured =
    resistance === undefined ? [] : own.map((column) => [column, resistance] as const)
  return { columns: [...needed, ...own], decimals: new Map([...decimals, ...measured]) }
}

/**
 * A bench's record as facts of the battery stream. `test_start` has no zone in the file: the benches stand in China, so
 * it is read as China Standard Time, UTC+08:00. The C-rate is discharge current over rated capacity, to three decimals.
 */
export function benchFacts(cells: Row['cells']): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {}
  for (const [name, column] of Object.entries(columns)) {
    const text = cells[column]
    if (text !== undefined) facts[name] = text
  }
  const { testStart, restMinutes, cRate } = facts
  if (testStart !== undefined) facts.testStart = chinaTime(testStart)
  if (restMinutes !== undefined) facts.restMinutes = minutesOf(restMinutes)
  if (cRate !== undefined) facts.cRate = cRateOf(cRate, facts.ratedCapacityAmpereHours)
  return { ...facts, ...resistanceOf(cells) }
}

/** The column that a fault's JSON pointer is about. */
export function benchColumnOf(pointer: string): string {
  if (pointer.endsWith('/batch')) return 'unit_id'
  const name = pointer.split('/').at(-1) ?? ''
  return Object.entries(columns).find(([fact]) => fact === name)?.[1] ?? name
}

/** A bench's time with its offset: where it bears none, it is China's. */
export function chinaTime(text: string): string {
  const time = text.replace(' ', 'T')
  return /([Zz]|[+-]\d{2}:?\d{2})$/.test(time) ? time : `${time}+08:00`
}

/** "00:15:00.000" as "15"; anything else stays as it is, to be refused where facts are read. */
function minutesOf(text: string): string {
  const [, hours, minutes, seconds] = /^(\d{1,3}):(\d{2}):(\d{2})(?:\.\d+)?$/.exec(text) ?? []
  if (hours === undefined) return text
  const total = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return divideRounded(parseDecimal(total), parseDecimal('60'), 3)
}

const aboveZero = /^\d{1,15}(\.\d{1,12})?$/

function cRateOf(current: string, rated: string | undefined): string {
  if (rated === undefined || !aboveZero.test(rated) || !aboveZero.test(current)) return current
  if (Number(rated) === 0) return current
  return divideRounded(parseDecimal(current), parseDecimal(rated), 3)
}

function resistanceOf(cells: Row['cells']): Readonly<Record<string, string>> {
  for (const { percent, column } of resistances) {
    const dcirMilliohm = cells[column]
    if (dcirMilliohm === undefined) continue
    const pulse = { dcirPulseSeconds: '5', dcirCRate: '1', dcirStateOfChargePercent: percent }
    return { dcirMilliohm, ...pulse }
  }
  return {}
}
