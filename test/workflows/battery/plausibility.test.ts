import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { crossChecked } from '../../../domain/cross-check.ts'
import type { Facts } from '../../../domain/field.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import {
  baselineChecks,
  benchChecks,
  claimChecks,
  productChecks,
} from '../../../workflows/battery/plausibility.ts'
import { openBooks, streamNamed } from '../../harness/books.ts'

const battery = await streamNamed('battery')

/** A bench record that fits together: 44.5 Ah of a 50 Ah cell at 3.7 V. */
const sound: Facts = {
  ratedCapacityAmpereHours: '50',
  nominalVoltageVolts: '3.7',
  capacityAmpereHours: '44.5',
  energyWattHours: '165',
  upperCutOffVolts: '4.2',
  lowerCutOffVolts: '2.8',
  temperatureStartCelsius: '25',
  temperatureEndCelsius: '31',
  temperatureMaxCelsius: '31.9',
  dcirMilliohm: '1.2',
  restVoltageVolts: '3.7',
}

/** What an adopted cell with such a bench record comes to: the pointers of a refusal, or the facts that are warned of. */
function adopted(facts: Facts) {
  const books = openBooks(battery)
  const output = { batch: 'C-1', kind: 'cell', facts: { ...sound, ...facts, chemistry: 'NMC' } }
  const answer = books.when({
    id: randomUUID(),
    stream: 'battery',
    stage: 'adopted',
    facility: 'A',
    outputs: [output],
    facts: { provenStage: 'tested', recordsOrigin: 'bench of before' },
  })
  if (isRefusal(answer)) return answer.faults.map(({ pointer, says }) => `${pointer} ${says}`)
  return { books, warned: warnedIn(answer.warnings) }
}

function warnedIn(warnings: readonly unknown[]) {
  return warnings.map((one) => (one as { values: { field: string } }).values.field)
}

function graded(dcirMilliohm: string, baselineMilliohm: string) {
  const stock = adopted({ dcirMilliohm })
  if (!('books' in stock)) throw new RangeError(String(stock))
  const answer = stock.books.given({
    id: randomUUID(),
    stream: 'battery',
    stage: 'graded',
    facility: 'A',
    batches: [{ batch: 'C-1' }],
    facts: { baselineKind: 'DATASHEET', baselineMilliohm, gradeDecidedBy: 'p-1' },
  })
  return { grade: answer.decisions.grade, warned: warnedIn(answer.warnings) }
}

