import { describe, expect, it } from 'vitest'
import { isDoubtful, millionthsOf } from '../../../domain/optical-check/call.ts'
import { checkFigures } from '../../../domain/optical-check/confusion.ts'
import { driftOf } from '../../../domain/optical-check/drift.ts'
import {
  faultsInGoingLive,
  isWorse,
  leastCompared,
} from '../../../domain/optical-check/model-version.ts'
import { type Paired, pairedDifference, piecesIn } from '../../../domain/optical-check/paired.ts'

const isGood = (name: string) => name === 'sound'

describe('the inspection of the paper (1,200 calls, constructed)', () => {
  const cells = [
    { called: 'sound', judged: 'sound', pieces: 1_040 },
    { called: 'scratch', judged: 'scratch', pieces: 100 },
    { called: 'scratch', judged: 'sound', pieces: 40 },
    { called: 'sound', judged: 'dent', pieces: 12 },
    { called: 'scratch', judged: 'dent', pieces: 8 },
  ]

  it('agrees on 1,140 of 1,200 = 95.0 %, with an interval of 93.6 to 96.1 %', () => {
    const { agreement } = checkFigures(cells, isGood)
    expect(agreement).toMatchObject({ some: 1_140, all: 1_200, share: 0.95 })
    expect(agreement.interval?.low).toBeCloseTo(0.936, 3)
    expect(agreement.interval?.high).toBeCloseTo(0.961, 3)
  })

  it('counts as escaped what is bad and was called good, and as falsely rejected what is good and was called bad', () => {
    const { escapes, falseRejects, matrix } = checkFigures(cells, isGood)
    // A bad piece that was called another bad class did not escape.
    expect(escapes).toMatchObject({ some: 12, all: 120, share: 0.1 })
    expect(falseRejects).toMatchObject({ some: 40, all: 1_080 })
    expect(matrix[0]?.pieces).toBe(1_040)
  })

  it('moves with one verdict', () => {
    const [first, second, ...rest] = cells
    const moved = [
      { ...first, pieces: 1_039 },
      { ...second, called: 'sound', pieces: 1 },
      second,
      ...rest,
    ]
    const { agreement, escapes } = checkFigures(moved as typeof cells, isGood)
    expect([agreement.some, escapes.some, escapes.all]).toEqual([1_139, 13, 121])
  })

  it('has no rate of nothing', () => {
    const { agreement, escapes } = checkFigures([], isGood)
    expect([agreement.share, agreement.interval, escapes.share]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('two versions on the same pieces', () => {
  it('are told apart by the binomial test below 25 pieces on which one alone is right', () => {
    // 2 × (1 + 6) / 2⁶, by hand.
    expect(pairedDifference({ onlyFirst: 5, onlySecond: 1 })).toEqual({
      method: 'exact',
      chiSquare: undefined,
      chance: expect.closeTo(14 / 64, 12),
      isMoreThanChance: false,
    })
    // 2 / 2⁶ = 3.1 %.
    expect(pairedDifference({ onlyFirst: 6, onlySecond: 0 }).isMoreThanChance).toBe(true)
    // Published: http://www.fon.hum.uva.nl/Service/Statistics/McNemars_test.html and https://stat-tools.xyz/mcnemar?b=12&c=5
    expect(pairedDifference({ onlyFirst: 12, onlySecond: 3 }).chance).toBeCloseTo(0.0352, 4)
    expect(pairedDifference({ onlyFirst: 12, onlySecond: 5 }).chance).toBeCloseTo(0.1435, 4)
    expect(pairedDifference({ onlyFirst: 0, onlySecond: 0 }).chance).toBe(1)
    expect(pairedDifference({ onlyFirst: 12, onlySecond: 12 }).chance).toBe(1)
  })

  it('are told apart by McNemar’s chi-square from there on', () => {
    // Approval of a prime minister at two times, Agresti, Categorical Data Analysis: 150 and 86 changed, 17.36.
    const changed = pairedDifference({ onlyFirst: 150, onlySecond: 86 })
    expect(changed).toMatchObject({ method: 'chi_square', isMoreThanChance: true })
    expect(changed.chiSquare).toBeCloseTo(17.36, 2)
    expect(changed.chance).toBeCloseTo(3.1e-5, 6)
    expect(pairedDifference({ onlyFirst: 13, onlySecond: 12 })).toMatchObject({
      method: 'chi_square',
      isMoreThanChance: false,
    })
  })

  const enough: Paired = { bothRight: 280, onlyFirst: 8, onlySecond: 8, bothWrong: 4 }
  const trial = (paired: Paired, other: string | undefined = '1') => ({
    version: '2',
    other,
    paired,
  })

  it('let none go live on fewer pieces than a comparison needs', () => {
    expect(piecesIn(enough)).toBe(leastCompared.pieces)
    expect(faultsInGoingLive(trial(enough), undefined)).toEqual([])
    const few = { ...enough, bothRight: 279 }
    expect(faultsInGoingLive(trial(few), 'We want it')).toMatchObject([
      { pointer: '', says: 'optical_too_few_compared', values: { pieces: 299, least: 300 } },
    ])
    const first = { version: '1', other: undefined, paired: few }
    expect(faultsInGoingLive(first, undefined)).toMatchObject([{ says: 'optical_too_few_judged' }])
  })

  it('let a worse one go live for a reason alone', () => {
    const worse = { ...enough, onlyFirst: 1, onlySecond: 15 }
    expect(isWorse(trial(worse))).toBe(true)
    expect(faultsInGoingLive(trial(worse), undefined)).toMatchObject([
      { pointer: '/reason', says: 'optical_version_worse' },
    ])
    expect(faultsInGoingLive(trial(worse), 'The old camera is gone')).toEqual([])
    expect(isWorse(trial({ ...enough, onlyFirst: 15, onlySecond: 1 }))).toBe(false)
  })
})

describe('the weeks of a version', () => {
  const week = (judged: number, agreed: number) => {
    return { week: '2026-11-23', called: 1_000, bad: 50, doubtful: 20, judged, agreed }
  }

  it('differ from its comparison where chance does not explain it', () => {
    const accepted = { some: 285, all: 300 }
    const [alike, lower, none] = driftOf([week(100, 94), week(100, 80), week(0, 0)], accepted)
    expect(alike?.difference?.isMoreThanChance).toBe(false)
    expect(lower?.difference?.isMoreThanChance).toBe(true)
    expect(none).toMatchObject({
      difference: undefined,
      bad: { some: 50, all: 1_000, share: 0.05 },
    })
    expect(driftOf([week(100, 80)], undefined)[0]?.difference).toBeUndefined()
  })
})

describe('a confidence', () => {
  it('is doubtful below the threshold and not at it, whatever a float makes of it', () => {
    expect(millionthsOf(0.29)).toBe(290_000)
    expect(millionthsOf(0.8999999)).toBe(899_999)
    expect(isDoubtful(millionthsOf(0.8999999), millionthsOf(0.9))).toBe(true)
    expect(isDoubtful(millionthsOf(0.9), millionthsOf(0.9))).toBe(false)
    expect([millionthsOf(0), millionthsOf(1)]).toEqual([0, 1_000_000])
  })
})
