import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import type { Facts } from '../../../domain/field.ts'
import { corrected, faultsOf } from '../../harness/correct.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { type Side, sideOf } from '../../harness/sides.ts'

describe('yarn', () => {
  it.each([
    ['elastane', undefined, '5.616'],
    ['lyocell', undefined, '5.846'],
    ['other_fibres', '10', '5.786'],
  ])(
    'with 2 %% of %s beside 60/40 is packed by Annex IX and sold',
    async (fibre, stated, percent) => {
      const { installation, side, factsOf, walkBefore } = await mill()
      await walkBefore('blended')
      const own = { composition: [{ fibre, basisPoints: 10_000 }] }
      const second = { batch: 'SECOND', kind: 'fibre_lot', massGrams: 6_000 }
      const outputs = [{ ...second, content: inside([[fibre, 6_000]]) }]
      const facts = Object.assign({}, factsOf('fibre_received'), own)
      expect(await said(side, 'fibre_received', { outputs, facts })).toEqual([])
      const content = inside([
        ['cotton', 176_400],
        ['polyester', 117_600],
        [fibre, 6_000],
      ])
      const line = [
        [
          'blended',
          [{ batch: 'FIB-HK-0001', massGrams: 294_000 }, { batch: 'SECOND' }],
          'BLEND',
          'blend',
        ],
        ['carded_drawn', [{ batch: 'BLEND' }], 'SLIVER', 'sliver_lot'],
        ['spun', [{ batch: 'SLIVER' }], 'YARN', 'yarn_lot'],
      ] as const
      for (const [stage, from, batch, kind] of line) {
        const named = stage === 'blended' ? { fibreClass: 'cotton_polyester' } : {}
        const made = { batch, kind, massGrams: 300_000, content, facts: named }
        const scan = { batches: from, outputs: [made], facts: factsOf(stage) }
        expect([stage, await said(side, stage, scan)]).toEqual([stage, []])
      }
      const batches = [{ batch: 'YARN' }]
      const pack = (more: Facts) =>
        said(side, 'packed', { batches, facts: Object.assign({}, factsOf('packed'), more) })
      const figure = { statedAllowancePercent: stated ?? '10' }
      const isAsked = stated !== undefined
      expect(await pack(isAsked ? {} : figure)).toEqual([
        isAsked ? 'allowance_missing' : 'allowance_not_needed',
      ])
      expect(await pack(isAsked ? figure : {})).toEqual([])
      const { events } = await side.get('/batches/YARN/events')
      expect(events.at(-1).decisions).toMatchObject({ allowancePercent: percent })
      const assessed = { batches, facts: factsOf('status_assessed') }
      expect(await said(side, 'status_assessed', assessed)).toEqual([])
      const today = { shipDate: new Date().toISOString().slice(0, 10) }
      const sold = Object.assign({}, factsOf('shipped'), today)
      expect(await said(side, 'shipped', { batches, facts: sold })).toEqual([])
      await isSound(installation)
    },
  )
})

describe('a blue and a red container', () => {
  it('are not opened as one lot, in a scan or in place of one that opened the blue alone', async () => {
    const { installation, side, factsOf, walkBefore } = await mill()
    await walkBefore('colour_sorted')
    const content = { 'fibre:cotton': 253_725_000 * 0.6, 'fibre:polyester': 253_725_000 * 0.4 }
    const colours = { BLUE: ['43.1', '1.2', '-36.4'], RED: ['42', '58', '32'] } as const
    const sorted = Object.entries(colours).map(([batch, [labLightness, labA, labB]]) => ({
      batch: `COLOUR-${batch}`,
      kind: 'colour_lot',
      massGrams: 253_725,
      content,
      facts: { labLightness, labA, labB, colourConfidencePercent: '97' },
    }))
    const sanitised = [{ batch: 'SAN-HK-0001' }]
    const sort = { batches: sanitised, outputs: sorted, facts: factsOf('colour_sorted') }
    expect(await said(side, 'colour_sorted', sort)).toEqual([])
    for (const batch of Object.keys(colours)) {
      const boxed = { batch: `BOX-${batch}`, kind: 'container', massGrams: 253_725, content }
      const batches = [{ batch: `COLOUR-${batch}` }]
      const scan = { batches, outputs: [boxed], facts: factsOf('stored') }
      expect(await said(side, 'stored', scan)).toEqual([])
    }
    const both = [{ batch: 'COLOUR-BLUE' }, { batch: 'COLOUR-RED' }]
    const box = { batch: 'BOX', kind: 'container', massGrams: 507_450 }
    const twice = { batches: both, outputs: [box], facts: factsOf('stored') }
    expect(await said(side, 'stored', twice)).not.toEqual([])
    const opening = (...codes: readonly string[]) => ({
      stream: 'textile',
      facility: 'A',
      stage: 'opened',
      batches: codes.map((batch) => ({ batch })),
      outputs: [{ batch: 'FIBRE', kind: 'fibre_lot', massGrams: codes.length * 253_725 }],
      facts: factsOf('opened'),
    })
    for (const order of [
      ['BOX-BLUE', 'BOX-RED'],
      ['BOX-RED', 'BOX-BLUE'],
    ]) {
      const refused = await faultsOf(await side.send('/scans', opening(...order)))
      expect(refused).toEqual(['textile_colours_mixed'])
    }
    expect(await faultsOf(await side.send('/scans', opening('BOX-BLUE')))).toEqual([])
    const instead = opening('BOX-BLUE', 'BOX-RED')
    const outputs = instead.outputs.map((made) => ({ ...made, batch: 'FIBRE-2' }))
    expect(await corrected(side, 'FIBRE', { ...instead, outputs })).toEqual([
      'textile_colours_mixed',
    ])
    await isSound(installation)
  })
})

/** An installation with its first organisation, and the facts of the example walk. */
async function mill() {
  const installation = await openTestInstallation()
  const side = sideOf(installation, installation.key)
  const walk = installation.streams.get('textile')?.examples ?? []
  const factsOf = (stage: string): Facts => walk.findLast((one) => one.stage === stage)?.facts ?? {}
  const walkBefore = async (stage: string) => {
    const end = walk.findIndex((one) => one.stage === stage)
    for (const { stage: done, afterMinutes, ...scan } of walk.slice(0, end)) {
      if (['quarantined', 'rejected', 'disposed'].includes(done)) continue
      const eventTime = new Date(Date.parse('2026-10-01T00:00:00Z') + afterMinutes * 60_000)
      await said(side, done, { ...scan, eventTime: eventTime.toISOString() })
    }
  }
  return { installation, side, factsOf, walkBefore }
}

async function said(side: Side, stage: string, scan: object): Promise<readonly string[]> {
  const own = { id: randomUUID(), stream: 'textile', stage, facility: 'A' }
  return faultsOf(await side.send('/scans', Object.assign(own, scan)))
}

/** Milligrams of each fibre. */
function inside(fibres: readonly (readonly [name: string, grams: number])[]) {
  return Object.fromEntries(fibres.map(([name, grams]) => [`fibre:${name}`, grams * 1_000]))
}

async function isSound({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
}
