import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../domain/field.ts'
import { faultsInCarriage } from '../../../workflows/battery/carriage.ts'
import { damageOf, dangerOf } from '../../../workflows/battery/damage.ts'
import { faultsInReadings } from '../../../workflows/battery/readings.ts'
import { faultsInTicket } from '../../../workflows/battery/waste-status.ts'
import type { Goods } from '../../../workflows/custody-terms.ts'

const unit = (context: Facts, more: Partial<Goods> = {}): Goods => ({
  code: 'U',
  kind: 'pack',
  state: 'triaged',
  context,
  ...more,
})
const packed = (goods: readonly Goods[], packingInstruction: string, more: Facts = {}) =>
  faultsInCarriage(goods, { packingInstruction, ...more }, '/papers').map(({ says }) => says)

describe('packing by damage class (ADR special provision 376)', () => {
  const green = unit({ damageClass: 'green' })
  const amber = unit({ damageClass: 'amber' })
  const red = unit({ damageClass: 'red' })
  const untriaged = unit({}, { state: 'taken_in' })
  const waste = unit({ damageClass: 'green', wasteStage: 'declared' })

  it.each([
    ['green', green, ['P903', 'LP903']],
    ['waste, green', waste, ['P903', 'LP903', 'P909']],
    ['amber', amber, ['P908', 'LP904']],
    ['red', red, ['P911', 'LP906']],
    ['never triaged', untriaged, ['P908', 'LP904', 'P911', 'LP906']],
  ])('lets %s go in its own packing and in no other', (_, goods, right) => {
    const all = ['P903', 'LP903', 'P909', 'P908', 'LP904', 'P911', 'LP906', 'P910', 'LP905']
    expect([...all, 'AUTHORITY'].filter((one) => packed([goods], one).length === 0)).toEqual(right)
  })

  it('takes the strictest of several, and names the batch that asks for it', () => {
    expect(packed([green, red, amber], 'P908')).toEqual(['packing_red'])
    expect(packed([green, red, amber], 'P911')).toEqual([])
    expect(packed([green, untriaged], 'P903')).toEqual(['packing_untriaged'])
  })

  it('lets red go as the competent authority approved, which is named', () => {
    expect(packed([red], 'AUTHORITY')).toEqual(['packing_approval_missing'])
    expect(packed([red], 'AUTHORITY', { packingApproval: 'CA-1' })).toEqual([])
    expect(packed([amber], 'AUTHORITY', { packingApproval: 'CA-1' })).toEqual(['packing_amber'])
  })

  it('counts what came back from use, or failed its final test, as not diagnosed', () => {
    const product = { kind: 'product' }
    expect(damageOf(unit({ damageClass: 'green' }, { ...product, state: 'recalled' }))).toBe(
      'untriaged',
    )
    expect(damageOf(unit({ damageClass: 'red' }, { ...product, state: 'recalled' }))).toBe('red')
    expect(damageOf(unit({}, { ...product, state: 'final_test_failed' }))).toBe('untriaged')
  })

  it('reads what version 1 of the stream recorded by the graver of triage and quarantine', () => {
    const before = { triageClass: 'green', quarantineClass: 'red' }
    expect(damageOf(unit({ ...before, releasedFromQuarantine: false }))).toBe('red')
    const released = { ...before, releasedFromQuarantine: true }
    expect(damageOf(unit(released, { state: 'released' }))).toBe('red')
    expect(damageOf(unit(released))).toBe('green')
    expect(damageOf(unit({ ...released, wasteStage: 'declared' }))).toBe('red')
    expect(damageOf(unit({ passportId: 'p' }, { kind: 'product', state: 'listed' }))).toBe('green')
  })

  it('tells of a quarantine on the way, and of nothing when there is nothing', () => {
    const held = { releasedFromQuarantine: false, quarantinedUntil: '2026-01-02T00:00:00.000Z' }
    expect(dangerOf(unit({ damageClass: 'amber', ...held }))).toEqual({
      name: 'amber',
      held: true,
      until: held.quarantinedUntil,
    })
    expect(dangerOf(green)).toBeUndefined()
    expect(dangerOf(unit({ fraction: 'output' }, { kind: 'fraction' }))).toBeUndefined()
  })
})

