import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import type { Decision } from '../../../workflows/stream.ts'
import { hsCodes } from '../../../workflows/textile/hs-codes.ts'
import textile from '../../../workflows/textile/stream.ts'

const lot = { originClass: 'post_consumer', legalStatus: 'waste', textileGrade: 'F3' }

function batch(kind: string, context: Facts, more: Partial<BatchState> = {}): BatchState {
  const place = { stream: 'textile', facility: 'F', headSeq: 1, headDigest: '' }
  const rest = { batch: 'B', code: 'B', material: 'cotton', state: 'packed', content: {} }
  return { ...place, ...rest, kind, context, massGrams: 1_000, ...more }
}

function decide(stage: string, facts: Facts, ...batches: BatchState[]): Decision {
  return (
    textile.stages[stage]?.decide?.({
      facts,
      batches,
      outputs: [],
      losses: [],
      additions: [],
      drawnGrams: batches.map(({ massGrams = 0 }) => massGrams),
      weighedGrams: batches.map(() => undefined),
      eventTime: '2026-03-02T12:00:00.000Z',
    }) ?? { decisions: {} }
  )
}

const decisionsOf = (decision: Decision) => ('decisions' in decision ? decision.decisions : {})
const refusedBy = (decision: Decision) =>
  'refused' in decision ? decision.refused.map(({ message }) => message).join('\n') : ''

describe('textile shipping', () => {
  const paper = { exported: false, shipDate: '2026-03-08' }
  const ship = (facts: Facts, ...batches: BatchState[]) =>
    refusedBy(decide('shipped', { ...paper, ...facts }, ...batches))

  it('lets a customs code agree with kind, grade and legal status', () => {
    const rags = batch('sorted_lot', lot)
    expect(ship({ hsCode: '6310.10' }, rags)).toBe('')
    expect(ship({ hsCode: '6309' }, rags)).toContain('(grade F3)')
    const wearable = { ...lot, textileGrade: 'R2' }
    expect(ship({ hsCode: '6309' }, batch('sorted_lot', wearable))).toContain('only product')
    const assessed = batch('sorted_lot', { ...wearable, legalStatus: 'product' })
    expect(ship({ hsCode: '6309' }, assessed)).toBe('')
    expect(ship({ hsCode: '5206' }, rags)).toContain('(sorted_lot) cannot be shipped')
    expect(ship({ hsCode: '5206' }, batch('yarn_lot', lot))).toContain('only product')
  })

  it('marks every customs code as read in a text or remembered, never as checked', () => {
    const bases = new Set(Object.values(hsCodes).map(({ source }) => source.basis))
    expect([...bases].sort()).toEqual(['remembered', 'secondary'])
  })

  it('lets contaminated waste leave Hong Kong only with a permit', () => {
    const export_ = { hsCode: '6310.10', exported: true, returnAgreement: 'A-1' }
    const dirty = batch('sorted_lot', { ...lot, contaminated: true })
    expect(ship(export_, dirty)).toContain('an export permit is needed')
    expect(ship({ ...export_, exportPermit: 'P-1' }, dirty)).toBe('')
    expect(ship(export_, batch('sorted_lot', lot))).toBe('')
    expect(ship({ ...export_, returnAgreement: null }, dirty)).toContain(
      'an export permit is needed',
    )
    expect(ship({ hsCode: '6310.10', exported: true }, batch('sorted_lot', lot))).toContain(
      'returnAgreement',
    )
  })

  it('certifies only inside the validity of the scope certificate', () => {
    const yarn = batch('yarn_lot', { ...lot, legalStatus: 'product' })
    const certified = { hsCode: '5206', transactionCertificate: 'TC-1' }
    const scope = { scopeCertificateFrom: '2026-03-08', scopeCertificateTo: '2026-03-08' }
    expect(ship(certified, yarn)).toContain('state both')
    expect(ship({ ...certified, ...scope }, yarn)).toBe('')
    expect(ship({ ...certified, ...scope, scopeCertificateFrom: '2026-03-09' }, yarn)).toContain(
      '(2026-03-09 to 2026-03-08)',
    )
  })

  it('counts the recycled mass that goes along, rounded down', () => {
    const originGrams = { pre_consumer: 0, post_consumer: 380_588, virgin: 163_109 }
    const yarn = batch('yarn_lot', { legalStatus: 'product', originGrams }, { massGrams: 300_000 })
    const decision = decide('shipped', { ...paper, hsCode: '5206' }, yarn)
    expect(decisionsOf(decision)).toEqual({ recycledShippedGrams: 210_000 })
  })

  it('asks for the declaration that goods for reuse are not waste', () => {
    const assessed = batch('sorted_lot', { ...lot, textileGrade: 'R2', legalStatus: 'product' })
    const facts = { ...paper, hsCode: '6309', exported: true }
    expect(refusedBy(decide('resold', facts, assessed))).toContain('reuseDeclaration')
    expect(refusedBy(decide('resold', { ...facts, reuseDeclaration: 'D-1' }, assessed))).toBe('')
  })
})

