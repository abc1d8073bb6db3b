import { array, boolean, assert as hold, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fraction, recyclingRates } from '../../../workflows/battery/rates.ts'

const in2031 = { chemistry: 'lithium', on: '2031-12-31' } as const

/** Element masses of the worked example are in kilograms with one decimal: 0.1 kg is 100,000 mg. */
function elements(nickelKg: number, cobaltKg: number, lithiumKg: number) {
  const milligrams = (kilograms: number) => Math.round(kilograms * 10) * 100_000
  const [nickel, cobalt, lithium] = [nickelKg, cobaltKg, lithiumKg].map(milligrams)
  return { elementMilligrams: { nickel, cobalt, lithium, copper: 0, lead: 0 } as const }
}

const packs: Fraction = { kind: 'input', massGrams: 10_000_000, ...elements(1017.2, 340.3, 200.8) }
const salts = {
  kind: 'output',
  massGrams: 7_100_000,
  ...elements(967, 324, 170.7),
  endOfWaste: true,
  substitutesPrimary: true,
  destination: 'cathode maker',
} as const satisfies Fraction
const slag: Fraction = { kind: 'loss', massGrams: 2_900_000, reason: 'landfill' }
const blackMass = {
  kind: 'intermediate',
  massGrams: 7_100_000,
  ...elements(967, 324, 170.7),
} as const satisfies Fraction

function summary(fractions: readonly Fraction[], options: Parameters<typeof recyclingRates>[1]) {
  const { rates } = recyclingRates(fractions, options)
  return Object.fromEntries(
    rates.map(({ target, status, percent }) => [target.subject, `${percent} ${status}`]),
  )
}

describe('the worked example of 10,000 kg of NMC622', () => {
  it('passes the 2030 efficiency and the 2031 nickel, cobalt and lithium targets', () => {
    expect(summary([packs, salts, slag], in2031)).toEqual({
      lithium: '85.01 pass',
      cobalt: '95.21 pass',
      nickel: '95.06 pass',
    })
    const [efficiency] = recyclingRates([packs, salts, slag], in2031).rates
    expect(efficiency).toMatchObject({
      target: { metric: 'recycling-efficiency', minimumPercent: '70' },
      percent: '71.00',
      status: 'pass',
      counted: 7_100_000n,
      input: 10_000_000n,
    })
  })

  it('fails nickel at 966.3 kg, which is 94.996 percent and reads so', () => {
    const short = { ...salts, ...elements(966.3, 324, 170.7) }
    expect(summary([packs, short, slag], in2031)).toMatchObject({ nickel: '94.996 fail' })
  })

  it('passes nickel at exactly 95 percent', () => {
    const round: Fraction = { ...packs, ...elements(1000, 340.3, 200.8) }
    const exact = { ...salts, ...elements(950, 324, 170.7) }
    expect(summary([round, exact, slag], in2031)).toMatchObject({ nickel: '95.00 pass' })
  })

  it('stays open while the black mass has no downstream certificate', () => {
    const { rates } = recyclingRates([packs, blackMass, slag], in2031)
    expect(rates.map(({ percent, status }) => `${percent} ${status}`)).toEqual(
      Array(4).fill('0.00 open'),
    )
    expect(rates[0]?.openBecause).toEqual(['intermediate-without-certificate'])
  })

  it('counts what the next recycler certifies, and no more', () => {
    const certified = { ...salts, certificateId: 'C-1' }
    expect(summary([packs, { ...blackMass, certified }, slag], in2031)).toMatchObject({
      nickel: '95.06 pass',
    })
    const poor = { massGrams: 1, ...elements(900, 324, 170.7), certificateId: 'C-2' }
    expect(summary([packs, { ...blackMass, certified: poor }, slag], in2031)).toMatchObject({
      nickel: '88.48 fail',
      cobalt: '95.21 pass',
    })
  })

  it('fails, and is not open, when even all of the black mass would be too little', () => {
    const little = { ...blackMass, ...elements(900, 324, 170.7) }
    expect(summary([packs, little, slag], in2031)).toMatchObject({
      nickel: '0.00 fail',
      cobalt: '0.00 open',
    })
  })

  it('is held against the targets that bind on its day', () => {
    const in2027 = { chemistry: 'lithium', on: '2027-12-31' } as const
    const short = { ...salts, ...elements(966.3, 324, 170.7) }
    expect(summary([packs, short, slag], in2027)).toMatchObject({ nickel: '95.00 pass' })
    expect(recyclingRates([packs], { ...in2027, on: '2025-12-30' }).rates).toEqual([])
  })
})