describe('a product whose type is not proved to UN 38.3', () => {
  const product = (context: Facts, state = 'listed') =>
    unit({ damageClass: 'green', typeProved: false, ...context }, { kind: 'product', state })

  it('travels under a named special provision that fits, and not otherwise', () => {
    expect(packed([product({})], 'P903')).toEqual(['type_not_proved'])
    expect(packed([product({ typeProved: true })], 'P903')).toEqual([])
    expect(packed([product({})], 'P910', { carriageException: 'SP310' })).toEqual([])
    expect(packed([product({})], 'P903', { carriageException: 'SP376' })).toEqual([
      'exception_unfit',
    ])
    expect(packed([product({ damageClass: 'amber' })], 'P908')).toEqual([])
    expect(packed([product({ wasteStage: 'declared' })], 'P909')).toEqual([])
    const unsaid = unit({ damageClass: 'green' }, { kind: 'product', state: 'final_tested' })
    expect(packed([unsaid], 'P903')).toEqual(['type_not_proved'])
  })
})

describe('a special provision', () => {
  it.each([
    ['green', 'P903', 'SP376'],
    ['green', 'P903', 'SP377'],
    ['amber', 'P908', 'SP310'],
    ['red', 'P911', 'SP377'],
  ] as const)(
    'of a %s battery packed by %s is not %s, which has another packing',
    (damageClass, packing, carriageException) => {
      expect(packed([unit({ damageClass })], packing, { carriageException })).toHaveLength(1)
      expect(packed([unit({ damageClass })], packing)).toEqual([])
    },
  )

  it('is named beside the packing that it leads to', () => {
    const red = unit({ damageClass: 'red' })
    expect(packed([red], 'LP906', { carriageException: 'SP376' })).toEqual([])
    const approved = { carriageException: 'SP376', packingApproval: 'Authority 7' }
    expect(packed([red], 'AUTHORITY', approved)).toEqual([])
    const waste = unit({ damageClass: 'green', wasteStage: 'declared' })
    expect(packed([waste], 'P909', { carriageException: 'SP377' })).toEqual([])
  })
})

describe('waste in Hong Kong', () => {
  it('moves on a trip ticket or a stated exemption (Cap. 354C)', () => {
    const goods = [unit({ wasteStage: 'declared' })]
    const said = (papers: Facts, jurisdiction = 'HK') =>
      faultsInTicket({ goods, papers, jurisdiction }).map(({ says }) => says)
    expect(said({})).toEqual(['trip_ticket_missing'])
    expect(said({ tripTicket: 'TT-1' })).toEqual([])
    expect(said({ tripTicketExemption: 'section 4(2)' })).toEqual([])
    expect(said({}, 'DE')).toEqual([])
    const arrived = [unit({ declaredWaste: true, batteryStatus: 'waste' })]
    expect(faultsInTicket({ goods: arrived, papers: {}, jurisdiction: 'HK' })).toHaveLength(1)
    const prepared = [unit({ batteryStatus: 'waste', wasteStage: 'none' })]
    expect(faultsInTicket({ goods: prepared, papers: {}, jurisdiction: 'HK' })).toEqual([])
  })
})

describe('readings that cannot be', () => {
  const wrong = (facts: Facts, kind = 'pack') =>
    faultsInReadings(facts, { kind, nominal: '350' }).map(({ pointer }) => pointer)

  it.each([
    [
      { lowestCellVoltageV: '4', highestCellVoltageV: '3.5' },
      ['lowestCellVoltageV', 'highestCellVoltageV'],
    ],
    [{ openCircuitVoltageVolts: '1400' }, ['openCircuitVoltageVolts']],
    [{ openCircuitVoltageVolts: '-341' }, ['openCircuitVoltageVolts']],
    [{ lowestCellVoltageV: '-1', highestCellVoltageV: '3.5' }, ['lowestCellVoltageV']],
    [{ highestCellVoltageV: '7' }, ['highestCellVoltageV']],
    [{ maximumCellVoltageV: '9' }, ['maximumCellVoltageV']],
    [{ workingVoltageV: '35' }, ['workingVoltageV']],
    [{ temperatureRiseKelvin: '500', surfaceTemperatureCelsius: '25' }, ['temperatureRiseKelvin']],
  ])('are to be taken again: %o', (facts, names) => {
    expect(wrong(facts)).toEqual(names.map((name) => `/facts/${name}`))
  })

  it('are not those of a unit that is dead, hot or fully charged', () => {
    expect(wrong({ openCircuitVoltageVolts: '0', lowestCellVoltageV: '0' })).toEqual([])
    expect(wrong({ openCircuitVoltageVolts: '420', highestCellVoltageV: '4.3' })).toEqual([])
    expect(wrong({ temperatureRiseKelvin: '400', surfaceTemperatureCelsius: '450' })).toEqual([])
    expect(wrong({ openCircuitVoltageVolts: '3.6' }, 'cell')).toEqual([])
  })
})
