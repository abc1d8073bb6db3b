import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { array, assert as hold, integer, property, record, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Matching, match, matchingLimits } from '../../../workflows/battery/matching.ts'
import type { MatchUnit } from '../../../workflows/battery/matching-axes.ts'

const csv = new URL('../../../../shared/data/battery/pulsebat_retired_cells.csv', import.meta.url)
const { strict, relaxed } = matchingLimits

function unit(unitId: string, changes: Partial<MatchUnit> = {}): MatchUnit {
  const kind = { chemistry: 'LFP', model: 'X35', restMinutes: '10' }
  const figures = { measuredCapacityAh: '30', resistanceMilliohm: '3', openCircuitVoltageV: '3.3' }
  return { unitId, ...kind, ...figures, ...changes }
}

const inPairs = (...units: MatchUnit[]) => match(units, { groupSize: 2, limits: strict })

describe('the limits of a group', () => {
  it.each<[string, Partial<MatchUnit>, Partial<MatchUnit>]>([
    ['capacitySpreadPercent', { measuredCapacityAh: '30.9' }, { measuredCapacityAh: '30.90001' }],
    ['resistanceSpreadPercent', { resistanceMilliohm: '3.45' }, { resistanceMilliohm: '3.4501' }],
    [
      'openCircuitVoltageSpreadMillivolts',
      { openCircuitVoltageV: '3.32' },
      { openCircuitVoltageV: '3.3201' },
    ],
  ])('hold %s to the last digit', (limit, within, beyond) => {
    expect(inPairs(unit('a'), unit('b', within)).groups).toMatchObject([{ unitIds: ['a', 'b'] }])
    const { groups, unmatched } = inPairs(unit('a'), unit('b', beyond))
    expect(groups).toEqual([])
    expect(unmatched).toMatchObject([
      { unitId: 'a', reason: { code: 'limit-missed', limit, nearestUnitIds: ['b'] } },
      { unitId: 'b', reason: { code: 'limit-missed', limit, nearestUnitIds: ['a'] } },
    ])
  })

  it('report by how much a unit misses, and the spreads of a group', () => {
    const far = unit('b', { measuredCapacityAh: '31.5' })
    expect(inPairs(unit('a'), far).unmatched[0]?.reason).toMatchObject({
      spread: '5.000',
      allowed: '3',
    })
    const near = unit('b', { measuredCapacityAh: '30.3', openCircuitVoltageV: '3.31' })
    expect(inPairs(unit('a'), near).groups[0]?.spreads).toEqual({
      capacitySpreadPercent: '1.000',
      resistanceSpreadPercent: '0.000',
      openCircuitVoltageSpreadMillivolts: '10.000',
    })
  })
})

describe('units that stay unmatched', () => {
  it('are told when too few of the same chemistry, model and rest exist', () => {
    const others = [{ chemistry: 'LMO' }, { model: 'X36' }, { restMinutes: '20' }]
    const { unmatched } = inPairs(unit('a'), ...others.map((other, i) => unit(`b${i}`, other)))
    const reason = { code: 'too-few-units', available: 1, needed: 2 }
    expect(unmatched.map((each) => each.reason)).toEqual(Array(4).fill(reason))
  })

  it('are told which measurement is missing, an unknown chemistry included', () => {
    const { unmatched } = inPairs(
      unit('a', { resistanceMilliohm: undefined, openCircuitVoltageV: undefined }),
      unit('b', { chemistry: 'UNKNOWN' }),
      unit('c', { chemistry: 'UNKNOWN' }),
    )
    expect(unmatched.map(({ reason }) => reason)).toEqual([
      { code: 'not-measured', missing: ['resistanceMilliohm', 'openCircuitVoltageV'] },
      { code: 'not-measured', missing: ['chemistry'] },
      { code: 'not-measured', missing: ['chemistry'] },
    ])
  })

  it('are told when they fit but the others are taken', () => {
    expect(inPairs(unit('a'), unit('b'), unit('c')).unmatched).toEqual([
      { unitId: 'c', reason: { code: 'left-over', available: 1, needed: 2 } },
    ])
  })
})

