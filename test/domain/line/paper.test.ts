import { describe, expect, it } from 'vitest'
import { squareFeetOf, squareMetresOf, squareMetresText } from '../../../domain/line/area.ts'
import { compareLines, statedOutcomes } from '../../../domain/line/compare-lines.ts'
import { lineFigures, type WorkedShift } from '../../../domain/line/line-figures.ts'
import { type LineVersion, paceStation, versionOn } from '../../../domain/line/line-version.ts'
import { differenceOf, wilson, zOf } from '../../../domain/line/proportion.ts'
import { readShift, windowOf } from '../../../domain/line/shifts.ts'
import { noSums, type Sums } from '../../../domain/line/sums.ts'

const hour = 3_600_000

describe('the assembly line of the paper (U-shaped, 12 robots)', () => {
  const old = versionOf({
    area: { amount: 20_000, unit: 'ft2' },
    plannedPeople: 10,
    ratedPerHour: 1_000,
  })
  const now = versionOf({
    area: { amount: 10_000, unit: 'ft2' },
    plannedPeople: 4,
    ratedPerHour: 1_500,
  })

  it('makes 3.00 times as much per area and 3.75 times per person, with the capacity factor entered as 1.5', () => {
    const [before, after] = [side(old, { good: 8_000 }), side(now, { good: 12_000 })]
    const compared = compareLines(before, after)
    expect(compared).toMatchObject({ area: 0.5, ratedCapacity: 1.5, people: 0.4 })
    expect(compared.perSquareMetreHour).toBeCloseTo(3, 10)
    expect(compared.perPersonHour).toBeCloseTo(3.75, 10)
  })

  it('shows both ways to read "up 1.5 times", the factor as it was entered first', () => {
    const stated = statedOutcomes({ capacity: 1.5, area: 0.5, people: 0.4 })
    expect(stated).toEqual([
      { reading: 'times', capacity: 1.5, perArea: 3, perPerson: 3.75 },
      { reading: 'more', capacity: 2.5, perArea: 5, perPerson: 6.25 },
    ])
  })

  it('calls 300 fewer defects in 100,000 more than chance, and 3 fewer in 1,000 not', () => {
    const many = [
      { some: 1_500, all: 100_000 },
      { some: 1_200, all: 100_000 },
    ] as const
    expect(zOf(...many)).toBeCloseTo(5.81, 2)
    const large = differenceOf(...many)
    expect(large).toMatchObject({ method: 'z', isMoreThanChance: true })
    expect(large?.chance).toBeLessThan(1e-8)
    const small = differenceOf({ some: 15, all: 1_000 }, { some: 12, all: 1_000 })
    expect(small).toMatchObject({ method: 'exact', isMoreThanChance: false })
    expect(small?.chance).toBeCloseTo(0.7, 1)
  })

  it('has half of 20,000 square feet: 929.0304 square metres, exactly', () => {
    expect(squareMetresText(now.area)).toBe('929.0304')
    expect(squareMetresOf(now.area)).toBe(929.0304)
    expect(squareFeetOf({ amount: 929, unit: 'm2' })).toBeCloseTo(9_999.67, 2)
  })
})

