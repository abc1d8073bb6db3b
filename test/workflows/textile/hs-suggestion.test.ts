import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import { sentence } from '../../../domain/phrases.ts'
import { fibreNames } from '../../../workflows/textile/fibre-names.ts'
import { hsCodes } from '../../../workflows/textile/hs-codes.ts'
import { hsMaterialOf, hsMaterials } from '../../../workflows/textile/hs-materials.ts'
import { suggestedHs } from '../../../workflows/textile/hs-suggestion.ts'
import textile from '../../../workflows/textile/stream.ts'

/** Shares in percent, as "cotton 72, polyester 28". */
function compositionOf(text: string) {
  return text.split(', ').map((one) => {
    const [fibre = '', percent = ''] = one.split(' ')
    return { fibre, basisPoints: Math.round(Number(percent) * 100) }
  })
}

function batchOf(kind: string, text: string, more: Facts = {}): BatchState {
  const legalStatus = kind === 'yarn_lot' ? 'product' : 'waste'
  return {
    batch: 'B',
    code: 'Y-1',
    stream: 'textile',
    material: 'cotton',
    state: 'packed',
    facility: 'F',
    headSeq: 1,
    headDigest: '',
    content: {},
    massGrams: 1_000,
    kind,
    context: { legalStatus, composition: compositionOf(text), ...more },
  }
}

const codesOf = (text: string, kind = 'yarn_lot') => suggestedHs(batchOf(kind, text))?.codes

describe('the customs code of a yarn', () => {
  it.each([
    ['cotton 72, polyester 28', ['5206']],
    ['cotton 85, polyester 15', ['5205']],
    ['cotton 84.99, polyester 15.01', ['5206']],
    ['cotton 98, elastane 2', ['5205']],
    ['polyester 60, cotton 40', ['5509']],
    // Of equals the last in numerical order.
    ['cotton 50, polyester 50', ['5509']],
    ['viscose 50, polyester 50', ['5510']],
    // The chapter first: man-made fibres together outweigh cotton.
    ['cotton 40, polyester 35, viscose 25', ['5509']],
    ['cotton 40, viscose 35, polyester 25', ['5510']],
    ['cotton 45, flax 30, polyester 25', ['5206']],
    ['flax 40, cotton 35, true_hemp 25', ['5306']],
    ['wool 70, polyamide 30', ['5106', '5107']],
    ['cashmere 60, wool 40', ['5108']],
    ['silk 100', ['5005']],
    ['jute 100', ['5307']],
    ['other_fibres 5, cotton 95', ['5205']],
    // 83 % named and 5 % of anything may be more or less than 85 %.
    ['cotton 83, polyester 12, other_fibres 5', ['5205', '5206']],
  ])('follows from %s', (text, codes) => {
    expect(codesOf(text)).toEqual(codes)
  })

  it('stays open where nobody named the fibres that decide', () => {
    expect(codesOf('cotton 45, other_fibres 55')).toContain('5206')
    expect(codesOf('cotton 45, other_fibres 55')).toContain('5509')
    expect(codesOf('other_fibres 100')).toContain('5510')
    expect(suggestedHs(batchOf('garment', 'cotton 100'))).toBeUndefined()
    const virgin = batchOf('fibre_lot', 'cotton 100', { originClass: 'virgin' })
    expect(suggestedHs(virgin)).toBeUndefined()
    const { composition, ...rest } = batchOf('yarn_lot', 'cotton 100').context
    expect(composition).toBeDefined()
    expect(suggestedHs({ kind: 'yarn_lot', context: rest })).toBeUndefined()
  })

  it('names the subheadings as far as the facts go', () => {
    const within = (text: string, tex?: string) =>
      suggestedHs(batchOf('yarn_lot', text, tex === undefined ? {} : { yarnCountTex: tex }))
        ?.subheadings
    expect(within('cotton 72, polyester 28', '83.3333')).toEqual(['5206.11', '5206.21'])
    expect(within('cotton 72, polyester 28', '29.5')).toEqual(['5206.12', '5206.22'])
    expect(within('cotton 100', '20')).toEqual(['5205.13', '5205.23'])
    expect(within('cotton 100', '12')).toEqual(['5205.15', '5205.25'])
    expect(within('cotton 100')).toEqual([])
    expect(within('polyester 100')).toEqual(['5509.21', '5509.22'])
    expect(within('polyester 60, cotton 40')).toEqual(['5509.53'])
    expect(within('acrylic 60, wool 40')).toEqual(['5509.61'])
    expect(within('polyester 50, polyamide 45, cotton 5')).toEqual(['5509.41', '5509.42'])
    expect(within('viscose 70, cotton 30')).toEqual(['5510.30'])
    expect(within('lyocell 100')).toEqual(['5510.11', '5510.12'])
  })

  it('is one of the codes that can be chosen, for every fibre that there is', () => {
    const all = Object.values(hsMaterials).flatMap(({ yarn, stock }) => [...yarn, stock])
    expect(all.filter((code) => hsCodes[code]?.byComposition !== true)).toEqual([])
    const open = Object.keys(fibreNames).filter((fibre) => hsMaterialOf(fibre) === undefined)
    expect(open.sort()).toEqual([
      'elastodiene',
      'glass_fibre',
      'metal_fibre',
      'metallised_fibre',
      'other_fibres',
      'unresolved_cellulose',
    ])
  })
})

