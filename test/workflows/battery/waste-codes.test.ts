import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../domain/field.ts'
import battery from '../../../workflows/battery/stream.ts'
import { batteryWasteCodes, fractionWasteCodes } from '../../../workflows/battery/waste-codes.ts'
import type { OutputSituation } from '../../../workflows/output-situation.ts'

const before = '2026-12-08T12:00:00.000Z'
const from = '2026-12-09T12:00:00.000Z'

function decide(stage: string, facts: Facts, more: object) {
  const decision = battery.stages[stage]?.decide?.({
    facts,
    batches: [],
    outputs: [],
    losses: [],
    additions: [],
    drawnGrams: [],
    weighedGrams: [],
    eventTime: before,
    ...more,
  })
  return decision !== undefined && 'refused' in decision
    ? decision.refused.map(({ message }) => message).join('\n')
    : ''
}

describe('the waste code of a battery', () => {
  const declare = (wasteCode: string, eventTime: string, outputs: OutputSituation[] = []) =>
    decide('declared_waste', { wasteCode, wasteDeclaredOn: '2026-03-01' }, { eventTime, outputs })

  it('is one of the list of its day, and the right one is named', () => {
    expect(declare('16 06 05', before)).toBe('')
    expect(declare('16 06 07*', from)).toBe('')
    expect(declare('16 06 07*', before)).toBe(
      'Cannot use waste code 16 06 07* on 2026-12-08 for this: the list has 16 06 05, 16 01 21*',
    )
    expect(declare('16 06 05', from)).toContain('the list has 16 06 07*')
    expect(declare('16 01 21*', from)).toContain('the list has 16 06 07*')
  })

  it('is free of the list in Hong Kong and elsewhere, on every day', () => {
    for (const day of [before, from, '2020-01-01T00:00:00.000Z', '2031-01-01T00:00:00.000Z']) {
      expect(declare('HK_CHEMICAL_WASTE', day)).toBe('')
      expect(declare('OTHER', day)).toBe('')
    }
  })

  it('of records from elsewhere is one of the day on which they declared it', () => {
    const unit = { code: 'P', kind: 'pack', facts: {} }
    expect(declare('16 06 05', from, [unit])).toBe('')
    expect(declare('16 06 07*', from, [unit])).toContain('on 2026-03-01')
  })
})

describe('the waste code of a fraction', () => {
  const fraction = (fractionMaterial: string, context: Facts = {}) => ({
    batch: 'F',
    code: 'F',
    kind: 'fraction',
    context: { fractionMaterial, ...context },
  })
  const dispatch = (fractionWasteCode: string, eventTime: string, ...batches: object[]) =>
    decide(
      'fraction_dispatched',
      { fractionWasteCode, exported: false },
      { eventTime, batches, drawnGrams: batches.map(() => 1_000) },
    )

  it('is one of the list of its day and of its material', () => {
    const black = fraction('black_mass')
    expect(dispatch('19 14 02*', from, black)).toBe('')
    expect(dispatch('19 12 11*', before, black)).toBe('')
    expect(dispatch('19 14 02*', before, black)).toContain('the list has 19 12 11*, 19 12 12')
    expect(dispatch('19 12 12', from, black)).toContain('the list has 19 14 02*')
    expect(dispatch('19 14 08', from, black)).toContain('the list has 19 14 02*')
    expect(dispatch('10 08 21*', from, fraction('lithium_slag'))).toBe('')
    expect(dispatch('19 14 02*', from, fraction('lithium_slag'))).toContain('10 08 21*, 10 08 22')
    expect(dispatch('19 14 02*', from, fraction('copper'))).toContain('the list has OTHER')
  })

  it('is asked of what is waste only, and of each material once', () => {
    const ended = fraction('copper', { endOfWaste: true })
    expect(dispatch('19 14 02*', before, ended)).toBe('')
    expect(dispatch('19 14 02*', from, fraction('black_mass'), ended)).toBe('')
    const two = dispatch('19 14 02*', before, fraction('black_mass'), fraction('black_mass'))
    expect(two.split('\n')).toHaveLength(1)
  })

  it('has on every day a code for black mass, slag, alloy and salts, as batteries have', () => {
    for (const day of ['2026-12-08', '2026-12-09']) {
      const valid = (codes: typeof batteryWasteCodes, material?: string) =>
        Object.values(codes).some(
          ({ from: first = '', until = day, of }) =>
            first <= day && day <= until && (material === undefined || of?.includes(material)),
        )
      expect(valid(batteryWasteCodes)).toBe(true)
      for (const material of ['black_mass', 'lithium_slag', 'mixed_alloy', 'nickel_salt'])
        expect([material, valid(fractionWasteCodes, material)]).toEqual([material, true])
    }
  })
})