describe('textile legal status', () => {
  const product = { legalStatus: 'product', professionalAssessor: true }
  const assess = (facts: Facts, kind: string, context: Facts) =>
    refusedBy(
      decide('status_assessed', { ...product, ...facts }, batch(kind, { ...lot, ...context })),
    )

  it('makes clothing a product only by a professional who finds it fit for reuse', () => {
    const reuse = { statusBasis: 'reuse_assessment' }
    expect(assess(reuse, 'sorted_lot', { textileGrade: 'R2' })).toBe('')
    expect(assess(reuse, 'sorted_lot', {})).toContain('only grades R1 to R4')
    const layman = { ...reuse, professionalAssessor: false }
    expect(assess(layman, 'sorted_lot', { textileGrade: 'R2' })).toContain('professional assessor')
    expect(assess(reuse, 'sorted_lot', { textileGrade: 'R2', contaminated: true })).toContain(
      'it is contaminated',
    )
  })

  it('keeps opened fibre waste until a new product is made', () => {
    const made = { statusBasis: 'new_product' }
    expect(assess(made, 'fibre_lot', {})).toContain('cannot be a new product')
    expect(assess(made, 'yarn_lot', {})).toBe('')
  })

  it('lets a product become waste again, and takes no basis that says the opposite', () => {
    const again = { legalStatus: 'waste', statusBasis: 'discarded' }
    expect(assess(again, 'sorted_lot', {})).toBe('')
    expect(assess({ statusBasis: 'discarded' }, 'yarn_lot', {})).toContain(
      'Cannot take "discarded"',
    )
  })

  it('starts as waste on collection', () => {
    const facts = { sourceClass: 'take_back', originClass: 'post_consumer' }
    expect(decisionsOf(decide('collected', facts))).toMatchObject({ legalStatus: 'waste' })
  })
})

describe('textile quarantine', () => {
  const held = (...states: string[]) =>
    decide(
      'quarantined',
      { rejectionCodes: ['MASS_MISMATCH'] },
      ...states.map((state) => batch('fibre_lot', lot, { state })),
    )

  it('remembers where the batches stood, which is one state', () => {
    expect(decisionsOf(held('opened', 'opened'))).toEqual({
      heldFrom: 'opened',
      contaminated: false,
    })
    expect(refusedBy(held('opened', 'blended'))).toContain('Hold batches of one state')
    const wet = decide('quarantined', { rejectionCodes: ['WET'] }, batch('bale', lot))
    expect(decisionsOf(wet)).toMatchObject({ contaminated: true })
    expect(refusedBy(decide('quarantined', { rejectionCodes: [] }, batch('bale', lot)))).toContain(
      'at least one reason',
    )
  })

  it('is ended by two different persons', () => {
    for (const stage of ['released', 'rejected']) {
      const facts = { rejectionCodes: ['WET'], releasedBy: 'p-1', contaminated: false }
      const by = (secondReleasedBy: string) =>
        refusedBy(decide(stage, { ...facts, secondReleasedBy }, batch('bale', lot)))
      expect(by('p-1')).toContain('Two different persons')
      expect(by('p-2')).toBe('')
    }
  })
})

describe('textile fibre test', () => {
  const known = [
    { fibre: 'cotton', basisPoints: 6_000 },
    { fibre: 'polyester', basisPoints: 4_000 },
  ]
  const test = (cotton: number) =>
    decide(
      'fibre_tested',
      {
        composition: [
          { fibre: 'cotton', basisPoints: cotton },
          { fibre: 'polyester', basisPoints: 10_000 - cotton },
        ],
        fibreTestMethod: 'nir',
      },
      batch('yarn_lot', { ...lot, composition: known }),
    )

  it('lets the test stand, and flags it beyond the 3 % of Regulation (EU) 1007/2011 Art. 20', () => {
    expect(test(5_700)).toEqual({
      decisions: { compositionBasis: 'test' },
      foundContent: [{}],
      warnings: [],
    })
    expect(test(5_699)).toMatchObject({
      warnings: [{ says: 'composition_conflict', values: { percent: '3.01' } }],
    })
  })
})