describe('the search', () => {
  it('moves a unit to another group where that makes room for a second one', () => {
    const middle = { measuredCapacityAh: '30.5', openCircuitVoltageV: '3.299' }
    const lowest = unit('lowest', { measuredCapacityAh: '30' })
    const highest = unit('highest', { measuredCapacityAh: '31.2' })
    const { groups } = inPairs(lowest, unit('m1', middle), unit('m2', middle), highest)
    expect(groups).toHaveLength(2)
  })

  it('refuses a group of one, a repeated id, and figures that are not above zero', () => {
    expect(() => match([], { groupSize: 1, limits: strict })).toThrow(RangeError)
    expect(() => inPairs(unit('a'), unit('a'))).toThrow(RangeError)
    expect(() => inPairs(unit('a', { measuredCapacityAh: '0' }))).toThrow(RangeError)
    expect(inPairs()).toEqual({ groups: [], unmatched: [] })
  })

  const figures = record({
    capacity: integer({ min: 280, max: 310 }),
    resistance: integer({ min: 25, max: 35 }),
    voltage: integer({ min: 3300, max: 3340 }),
  })
  const unitsOf = array(figures, { maxLength: 30 }).map((all) =>
    all.map(({ capacity, resistance, voltage }, index) =>
      unit(`u${index}`, {
        measuredCapacityAh: String(capacity / 10),
        resistanceMilliohm: String(resistance / 10),
        openCircuitVoltageV: String(voltage / 1000),
      }),
    ),
  )

  it('uses every unit once, keeps every limit, and leaves no further group behind', () => {
    hold(
      property(unitsOf, integer({ min: 2, max: 5 }), (units, groupSize) => {
        const { groups, unmatched } = match(units, { groupSize, limits: strict })
        const ids = [...groups.flatMap(({ unitIds }) => unitIds), ...unmatched.map((u) => u.unitId)]
        expect(ids.toSorted()).toEqual(units.map(({ unitId }) => unitId).toSorted())
        for (const { unitIds, spreads } of groups) {
          expect(unitIds).toHaveLength(groupSize)
          expect(Number(spreads.capacitySpreadPercent)).toBeLessThanOrEqual(3)
          expect(Number(spreads.resistanceSpreadPercent)).toBeLessThanOrEqual(15)
          expect(Number(spreads.openCircuitVoltageSpreadMillivolts)).toBeLessThanOrEqual(20)
        }
        const left = units.filter(({ unitId }) => unmatched.some((each) => each.unitId === unitId))
        expect(match(left, { groupSize, limits: strict }).groups).toEqual([])
      }),
    )
  })

  it('answers for 300 units of one model, and groups nearly all of a narrow lot', () => {
    const lot = Array.from({ length: 300 }, (_, index) =>
      unit(`u${index}`, {
        measuredCapacityAh: String(30 + ((index * 7) % 100) / 50),
        resistanceMilliohm: String(3 + ((index * 13) % 97) / 120),
        openCircuitVoltageV: String(3.3 + ((index * 29) % 89) / 4000),
      }),
    )
    const { groups } = match(lot, { groupSize: 12, limits: strict })
    expect(groups.length).toBeGreaterThanOrEqual(22)
  })

  it('does not depend on the order in which units come', () => {
    const shuffled = unitsOf.chain((units) =>
      shuffledSubarray(units, { minLength: units.length }).map((other) => [units, other] as const),
    )
    hold(
      property(shuffled, ([units, other]) => {
        const options = { groupSize: 3, limits: relaxed }
        expect(match(other, options)).toEqual(match(units, options))
      }),
    )
  })
})

describe('270 real cells in groups of twelve', () => {
  const available = existsSync(csv)
  const rows: Record<string, string>[] = available
    ? parse(readFileSync(csv), { columns: true })
    : []
  const cells = rows.map((row) =>
    unit(row.unit_id ?? '', {
      chemistry: row.chemistry,
      model: `${row.chemistry} ${row.rated_capacity_ah} Ah`,
      measuredCapacityAh: row.measured_capacity_ah,
      resistanceMilliohm: row.dcir_dis_1c_5s_soc50_mohm,
      openCircuitVoltageV: row.ocv_soc50_v,
    }),
  )
  const usedOf = ({ groups }: Matching) => {
    const models = groups.flatMap(({ unitIds }) => unitIds.map((id) => id.slice(3, -4)))
    return Object.fromEntries(
      [...Map.groupBy(models, (model) => model)].map(([model, all]) => [model, all.length]),
    )
  }
  const title = (says: string) =>
    available ? says : `${says}: needs ../shared/data/battery/pulsebat_retired_cells.csv`

  it.skipIf(!available)(title('strictly use all that can be used: 12 LMO, 36 NMC21'), () => {
    const matching = match(cells, { groupSize: 12, limits: strict })
    expect(usedOf(matching)).toEqual({ LMO10: 12, NMC21: 36 })
    expect(matching.unmatched).toHaveLength(270 - 48)
  })

  it.skipIf(!available)(title('relaxed use 36 LFP, 36 LMO, 48 NMC 2.1 Ah and 36 NMC21'), () => {
    const matching = match(cells, { groupSize: 12, limits: relaxed })
    expect(usedOf(matching)).toEqual({ LFP35: 36, LMO10: 36, NMC2p1: 48, NMC21: 36 })
  })

  it.skipIf(!available)(title('tell every unmatched cell what it misses, above the limit'), () => {
    for (const { reason } of match(cells, { groupSize: 12, limits: strict }).unmatched) {
      if (reason.code === 'left-over') expect(reason.available).toBeLessThan(12)
      else if (reason.code === 'limit-missed') {
        expect(Number(reason.spread)).toBeGreaterThan(Number(reason.allowed))
        expect(reason.nearestUnitIds.length).toBeGreaterThanOrEqual(11)
      } else throw new RangeError(`no cell here has the reason "${reason.code}"`)
    }
  })
})