describe('shipping under a customs code', () => {
  const decide = (hsCode: string, batch: BatchState) =>
    textile.stages.shipped?.decide?.({
      facts: { hsCode, exported: false, shipDate: '2026-03-08' },
      batches: [batch],
      outputs: [],
      losses: [],
      additions: [],
      drawnGrams: [1_000],
      weighedGrams: [undefined],
      eventTime: '2026-03-08T12:00:00.000Z',
    }) ?? { decisions: {} }
  const refusedBy = (hsCode: string, batch: BatchState) => {
    const decision = decide(hsCode, batch)
    return 'refused' in decision ? decision.refused.map(({ message }) => message).join('\n') : ''
  }

  it('is refused only where the composition contradicts it, with the right one', () => {
    const yarn = batchOf('yarn_lot', 'cotton 72, polyester 28', { yarnCountTex: '83.3333' })
    expect(refusedBy('5206', yarn)).toBe('')
    for (const wrong of ['5205', '5510', '5509', '5306']) {
      expect(refusedBy(wrong, yarn)).toBe(
        `“Y-1” cannot be shipped under ${wrong}: by its composition it is 5206 (subheading 5206.11, 5206.21)`,
      )
    }
    expect(refusedBy('5205', batchOf('yarn_lot', 'cotton 85, polyester 15'))).toBe('')
    expect(refusedBy('5206', batchOf('yarn_lot', 'cotton 85, polyester 15'))).toContain('is 5205')
    expect(refusedBy('5205', batchOf('yarn_lot', 'cotton 83, other_fibres 17'))).toBe('')
  })

  it('is refused for opened fibre too', () => {
    const fibre = batchOf('fibre_lot', 'cotton 72, polyester 28')
    expect(refusedBy('5202.91', fibre)).toBe('')
    expect(refusedBy('5505', fibre)).toContain('is 5202.91')
    expect(refusedBy('5202.91', batchOf('fibre_lot', 'polyester 60, cotton 40'))).toContain('5505')
  })

  it('suggests the code in the form', () => {
    const { hsCode } = textile.stages.shipped?.suggests?.(batchOf('yarn_lot', 'silk 100')) ?? {}
    const said = hsCode === undefined ? '' : sentence(hsCode.says, hsCode.values ?? {}, 'zh-Hant')
    expect(said).toBe('按成分應為 5005')
  })
})
