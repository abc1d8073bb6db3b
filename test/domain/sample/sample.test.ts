import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Drawable, drawSample } from '../../../domain/sample/draw-sample.ts'
import { sampleSize } from '../../../domain/sample/sample-size.ts'
import { sumUp } from '../../../domain/sample/sum-up.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

function events(count: number, rest: Partial<Drawable> = {}): readonly Drawable[] {
  return Array.from({ length: count }, (_, at) => ({
    event: hash(`${rest.stage}${at}`),
    facility: 'A',
    stream: 'clay',
    stage: 'dug',
    grams: 28_500,
    ...rest,
  }))
}

describe('a sample', () => {
  const all = [...events(300), ...events(90, { stage: 'kneaded' }), ...events(3, { stage: 'sent' })]

  it('is the same for everybody who has the seed, in whatever order they read the events', () => {
    const one = drawSample(all, { seed: 's-1', size: 59, hash })
    const other = drawSample(all.toReversed(), { seed: 's-1', size: 59, hash })
    expect(other).toEqual(one)
    expect(one.drawn).toHaveLength(59)
    expect(new Set(one.drawn.map(({ event }) => event)).size).toBe(59)
    expect(drawSample(all, { seed: 's-2', size: 59, hash }).drawn).not.toEqual(one.drawn)
  })

  it('shares its places out by the events of each stratum, and leaves none without one', () => {
    expect(drawSample(all, { seed: 's', size: 40, hash }).strata).toEqual([
      { name: 'A / clay / dug / <1 t', count: 300, drawn: 29 },
      { name: 'A / clay / kneaded / <1 t', count: 90, drawn: 10 },
      { name: 'A / clay / sent / <1 t', count: 3, drawn: 1 },
    ])
    expect(drawSample(all, { seed: 's', size: 1_000, hash }).drawn).toHaveLength(393)
    expect(drawSample([], { seed: 's', size: 5, hash })).toEqual({ drawn: [], strata: [] })
  })

  it('draws every event equally often over many seeds', () => {
    const few = events(20)
    const drawn = new Map<string, number>()
    for (let seed = 0; seed < 4_000; seed += 1)
      for (const { event } of drawSample(few, { seed: `${seed}`, size: 5, hash }).drawn)
        drawn.set(event, (drawn.get(event) ?? 0) + 1)
    // 1000 each; six standard deviations of a binomial of 4000 and 1/4 are 164.
    for (const count of drawn.values()) expect(Math.abs(count - 1_000)).toBeLessThan(164)
    expect(drawn.size).toBe(20)
  })

  it('is as large as confidence and materiality ask for', () => {
    expect(sampleSize({ confidencePercent: 95, materialityPercent: 5 }, 10_000)).toBe(59)
    expect(sampleSize({ confidencePercent: 90, materialityPercent: 10 }, 10_000)).toBe(22)
    expect(sampleSize({ confidencePercent: 99, materialityPercent: 1 }, 10_000)).toBe(459)
    expect(sampleSize({ confidencePercent: 95, materialityPercent: 5 }, 12)).toBe(12)
  })
})

describe('what a sample says of all', () => {
  const strata = [{ name: 'one', count: 100, drawn: 10 }]
  const right = { stratum: 'one', grams: 1_000, outcome: 'as_recorded', foundGrams: null } as const

  it('is nothing before anything was examined, and never certainty after', () => {
    expect(sumUp([], strata, 95)).toMatchObject({ examined: 0, wrongShare: null })
    const clean = sumUp(Array(59).fill(right), [{ name: 'one', count: 1_000, drawn: 59 }], 95)
    expect(clean).toMatchObject({ wrong: 0, wrongShare: 0, differenceGrams: 0 })
    // None of 59: at most 1 − 0.05^(1/59).
    expect(clean.wrongShareAtMost).toBeCloseTo(1 - 0.05 ** (1 / 59), 8)
  })

  it('extrapolates grams and their interval as by hand', () => {
    const examined = [
      ...Array(8).fill(right),
      { ...right, outcome: 'differs', foundGrams: 900 },
      { ...right, outcome: 'missing' },
    ]
    const said = sumUp(examined, strata, 95)
    expect(said).toMatchObject({ wrong: 2, wrongShare: 0.2, differenceGrams: -11_000 })
    // Mean −110, variance (8·110² + 10² + 890²)/9 = 98777.8, times 100²·(1 − 0.1)/10, root 9428.6, times 1.95996.
    expect(said.differenceLow).toBe(-29_480)
    expect(said.differenceHigh).toBe(7_480)
  })
})
