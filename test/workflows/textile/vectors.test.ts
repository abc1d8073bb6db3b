import { describe, expect, it } from 'vitest'
import { conversionFactor } from '../../../domain/claim/conversion-factor.ts'
import { gramsOf } from '../../../domain/claim/share.ts'
import type { Fault } from '../../../domain/refusal.ts'
import { allowanceTables } from '../../../workflows/textile/allowances.ts'
import { binColour } from '../../../workflows/textile/colour-bin.ts'
import { commercialMass } from '../../../workflows/textile/commercial-mass.ts'
import {
  blendComposition,
  faultsInComposition,
  widestGap,
} from '../../../workflows/textile/composition.ts'
import { fibreNames } from '../../../workflows/textile/fibre-names.ts'
import { binRule, palettes } from '../../../workflows/textile/palette.ts'
import { lostPerKilogramOut, percentOfInput } from '../../../workflows/textile/process-losses.ts'
import { originBasisPoints, recycledShare } from '../../../workflows/textile/recycled-share.ts'
import { yarnCount } from '../../../workflows/textile/yarn-count.ts'

describe('recycled share', () => {
  const recipe = { pre_consumer: 0, post_consumer: 380_588, virgin: 163_109 }

  it('claims 357,752 g of 511,075 g of yarn and not one gram more', () => {
    const share = recycledShare(recipe)
    expect(gramsOf(511_075, share)).toBe(357_752)
    expect(gramsOf(300_000, share) + gramsOf(211_075, share)).toBe(357_752)
    expect(conversionFactor(357_752, 600_000)).toBe('0.596253')
  })

  it('stays exact where a float would not', () => {
    const large = { pre_consumer: 0, post_consumer: 797_317_975_799, virgin: 683_375_024_435 }
    expect(gramsOf(8_449_174_216_044, recycledShare(large))).toBe(4_549_679_428_513)
    expect(Math.floor((8_449_174_216_044 * 797_317_975_799) / 1_480_693_000_234)).not.toBe(
      4_549_679_428_513,
    )
    expect(gramsOf(1, recycledShare({ pre_consumer: 0, post_consumer: 0, virgin: 9 }))).toBe(0)
  })

  it('refuses a factor above 1, and claims nothing where nothing is known of the recipe', () => {
    expect(() => conversionFactor(600_001, 600_000)).toThrow(RangeError)
    const unknown = { pre_consumer: 0, post_consumer: 0, virgin: 0 }
    expect(gramsOf(1, recycledShare(unknown))).toBe(0)
  })

  it('keeps pre- and post-consumer apart, summing to exactly 10000', () => {
    expect(originBasisPoints(recipe)).toEqual({
      recycledPreBasisPoints: 0,
      recycledPostBasisPoints: 7_000,
      virginBasisPoints: 3_000,
    })
    expect(
      Object.values(originBasisPoints({ pre_consumer: 1, post_consumer: 1, virgin: 1 })),
    ).toEqual([3_334, 3_333, 3_333])
  })
})

describe('composition', () => {
  it('blends as ReBlend does: 70 % of 86/10/4 with 30 % polyester (reblend.nl)', () => {
    const feed = [
      { fibre: 'cotton', basisPoints: 8_600 },
      { fibre: 'polyester', basisPoints: 1_000 },
      { fibre: 'other_fibres', basisPoints: 400 },
    ]
    const polyester = [{ fibre: 'polyester', basisPoints: 10_000 }]
    const yarn = blendComposition([
      { grams: 70, composition: feed },
      { grams: 30, composition: polyester },
    ])
    expect(yarn).toEqual([
      { fibre: 'cotton', basisPoints: 6_020 },
      { fibre: 'polyester', basisPoints: 3_700 },
      { fibre: 'other_fibres', basisPoints: 280 },
    ])
    expect(yarn.map(({ basisPoints }) => Math.round(basisPoints / 100))).toEqual([60, 37, 3])
    expect(faultsInComposition(yarn, '')).toEqual([])
    expect(widestGap(feed, yarn)).toBe(2_700)
  })

  it('sums to exactly 10000 where thirds do not', () => {
    const thirds = ['cotton', 'wool', 'silk'].map((fibre) => ({
      grams: 1,
      composition: [{ fibre, basisPoints: 10_000 }],
    }))
    const blend = blendComposition(thirds)
    expect(blend.map(({ basisPoints }) => basisPoints)).toEqual([3_334, 3_333, 3_333])
  })

  it.each([
    [[{ fibre: 'cotton', basisPoints: 9_999 }], 'sum to "9999"'],
    [[{ fibre: 'recycled', basisPoints: 10_000 }], 'Cannot name the fibre "recycled"'],
    [
      [
        { fibre: 'wool', basisPoints: 4_000 },
        { fibre: 'cotton', basisPoints: 6_000 },
      ],
      'largest first',
    ],
    [
      [
        { fibre: 'wool', basisPoints: 5_000 },
        { fibre: 'wool', basisPoints: 5_000 },
      ],
      'each fibre once',
    ],
    [{ wool: 10_000 }, 'expected a list'],
  ])('refuses %j', (composition, why) => {
    expect(said(faultsInComposition(composition, ''))).toContain(why)
  })
})

const said = (faults: readonly Fault[]) => faults.map(({ message }) => message).join('\n')

