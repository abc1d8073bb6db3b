import { describe, expect, it } from 'vitest'
import type { Known, KnownFact } from '../../../domain/passport/known.ts'
import { type Scored, scorePassport } from '../../../domain/passport/score.ts'
import { batteryPassport } from '../../../workflows/battery/passport/passport-table.ts'

const nothing: Known = {
  facts: new Map(),
  kind: 'product',
  content: {},
  steps: [],
  parts: [],
  audienceOf: (name) => (/Milliohm$|CutOff/.test(name) ? 'legitimate_interest' : 'public'),
}

function knowing(values: Readonly<Record<string, KnownFact['value']>>, rest: Partial<Known> = {}) {
  const facts = Object.entries(values).map(([name, value]): [string, KnownFact] => [
    name,
    { value, level: 'item' },
  ])
  return { ...nothing, facts: new Map(facts), ...rest }
}

const numbers = (all: readonly Scored[]) => all.map(({ point }) => point.number)
const score = (category: string, known: Known) => scorePassport(batteryPassport, category, known)
const one = (all: readonly Scored[], number: number) =>
  all.find(({ point }) => point.number === number)

const built = {
  stage: 'assembled',
  time: '2026-11-20T04:00:00.000Z',
  organisation: 'Second Charge (constructed)',
  facility: 'Yuen Long workshop (constructed)',
  country: 'HK',
  made: true,
  inGrams: 100,
  lostGrams: 0,
}

describe('a passport held against its points', () => {
  it.each([
    ['industrial', 36],
    ['EV', 51],
    ['LMT', 54],
  ])('lacks all %s points while nothing is known, and says each', (category, asked) => {
    const { have, derived, lacking, readiness } = score(category, nothing)
    expect([have, derived]).toEqual([[], []])
    expect(readiness).toEqual({ asked, have: 0, derived: 0, lacking: asked })
    expect(lacking.filter(({ obligation }) => obligation === 'mandatory')).toHaveLength(asked)
    expect(lacking.map(({ point }) => point.name.en)).toContain('EU declaration of conformity')
  })

  it('counts every point once, whatever is known of it', () => {
    const { have, derived, lacking, unasked } = score('industrial', knowing({ model: 'M' }))
    const all = numbers([...have, ...derived, ...lacking, ...unasked]).sort((a, b) => a - b)
    expect(all).toEqual(Array.from({ length: 71 }, (_, at) => at + 1))
  })

  it('does not fill what is not to be filled yet, though it is known', () => {
    const { have, unasked } = score('industrial', knowing({ carbonFootprintClass: 'B' }))
    expect(numbers(have)).toEqual([])
    expect(one(unasked, 18)).toMatchObject({ obligation: 'pending', values: {} })
  })

  it('has a point only when all of it is known', () => {
    const half = score('industrial', knowing({ manufacturerAddress: '1 Yuen Long Road' }))
    expect(numbers(half.lacking)).toContain(4)
    const whole = knowing({
      manufacturerAddress: '1 Yuen Long Road',
      manufacturerContact: '+852 2',
    })
    expect(one(score('industrial', whole).have, 4)?.values).toEqual({
      manufacturerAddress: '1 Yuen Long Road',
      manufacturerContact: '+852 2',
    })
  })

  it('takes an empty list for an answer: none', () => {
    expect(numbers(score('industrial', knowing({ hazardousSubstances: [] })).have)).toEqual([13])
  })

  it('derives from what built it, never from what was taken in', () => {
    expect(numbers(score('industrial', { ...nothing, steps: [built] }).derived)).toEqual([3, 8, 9])
    const taken = { ...built, stage: 'taken_in' }
    expect(numbers(score('industrial', { ...nothing, steps: [taken] }).derived)).toEqual([])
    const before = { ...built, made: false }
    expect(numbers(score('industrial', { ...nothing, steps: [before] }).derived)).toEqual([])
  })

  it('lets what is said stand over what could be derived', () => {
    const known = knowing({ manufacturerName: 'Maker' }, { steps: [built] })
    const { have, derived } = score('industrial', known)
    expect([numbers(have), numbers(derived)]).toEqual([[3], [8, 9]])
  })

  it('holds voltages to the strictest part, and to no sum of some', () => {
    const parts = [
      { lowerCutOffVolts: '2.7', upperCutOffVolts: '4.2' },
      { lowerCutOffVolts: '3', upperCutOffVolts: '4.15' },
    ]
    const { derived } = score('industrial', knowing({ unitsInSeries: 8 }, { parts }))
    expect(one(derived, 26)?.values.derived).toBe('24')
    expect(one(derived, 28)?.values.derived).toBe('33.2')
    // Everybody may know the voltage of a model, and nobody else’s tests of the parts of one battery.
    expect(one(derived, 26)?.audience).toBe('legitimate_interest')
    const unknown = { parts: [...parts, {}] }
    expect(numbers(score('industrial', knowing({ unitsInSeries: 8 }, unknown)).derived)).toEqual([])
  })

  it('shows nothing to more readers than the facts that it comes from', () => {
    const { have } = score(
      'LMT',
      knowing({ cellResistanceMilliohm: '1', packResistanceMilliohm: '9' }),
    )
    expect(one(have, 38)?.audience).toBe('legitimate_interest')
    expect(one(score('LMT', { ...nothing, steps: [built] }).derived, 3)?.audience).toBe('public')
  })

  it('says of critical raw materials that the ledger knows only some', () => {
    const content = { 'element:Co': 2_000, 'element:Li': 900, 'element:Ni': 5_000 }
    const { derived } = score('industrial', { ...nothing, massGrams: 1_000, content })
    expect(one(derived, 15)).toMatchObject({ values: { derived: ['Co', 'Ni'] }, partly: true })
  })

  it('works fade out from what is and what was', () => {
    const known = knowing({ ratedCapacityAmpereHours: '100', remainingCapacityAmpereHours: '91.3' })
    const { derived, have } = score('LMT', known)
    expect(one(derived, 52)?.values.derived).toBe('8.70')
    expect(numbers(have)).toEqual(expect.arrayContaining([11, 51, 62]))
  })

  it('asks nothing of a category that nobody knows', () => {
    expect(score('portable', nothing)).toMatchObject({ lacking: [], readiness: { asked: 0 } })
  })
})