describe('a bench record', () => {
  it('is kept without a word where its figures fit', () => {
    expect(adopted({})).toMatchObject({ warned: [] })
  })

  it.each([
    ['kWh in a column of Wh', { energyWattHours: '0.165' }, 'energyWattHours'],
    ['1 Wh at 176 Ah', { capacityAmpereHours: '44.5', energyWattHours: '1' }, 'energyWattHours'],
    ['mWh in a column of Wh', { energyWattHours: '165000' }, 'energyWattHours'],
    ['15 % too much', { energyWattHours: '189.35' }, 'energyWattHours'],
    ['15 % too little', { energyWattHours: '139.95' }, 'energyWattHours'],
    ['ohm in a column of milliohm', { dcirMilliohm: '0.0012' }, 'dcirMilliohm'],
    ['a hundredth', { dcirMilliohm: '0.012' }, 'dcirMilliohm'],
    ['100,000 milliohm', { dcirMilliohm: '100000' }, 'dcirMilliohm'],
    [
      'mAh in a column of Ah',
      { capacityAmpereHours: '0.0445', energyWattHours: '0.165' },
      'capacityAmpereHours',
    ],
    ['a pack’s voltage', { restVoltageVolts: '370' }, 'restVoltageVolts'],
    ['a pack’s cut-off', { upperCutOffVolts: '403' }, 'upperCutOffVolts'],
    ['a cut-off of millivolts', { lowerCutOffVolts: '0.0028' }, 'lowerCutOffVolts'],
  ])('is warned of for %s', (_, facts, field) => {
    expect(adopted(facts)).toMatchObject({ warned: [field] })
  })

  it('is within 15 % to the last digit', () => {
    expect(adopted({ energyWattHours: '189.3475' })).toMatchObject({ warned: [] })
    expect(adopted({ energyWattHours: '139.9525' })).toMatchObject({ warned: [] })
  })

  it('is judged without a nominal voltage too', () => {
    const { nominalVoltageVolts, ...facts } = sound
    const warnedOf = (other: Facts) =>
      warnedIn(crossChecked(benchChecks, { ...facts, ...other }, '/facts').warnings)
    expect(nominalVoltageVolts).toBe('3.7')
    expect(warnedOf({})).toEqual([])
    expect(warnedOf({ energyWattHours: '0.165' })).toEqual(['energyWattHours'])
    expect(warnedOf({ dcirMilliohm: '0.003' })).toEqual(['dcirMilliohm'])
  })

  it.each([
    ['crossed cut-offs', { upperCutOffVolts: '2.8', lowerCutOffVolts: '4.2' }, 'upperCutOffVolts'],
    ['equal cut-offs', { upperCutOffVolts: '3', lowerCutOffVolts: '3' }, 'upperCutOffVolts'],
    [
      'a highest temperature below the start',
      { temperatureMaxCelsius: '24.9', temperatureEndCelsius: '20' },
      'temperatureMaxCelsius',
    ],
    [
      'a highest temperature below the end',
      { temperatureMaxCelsius: '30' },
      'temperatureMaxCelsius',
    ],
    [
      'and below zero',
      { temperatureStartCelsius: '-5', temperatureEndCelsius: '-9', temperatureMaxCelsius: '-6' },
      'temperatureMaxCelsius',
    ],
  ])('is refused for %s', (_, facts, field) => {
    expect(adopted(facts)).toEqual([`/outputs/0/facts/${field} below_the_others`])
  })
})

describe('a grade', () => {
  it('is warned of where its baseline is a slip', () => {
    expect(graded('0.012', '1.0')).toEqual({ grade: 'A', warned: ['baselineMilliohm'] })
    expect(graded('1.2', '0.001')).toEqual({ grade: 'R', warned: ['baselineMilliohm'] })
    expect(graded('1.2', '100000')).toMatchObject({ warned: ['baselineMilliohm'] })
    expect(graded('1.2', '1.0')).toEqual({ grade: 'A', warned: [] })
    expect(graded('1.2', '2.4')).toMatchObject({ warned: [] })
    expect(graded('1.2', '0.24')).toEqual({ grade: 'R', warned: [] })
  })
})

describe('a product', () => {
  const plate: Facts = {
    ratedCapacityAmpereHours: '175',
    nominalVoltageVolts: '57.2',
  }
  const claimed = (facts: Facts) => crossChecked(claimChecks, { ...plate, ...facts }, '')
  const measured = (facts: Facts) => crossChecked(productChecks, { ...plate, ...facts }, '')

  it('claims what its name plate says', () => {
    expect(claimed({ ratedEnergyKilowattHours: '10' })).toEqual({ faults: [], warnings: [] })
    for (const slip of ['1', '400', '12', '0.01']) {
      const { warnings } = claimed({ ratedEnergyKilowattHours: slip })
      expect(warnedIn(warnings)).toEqual(['ratedEnergyKilowattHours'])
    }
  })

  it('measures what it is rated', () => {
    expect(measured({ productEnergyKilowattHours: '9.8' })).toEqual({ faults: [], warnings: [] })
    const wattHours = measured({ productEnergyKilowattHours: '9000' })
    expect(warnedIn(wattHours.warnings)).toEqual(['productEnergyKilowattHours'])
    const slips = measured({ productEnergyKilowattHours: '20', productCapacityAmpereHours: '17.5' })
    expect(warnedIn(slips.warnings)).toEqual([
      'productEnergyKilowattHours',
      'productCapacityAmpereHours',
    ])
  })

  it('names its bounds by their version', () => {
    const checks = [...benchChecks, ...baselineChecks, ...claimChecks, ...productChecks]
    const warned = checks.filter(({ otherwise }) => otherwise === 'warned')
    expect(warned.every(({ source }) => source.text.includes('plausibility/1'))).toBe(true)
  })
})
