import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

const product = 'PROD-HK-0001'

describe('a product that was sold', () => {
  it('is recalled whole, with what is inside, and never more of it than left', async () => {
    const installation = await openTestInstallation()
    await walkExamples(installation, 'battery')
    const events = await jsonOf<Chain>(
      await installation.request(`/api/v1/batches/${product}/events`),
    )
    expect(events.events.map(({ stage }) => stage)).toContain('sold')
    const sold = await made(installation)
    const recall = (massGrams: number, id = randomUUID()) =>
      send(installation, 'recalled', {
        id,
        batches: [{ batch: product, massGrams }],
        facts: { recallReason: 'safety' },
      })
    const faults = async (massGrams: number) =>
      (await jsonOf<Refused>(await recall(massGrams))).faults.map(({ says }) => says)
    expect(await faults(900_000)).toEqual(['returned_above_left'])
    expect(await faults(sold.massGrams + 1)).toEqual(['returned_above_left'])
    expect(await faults(1)).toEqual(['unit_returns_whole'])
    expect((await recall(sold.massGrams)).status).toBe(200)
    const back = await jsonOf<Made>(await installation.request(`/api/v1/batches/${product}`))
    expect(back).toMatchObject({ massGrams: sold.massGrams, content: sold.content })
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
  })
})

describe('a lot over HTTP', () => {
  it('is closed with its reagents, holds what its packs held and dries by little', async () => {
    const installation = await openTestInstallation()
    await receivePack(installation)
    const form = (massGrams: number, lost: number, more: object = {}) =>
      send(installation, 'lot_formed', {
        batches: [{ batch: 'PACK' }],
        outputs: [
          {
            batch: 'LOT',
            kind: 'recycling_lot',
            massGrams,
            facts: { contentBasis: 'derived' },
            ...more,
          },
        ],
        losses: lost === 0 ? [] : [{ reason: 'moisture', massGrams: lost }],
        facts: { recyclingRoute: 'mechanical_hydro' },
      })
    expect(await jsonOf(await form(28_500, 28_500))).toMatchObject({
      faults: [{ says: 'loss_above_bound' }],
    })
    const half = { content: { 'element:Ni': 3_000_000 } }
    expect(await jsonOf(await form(57_000, 0, half))).toMatchObject({
      faults: [{ says: 'content_differs_from_parts' }],
    })
    expect((await form(57_000, 0)).status).toBe(200)
    const ended = { endOfWaste: true, substitutesPrimary: true, destination: 'refinery' }
    const salts = {
      batch: 'SALT',
      kind: 'fraction',
      massGrams: 60_000,
      content: { 'element:Ni': 5_700_000 },
      facts: { fraction: 'output', fractionMaterial: 'nickel_salt', ...ended },
    }
    const processed = await send(installation, 'processed', {
      batches: [{ batch: 'LOT' }],
      outputs: [salts],
      losses: [{ reason: 'wastewater', massGrams: 27_000 }],
      additions: [{ material: 'sulphuric_acid', massGrams: 30_000 }],
      facts: { processStep: 'hydrometallurgy', lossRecord: 'water book 3' },
    })
    expect(processed.status).toBe(200)
    const closed = await send(installation, 'closed', {
      batches: [{ batch: 'LOT' }],
      facts: { outputCertificates: ['c-1'] },
    })
    expect(await jsonOf(closed)).toMatchObject({
      decisions: {
        lotDifferenceGrams: 0,
        recyclingRates: expect.arrayContaining([
          expect.objectContaining({ metric: 'recycling-efficiency', percent: '52.63' }),
          expect.objectContaining({ subject: 'nickel', percent: '95.00' }),
        ]),
      },
    })
  })
})

interface Chain {
  readonly events: readonly { readonly stage: string }[]
}

interface Refused {
  readonly faults: readonly { readonly says: string }[]
}

interface Made {
  readonly massGrams: number
  readonly content: Readonly<Record<string, number>>
}

async function made(installation: TestInstallation): Promise<Made> {
  const walk = installation.streams.get('battery')?.examples ?? []
  const [output] = walk.find(({ stage }) => stage === 'assembled')?.outputs ?? []
  return { massGrams: output?.massGrams ?? 0, content: output?.content ?? {} }
}

function send({ request }: TestInstallation, stage: string, scan: object) {
  const own = { id: randomUUID(), stream: 'battery', stage, facility: 'A', ...scan }
  return request('/api/v1/scans', { method: 'POST', body: JSON.stringify(own) })
}

/** A waste pack of 57 kg with 6 kg of nickel, at the recycler. */
async function receivePack(installation: TestInstallation): Promise<void> {
  const facts = { chemistry: 'NMC', ratedCapacityAmpereHours: '25', nominalVoltageVolts: '350' }
  const content = { 'element:Ni': 6_000_000 }
  const pack = { batch: 'PACK', kind: 'pack', massGrams: 57_000, content, facts }
  const batches = [{ batch: 'PACK' }]
  const walk = installation.streams.get('battery')?.examples ?? []
  const factsOf = (stage: string) => walk.find((one) => one.stage === stage)?.facts ?? {}
  const scans = [
    ['adopted', { outputs: [pack], facts: { provenStage: 'declared_waste', recordsOrigin: 'x' } }],
    // Nobody has looked at it here, so it travels as damaged.
    ['consigned', { batches, facts: { ...factsOf('consigned'), packingInstruction: 'P908' } }],
    ['received', { batches: [{ batch: 'PACK', massGrams: 57_000 }], facts: factsOf('received') }],
  ] as const
  for (const [stage, scan] of scans) {
    const answer = await send(installation, stage, scan)
    expect({ status: answer.status, said: await answer.text() }).toMatchObject({ status: 200 })
  }
}
