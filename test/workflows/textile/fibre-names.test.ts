import { describe, expect, it } from 'vitest'
import { languages } from '../../../domain/words.ts'
import { faultsInComposition } from '../../../workflows/textile/composition.ts'
import { unknownFibre } from '../../../workflows/textile/fibre-aliases.ts'
import { fibreNames } from '../../../workflows/textile/fibre-names.ts'
import { faultsInContent } from '../../../workflows/textile/stages/line-faults.ts'

const rightOf = (given: string) => unknownFibre(given).values?.right

describe('a fibre by another name', () => {
  it.each([
    ['spandex', 'elastane'],
    ['Spandex', 'elastane'],
    ['rayon', 'viscose'],
    ['linen', 'flax'],
    ['nylon', 'polyamide'],
    ['Nylon 6.6', 'polyamide'],
    ['Cotton', 'cotton'],
    [' cotton ', 'cotton'],
    ['ＣＯＴＴＯＮ', 'cotton'],
    ['true hemp', 'true_hemp'],
    ['hemp', 'true_hemp'],
    ['glass fiber', 'glass_fibre'],
    ['PES', 'polyester'],
    ['recycled_polyester', 'polyester'],
    ['organic cotton', 'cotton'],
    ['再生涤纶', 'polyester'],
    ['滌綸', 'polyester'],
    ['锦纶', 'polyamide'],
    ['氨綸', 'elastane'],
    ['人造絲', 'viscose'],
    ['棉', 'cotton'],
    ['真絲', 'silk'],
  ])('is refused with the right one: %s', (given, right) => {
    expect(unknownFibre(given)).toMatchObject({
      says: 'fibre_other_word',
      values: { right: [right] },
    })
  })

  it.each([
    ['lycra', ['elastane']],
    ['LYCRA®', ['elastane']],
    ['萊卡', ['elastane']],
    ['Tencel™', ['lyocell', 'modal']],
    ['kevlar', ['aramid']],
    ['dacron', ['polyester']],
  ])('is named a trademark: %s', (given, right) => {
    expect(unknownFibre(given)).toMatchObject({ says: 'fibre_trademark', values: { right } })
  })

  it('is told what it may be where several go by it', () => {
    expect(rightOf('bamboo')).toEqual(['viscose', 'lyocell', 'modal'])
    expect(rightOf('麻')).toEqual(['flax', 'true_hemp', 'ramie', 'jute'])
  })

  it('is told the names that there are, known or not', () => {
    for (const given of ['unobtainium', '', 'spandex', 'constructor']) {
      expect(unknownFibre(given).values?.names).toEqual(Object.keys(fibreNames))
    }
    expect(rightOf('unobtainium')).toBeUndefined()
    expect(rightOf('constructor')).toBeUndefined()
  })

  it('leads only to names that there are, from each of them in every language', () => {
    for (const [name, label] of Object.entries(fibreNames)) {
      for (const said of [name.toUpperCase(), ...languages.map((language) => label[language])]) {
        expect([said, rightOf(said)]).toEqual([said, [name]])
      }
    }
  })

  it('is refused in a composition and as content, with all its other faults', () => {
    const shares = [
      { fibre: 'spandex', basisPoints: 2_000 },
      { fibre: 'lycra', basisPoints: 7_000 },
    ]
    const faults = faultsInComposition(shares, '/facts/composition')
    expect(faults.map(({ says }) => says)).toEqual([
      'fibre_other_word',
      'fibre_trademark',
      'shares_not_whole',
      'shares_out_of_order',
    ])
    expect(faults[0]?.message).toContain('its name is elastane')
    expect(faults[0]?.message).toContain('wool, alpaca')
    const [inside] = faultsInContent([{ massGrams: 10, content: { 'fibre:nylon': 5 } }])
    expect(inside?.message).toContain('its name is polyamide')
  })
})