describe('yarn count', () => {
  it.each([
    ['12', '83.33', '7.09'],
    ['16', '62.5', '9.45'],
    ['24', '41.67', '14.17'],
    ['30', '33.33', '17.72'],
    ['40', '25', '23.62'],
  ])('shows Nm %s as %s tex and Ne %s', (metric, tex, english) => {
    const count = yarnCount(metric, 'Nm')
    expect([Number(count.tex).toFixed(2), count.english]).toEqual([Number(tex).toFixed(2), english])
    expect(count.metric).toBe(metric)
  })

  it('reads tex and Ne as well', () => {
    expect(yarnCount('25', 'tex')).toEqual({ tex: '25', metric: '40', english: '23.62' })
    expect(yarnCount('7.09', 'Ne')).toMatchObject({
      tex: '83.292',
      metric: '12.01',
      english: '7.09',
    })
  })
})

describe('commercial mass', () => {
  it('conditions 1,040 kg of 60/40 cotton and polyester to 1,009.139 kg', () => {
    const composition = [
      { fibre: 'cotton', basisPoints: 6_000 },
      { fibre: 'polyester', basisPoints: 4_000 },
    ]
    const sample = { sampleDrawn: '500.0', sampleDry: '459.0' }
    expect(commercialMass({ netGrams: 1_040_000, ...sample, composition, table: 'eu' })).toEqual({
      dryGrams: 954_720,
      allowancePercent: '5.7',
      commercialGrams: 1_009_139,
    })
  })

  it('invoices 20,000 kg of 80/20 polyester and cotton at 4 % moisture as 19,587.84 kg', () => {
    const composition = [
      { fibre: 'polyester', basisPoints: 8_000 },
      { fibre: 'cotton', basisPoints: 2_000 },
    ]
    const lot = { netGrams: 20_000_000, sampleDrawn: '100', sampleDry: '96', composition }
    expect(commercialMass({ ...lot, table: 'trade_polyester_0_4' })).toEqual({
      dryGrams: 19_200_000,
      allowancePercent: '2.02',
      commercialGrams: 19_587_840,
    })
    expect(commercialMass({ ...lot, table: 'eu' })?.commercialGrams).not.toBe(19_587_840)
  })

  it('guesses no allowance that the table lacks', () => {
    const composition = [{ fibre: 'other_fibres', basisPoints: 10_000 }]
    const lot = { netGrams: 1_000, sampleDrawn: '10', sampleDry: '9', composition }
    expect(commercialMass({ ...lot, table: 'eu' })).toBeUndefined()
    expect(commercialMass({ ...lot, table: 'none' })).toBeUndefined()
    expect(commercialMass({ ...lot, table: 'eu', stated: '10' })?.commercialGrams).toBe(990)
  })

  it('has the figure of Annex IX for every fibre name, and for combed and carded hair apart', () => {
    const named = Object.keys(fibreNames).filter(
      (name) => name !== 'other_fibres' && name !== 'unresolved_cellulose',
    )
    for (const table of ['eu', 'eu_carded_wool', 'eu_mercerised_cotton', 'eu_filament']) {
      expect(Object.keys(allowanceTables[table]?.percent ?? {}).toSorted()).toEqual(
        named.toSorted(),
      )
    }
    const of = (table: string, fibre: string) => allowanceTables[table]?.percent[fibre]
    expect([of('eu', 'elastane'), of('eu', 'lyocell'), of('eu', 'fluorofibre')]).toEqual([
      '1.50',
      '13.00',
      '0.00',
    ])
    expect([of('eu', 'cashmere'), of('eu_carded_wool', 'cashmere')]).toEqual(['18.25', '17.00'])
    expect([of('eu', 'cotton'), of('eu_mercerised_cotton', 'cotton')]).toEqual(['8.50', '10.50'])
    expect([of('eu', 'polyamide'), of('eu_filament', 'polyamide')]).toEqual(['6.25', '5.75'])
  })
})

describe('process losses', () => {
  it('reads 0.631206 kg lost per kg out as 38.7 % of what went in', () => {
    const { recycled_cotton_yarn_post_consumer: post = '', ...others } = lostPerKilogramOut
    expect(post).toBe('0.631206')
    expect(percentOfInput(post)).toBe('38.7')
    expect(percentOfInput(others.recycled_cotton_yarn_production_waste ?? '')).toBe('17.8')
  })
})

describe('colour bin', () => {
  const palette = palettes['tai_po@1'] ?? { bins: {}, source: binRule.source }
  const colour = (lightness: string, a: string, b: string) => ({ lightness, a, b })

  it('measures by CIEDE2000 as Sharma’s published pairs do', () => {
    const bins = {
      one: { label: { en: '', 'zh-Hant': '', 'zh-Hans': '' }, ...colour('50', '0', '-82.7485') },
    }
    const pair = binColour(colour('50', '2.6772', '-79.7751'), { ...palette, bins })
    expect(pair.deltaE).toBe('2.04')
    const second = { one: { ...bins.one, ...colour('50', '0', '0') } }
    expect(binColour(colour('50', '-1', '2'), { ...palette, bins: second }).deltaE).toBe('2.37')
  })

  it('puts every centre into its own bin, with a lead', () => {
    for (const [bin, centre] of Object.entries(palettes).flatMap(([, one]) =>
      Object.entries(one.bins),
    )) {
      expect(binColour(centre, palettes['tai_po@2'] ?? palette)).toMatchObject({
        bin,
        deltaE: '0.00',
        sure: true,
      })
    }
  })

  it('leaves a colour that is far from all, or between two, to a person', () => {
    expect(binColour(colour('60', '60', '-60'), palette).sure).toBe(false)
    const between = binColour(colour('38', '0', '0'), palette)
    expect([
      between.sure,
      Number(between.margin) < binRule.leastMargin || Number(between.deltaE) > 12,
    ]).toEqual([false, true])
  })
})
