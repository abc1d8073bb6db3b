import { describe, expect, it } from 'vitest'
import type { BatchState, Content } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import type { Decision, Situation } from '../../../workflows/stream.ts'
import textile from '../../../workflows/textile/stream.ts'

const lot = { routeVersion: 'tai_po@1', originClass: 'post_consumer', legalStatus: 'waste' }
const eventTime = '2026-03-02T12:00:00.000Z'

describe('a lot of used textiles', () => {
  it('that is contaminated is worked on at no step', () => {
    const dirty = batch({ contaminated: true })
    for (const stage of ['prepared', 'sanitised', 'colour_sorted', 'opened', 'blended', 'sorted']) {
      expect(saysOf(decide(stage, {}, [dirty]))).toContain('textile_contaminated')
      expect(saysOf(decide(stage, {}, [batch({})]))).not.toContain('textile_contaminated')
    }
    expect(saysOf(decide('spun', {}, [dirty]))).toContain('textile_contaminated')
  })

  it.each(['repaired', 'listed', 'resold', 'packed', 'stored', 'carded_drawn', 'knitted'])(
    'that became contaminated after it was assessed is not %s',
    (stage) => {
      const sample = { sampleDrawnGrams: '100', sampleDryGrams: '95' }
      const assessed = { fitForReuse: true, legalStatus: 'product' }
      const dirty = batch({ ...assessed, contaminated: true })
      expect(saysOf(decide(stage, sample, [dirty]))).toContain('textile_contaminated')
      expect(saysOf(decide(stage, sample, [batch(assessed)]))).not.toContain('textile_contaminated')
    },
  )

  it('that came wet is sorted into rejects alone, until it is released dry', () => {
    const sort = (textileGrade: string, wetOnArrival: boolean) =>
      saysOf(decide('sorted', {}, [batch({ wetOnArrival })], { textileGrade, findings: ['WET'] }))
    expect(sort('R2', true)).toContain('textile_wet')
    expect(sort('X2', true)).not.toContain('textile_wet')
    expect(sort('R2', false)).not.toContain('textile_wet')
    const released = decide(
      'released',
      { releasedBy: 'a', secondReleasedBy: 'b', contaminated: false },
      [batch({ wetOnArrival: true, contaminated: true })],
    )
    expect(released).toMatchObject({ decisions: { wetOnArrival: false } })
  })

  it('is graded as one fibre only where 95 % of one is shown', () => {
    expect(saysOf(sorted({ textileGrade: 'F1' }))).toEqual(['textile_one_fibre'])
    expect(saysOf(sorted({ textileGrade: 'F1', ...cotton(9_500) }))).toEqual([])
    expect(saysOf(sorted({ textileGrade: 'F2' }))).toEqual([])
  })

  it('says of its composition what the ledger holds, within 3 points', () => {
    const content = { 'fibre:cotton': 900_000, 'fibre:polyester': 100_000 }
    expect(saysOf(sorted({ textileGrade: 'F2', ...cotton(6_000) }, content))).toEqual([
      'composition_not_content',
    ])
    expect(saysOf(sorted({ textileGrade: 'F2', ...cotton(8_700) }, content))).toEqual([])
    expect(saysOf(sorted({ textileGrade: 'F2', ...cotton(8_699) }, content))).toHaveLength(1)
  })

  it('is opened with its own colour only', () => {
    const boxes = ['blue', 'red'].map((colourBin) => batch({ colourBin }, 'container'))
    expect(saysOf(decide('opened', { passes: 1 }, boxes))).toContain('textile_colours_mixed')
    const same = boxes.slice(0, 1)
    expect(saysOf(decide('opened', { passes: 1 }, [...same, ...same]))).not.toContain(
      'textile_colours_mixed',
    )
  })

  it('is conditioned by a sample that held at most 40 % of water', () => {
    const pack = (sampleDrawnGrams: string) =>
      saysOf(decide('packed', { sampleDrawnGrams, sampleDryGrams: '100' }, [batch({}, 'yarn_lot')]))
    expect(pack('500')).toContain('sample_regain')
    expect(pack('140.01')).toContain('sample_regain')
    expect(pack('140')).not.toContain('sample_regain')
  })

  it('is conditioned by Annex IX whatever it is spun of, and by a stated figure for other fibres', () => {
    const pack = (second: string, facts: Facts = {}) => {
      const composition = [
        { fibre: 'cotton', basisPoints: 9_700 },
        { fibre: second, basisPoints: 300 },
      ]
      const yarn = { ...batch({ composition }, 'yarn_lot'), state: 'spun' }
      const sample = { sampleDrawnGrams: '100', sampleDryGrams: '95', allowanceTable: 'eu' }
      return decide('packed', { ...sample, ...facts }, [yarn])
    }
    expect(pack('elastane')).toMatchObject({ decisions: { allowancePercent: '8.29' } })
    expect(pack('lyocell')).toMatchObject({ decisions: { allowancePercent: '8.635' } })
    const stated = { statedAllowancePercent: '10' }
    expect(pack('other_fibres', stated)).toMatchObject({ decisions: { allowancePercent: '8.545' } })
    expect(saysOf(pack('other_fibres'))).toEqual(['allowance_missing'])
    expect(saysOf(pack('lyocell', stated))).toEqual(['allowance_not_needed'])
  })
})

function batch(context: Facts, kind = 'sorted_lot'): BatchState {
  const place = { stream: 'textile', facility: 'F', headSeq: 1, headDigest: '' }
  const rest = { kind, material: 'cotton', state: 'sorted', context: { ...lot, ...context } }
  return { batch: 'B', code: 'B', ...place, ...rest, content: {}, massGrams: 1_000 }
}

function decide(
  stage: string,
  facts: Facts,
  batches: readonly BatchState[],
  made: Facts = {},
  content: Content = {},
): Decision {
  const situation: Situation = {
    facts,
    batches,
    losses: [],
    additions: [],
    eventTime,
    drawnGrams: batches.map(({ massGrams = 0 }) => massGrams),
    weighedGrams: batches.map(() => undefined),
    outputs: [{ code: 'OUT', kind: 'sorted_lot', massGrams: 1_000, content, facts: made }],
  }
  return textile.stages[stage]?.decide?.(situation) ?? { decisions: {} }
}

function sorted(made: Facts, content: Content = {}): Decision {
  return decide('sorted', {}, [batch({})], made, content)
}

function cotton(basisPoints: number): Facts {
  const rest = { fibre: 'polyester', basisPoints: 10_000 - basisPoints }
  return { composition: [{ fibre: 'cotton', basisPoints }, rest], compositionBasis: 'test' }
}

function saysOf(decision: Decision): readonly unknown[] {
  if (!('refused' in decision)) return []
  return decision.refused.map((one) => (typeof one === 'string' ? one : one.says))
}