describe('what counts', () => {
  it.each<[string, Partial<typeof salts> | { destination: string }]>([
    ['it is still waste', { endOfWaste: false } as object],
    ['it replaces no primary material', { substitutesPrimary: false } as object],
    ['its destination is not given', { destination: ' ' }],
  ])('does not count an output when %s', (_why, change) => {
    const output: Fraction = { ...salts, ...change }
    expect(summary([packs, output, slag], in2031)).toMatchObject({ nickel: '0.00 fail' })
  })

  it('leaves excluded mass out of the efficiency until the end of 2029, and never out of elements', () => {
    const carbon: Fraction = { kind: 'input', massGrams: 1_000_000, excludedByRecycler: true }
    const flue: Fraction = { kind: 'loss', massGrams: 1_000_000, reason: 'gas' }
    const efficiencyOn = (on: string) =>
      recyclingRates([packs, salts, slag, carbon, flue], { chemistry: 'lithium', on }).rates[0]
    expect(efficiencyOn('2029-12-31')?.percent).toBe('71.00')
    expect(efficiencyOn('2030-12-31')?.percent).toBe('64.55')
  })

  it('leaves a rate open, without a percentage, while an input was not assayed', () => {
    const unknown: Fraction = { kind: 'input', massGrams: 10_000_000 }
    const { rates } = recyclingRates([unknown, salts, slag], in2031)
    expect(rates.find(({ target }) => target.metric === 'material-recovery')).toMatchObject({
      status: 'open',
      percent: null,
      openBecause: ['input-not-assayed'],
    })
  })

  it('leaves a missed target open while a counted output was not assayed', () => {
    const { elementMilligrams: _none, ...unassayed } = salts
    const nickel = recyclingRates([packs, unassayed, slag], in2031).rates.find(
      ({ target }) => target.subject === 'nickel',
    )
    expect(nickel).toMatchObject({ status: 'open', openBecause: ['output-not-assayed'] })
  })

  it('believes no element that came out beyond what went in', () => {
    const rich = { ...salts, ...elements(1040, 324, 170.7) }
    const { rates } = recyclingRates([packs, rich, slag], in2031)
    expect(rates.find(({ target }) => target.subject === 'nickel')).toMatchObject({
      status: 'open',
      openBecause: ['more-came-out-than-in'],
    })
  })

  it('refuses masses that are not whole grams', () => {
    for (const massGrams of [1.5, -1, Number.NaN, 2 ** 53, -1n]) {
      expect(() => recyclingRates([{ kind: 'input', massGrams }], in2031)).toThrow(RangeError)
    }
  })
})

describe('the mass balance of a lot', () => {
  const lossOf = (massGrams: number): Fraction => ({ kind: 'loss', massGrams, reason: 'dust' })

  it('closes at exactly 2 percent of the input, either way', () => {
    for (const grams of [2_700_000, 3_100_000]) {
      expect(recyclingRates([packs, salts, lossOf(grams)], in2031).balanced).toBe(true)
    }
  })

  it('does not close one gram beyond, and then says neither pass nor fail', () => {
    for (const grams of [2_699_999, 3_100_001]) {
      const { balanced, differenceGrams, rates } = recyclingRates(
        [packs, salts, lossOf(grams)],
        in2031,
      )
      expect(balanced).toBe(false)
      expect(differenceGrams).toBe(2_900_000n - BigInt(grams))
      expect(rates.every(({ status }) => status === 'open')).toBe(true)
    }
  })

  it('keeps its promises for any masses', () => {
    const masses = record({ out: array(nat()), lost: nat(), dust: nat(99), counts: boolean() })
    hold(
      property(masses, ({ out, lost, dust, counts }) => {
        const outputs = out.map((massGrams) => ({ ...salts, massGrams, endOfWaste: counts }))
        const incoming = out.reduce((sum, grams) => sum + grams, lost + dust)
        const input: Fraction = { kind: 'input', massGrams: incoming }
        const result = recyclingRates([input, ...outputs, lossOf(lost)], in2031)
        const counted = counts ? out.reduce((sum, grams) => sum + grams, 0) : 0
        const [efficiency] = result.rates
        expect(Number(efficiency?.counted)).toBe(counted)
        if (efficiency?.status === 'pass')
          expect(100 * counted).toBeGreaterThanOrEqual(70 * incoming)
        if (efficiency?.status === 'fail') expect(100 * counted).toBeLessThan(70 * incoming)
        expect(result.differenceGrams).toBe(BigInt(dust))
        expect(result.balanced).toBe(100 * dust <= 2 * incoming)
        if (!result.balanced || incoming === 0) expect(efficiency?.status).toBe('open')
      }),
    )
  })
})