describe('the lens line of the paper (six machines, 3,000 square feet, two people, 100 an hour)', () => {
  const lens = versionOf({
    area: { amount: 3_000, unit: 'ft2' },
    plannedPeople: 2,
    ratedPerHour: 100,
  })

  it('has a takt of 36 s, and 656 good lenses of 800 in a shift are 82 %', () => {
    const { figures } = side(lens, { good: 656 })
    expect(figures.taktSeconds).toBe(36)
    expect(figures.pace.oee).toBeCloseTo(0.82, 12)
  })

  it('makes 50 a person-hour and 0.033 a square foot and hour at its rating', () => {
    const { figures } = side(lens, { good: 800 })
    expect(figures.perPersonHour).toBe(50)
    expect(figures.perSquareFootHour).toBeCloseTo(0.0333, 4)
  })

  it('is used as availability times performance times quality say', () => {
    const { pace } = side(lens, {
      good: 656,
      bad: 24,
      runningMs: 7.2 * hour,
      stoppedMs: 0.8 * hour,
    }).figures
    expect(pace.availability).toBeCloseTo(0.9, 12)
    expect(pace.performance).toBeCloseTo(680 / 720, 12)
    expect(pace.quality).toBeCloseTo(656 / 680, 12)
    expect((pace.availability ?? 0) * (pace.performance ?? 0) * (pace.quality ?? 0)).toBeCloseTo(
      0.82,
      12,
    )
  })

  it('names no availability where no station told its state, and nothing at all of no shift', () => {
    expect(side(lens, { good: 656 }).figures.pace.availability).toBeUndefined()
    const none = lineFigures([])
    expect([none.yield, none.pace.oee, none.taktSeconds, none.bottleneck]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the inspection of the paper', () => {
  it('is right in 95.0 % of 1,200 calls, with 93.6 to 96.1 %', () => {
    const interval = wilson({ some: 1_140, all: 1_200 })
    expect(interval?.low).toBeCloseTo(0.936, 3)
    expect(interval?.high).toBeCloseTo(0.961, 3)
    expect(wilson({ some: 0, all: 0 })).toBeUndefined()
    expect(wilson({ some: 0, all: 10 })?.low).toBe(0)
  })
})

describe('shares', () => {
  it('are compared exactly where they are few: tea and milk, and Fisher’s own table', () => {
    // Fisher (1935): three of four cups against one of four.
    expect(differenceOf({ some: 3, all: 4 }, { some: 1, all: 4 })?.chance).toBeCloseTo(34 / 70, 9)
    expect(differenceOf({ some: 1, all: 10 }, { some: 9, all: 10 })?.chance).toBeCloseTo(
      0.0010932,
      5,
    )
    expect(differenceOf({ some: 0, all: 0 }, { some: 1, all: 4 })).toBeUndefined()
  })
})

describe('a line', () => {
  it('is what its newest version of a day says, and is paced by its slowest station, the last of several', () => {
    const first = versionOf({ validFrom: '2026-01-01', version: 1 })
    const next = versionOf({ validFrom: '2026-06-01', version: 2 })
    const mended = versionOf({ validFrom: '2026-06-01', version: 3 })
    const all = [mended, first, next]
    expect(versionOn(all, '2025-12-31')).toBeUndefined()
    expect(versionOn(all, '2026-05-31')?.version).toBe(1)
    expect(versionOn(all, '2026-06-01')?.version).toBe(3)
    const stations = [100, 80, 80, 120].map((ratedPerHour, at) => ({
      station: `S${at}`,
      ratedPerHour,
    }))
    expect(paceStation(versionOf({ stations }))?.station).toBe('S2')
  })

  it('loses pieces at every station: what was rejected anywhere counts once, what left the last is good', () => {
    const version = versionOf({
      stations: ['a', 'b'].map((station) => ({ station, ratedPerHour: 100 })),
    })
    const byStation = new Map([
      ['a', { ...noSums, good: 90, bad: 10, runningMs: 4 * hour }],
      ['b', { ...noSums, good: 85, bad: 5, runningMs: 6 * hour }],
    ])
    const figures = lineFigures([{ window: shift(), version, byStation }])
    expect(figures).toMatchObject({ good: 85, rejected: 15, yield: 0.85, bottleneck: 'b' })
    expect(figures.defects).toMatchObject({ some: 15, all: 100, share: 0.15 })
  })
})

function shift() {
  const read = readShift('08:00-16:00')
  if (read === undefined) throw new RangeError('Cannot read the shift')
  return windowOf('2026-11-02', read, 'Asia/Hong_Kong')
}

function side(version: LineVersion, sums: Partial<Sums>) {
  const station = version.stations.at(-1)?.station ?? ''
  const worked: WorkedShift = {
    window: shift(),
    version,
    byStation: new Map([[station, { ...noSums, ...sums }]]),
  }
  return { version, figures: lineFigures([worked]) }
}

function versionOf(said: Partial<LineVersion>): LineVersion {
  const ratedPerHour = said.ratedPerHour ?? 100
  return {
    version: 1,
    validFrom: '2026-01-01',
    name: 'Line',
    area: { amount: 100, unit: 'm2' },
    plannedPeople: 2,
    ratedPerHour,
    shifts: ['08:00-16:00'],
    stations: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map((station) => ({ station, ratedPerHour })),
    ...said,
  }
}
