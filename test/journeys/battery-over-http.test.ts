import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'

describe('a battery over HTTP', () => {
  it('takes a pack apart, builds a product of 8 modules and recycles 4, balanced to the gram', async () => {
    const installation = await openTestInstallation()
    const walk = installation.streams.get('battery')?.examples ?? []
    const start = Date.parse('2026-10-01T00:00:00Z')
    for (const { afterMinutes, ...example } of walk) {
      const eventTime = new Date(start + afterMinutes * 60_000).toISOString()
      await post(installation, { ...example, eventTime })
    }
    const flow = await get(
      installation,
      '/api/v1/reports/flow?from=2026-10-01&to=2026-12-01&groupBy=kind',
    )
    expect(flow).toMatchObject({
      balanced: true,
      totals: {
        openingGrams: 0,
        inGrams: 396_000,
        closingGrams: 57_000,
        processDifferenceGrams: 0,
        addedGrams: { cables: 4_500 },
      },
    })
    const product = await get(installation, '/api/v1/batches/PROD-HK-0001/lineage?direction=up')
    const parents = product.edges.filter(({ child }: { child: string }) => child === 'PROD-HK-0001')
    expect(parents).toHaveLength(8)
    expect(new Set(parents.map(({ parent }: { parent: string }) => parent)).size).toBe(8)
    const { state } = await get(installation, '/api/v1/batches/MOD-HK-0001-09')
    expect(state).toBe('recycled')
  })

  it('computes the recovery of nickel, cobalt and lithium and the efficiency of a lot, unrounded', async () => {
    const installation = await openTestInstallation()
    const rates = await recycle(installation, { nickelMilligrams: 967_000_000 })
    expect(rates).toMatchObject({
      'material-recovery nickel 2031-12-31': { percent: '95.06', status: 'pass', binding: false },
      'material-recovery cobalt 2031-12-31': { percent: '95.21', status: 'pass' },
      'material-recovery lithium 2031-12-31': { percent: '85.01', status: 'pass' },
      'recycling-efficiency lithium 2025-12-31': {
        percent: '71.00',
        status: 'pass',
        binding: true,
      },
      'recycling-efficiency lithium 2030-12-31': {
        percent: '71.00',
        status: 'pass',
        binding: false,
      },
    })
  })

  it('fails 94.996 % of nickel against 95 %', async () => {
    const installation = await openTestInstallation()
    const rates = await recycle(installation, { nickelMilligrams: 966_300_000 })
    expect(rates).toMatchObject({
      'material-recovery nickel 2027-12-31': { status: 'pass' },
      'material-recovery nickel 2031-12-31': { percent: '94.996', status: 'fail' },
    })
  })

  it('leaves the rates open while black mass has no downstream certificate', async () => {
    const installation = await openTestInstallation()
    const rates = await recycle(installation, { nickelMilligrams: 967_000_000, blackMass: true })
    expect(rates).toMatchObject({
      'material-recovery nickel 2031-12-31': { percent: '0.00', status: 'open' },
      'material-recovery cobalt 2031-12-31': { percent: '0.00', status: 'open' },
      'material-recovery lithium 2031-12-31': { percent: '0.00', status: 'open' },
    })
    const { state } = await get(installation, '/api/v1/batches/LOT')
    expect(state).toBe('awaiting_certificates')
  })
})

/** The worked example: 10,000 kg of dry NMC622 packs, 7,100 kg of counted output. */
async function recycle(
  installation: TestInstallation,
  { nickelMilligrams, blackMass = false }: { nickelMilligrams: number; blackMass?: boolean },
) {
  const input = {
    'element:Ni': 1_017_200_000,
    'element:Co': 340_300_000,
    'element:Li': 200_800_000,
  }
  const output = {
    'element:Ni': nickelMilligrams,
    'element:Co': 324_000_000,
    'element:Li': 170_700_000,
  }
  const batches = [{ batch: 'PACKS' }]
  const facts = { provenStage: 'declared_waste', recordsOrigin: 'worked example' }
  const known = { chemistry: 'NMC', ratedCapacityAmpereHours: '1000', nominalVoltageVolts: '1000' }
  const pack = { batch: 'PACKS', kind: 'pack', massGrams: 10_000_000, content: input, facts: known }
  await post(installation, { stage: 'adopted', outputs: [pack], facts })
  await post(installation, { ...stageOf(installation, 'consigned'), batches })
  await post(installation, {
    ...stageOf(installation, 'received'),
    batches: [{ batch: 'PACKS', massGrams: 10_000_000 }],
  })
  const lot = {
    batch: 'LOT',
    kind: 'recycling_lot',
    massGrams: 10_000_000,
    content: input,
    facts: { contentBasis: 'assay' },
  }
  await post(installation, { ...stageOf(installation, 'lot_formed'), batches, outputs: [lot] })
  const ended = { endOfWaste: true, substitutesPrimary: true, destination: 'refinery' }
  const salts = { fraction: 'output', fractionMaterial: 'nickel_salt', ...ended }
  const mass = {
    fraction: 'intermediate',
    fractionMaterial: 'black_mass',
    ...ended,
    endOfWaste: false,
    substitutesPrimary: false,
  }
  const outputs = [
    {
      batch: 'OUT',
      kind: 'fraction',
      massGrams: 7_100_000,
      content: output,
      facts: blackMass ? mass : salts,
    },
  ]
  const losses = [{ reason: 'landfill', massGrams: 2_900_000 }]
  await post(installation, {
    stage: 'processed',
    batches: [{ batch: 'LOT' }],
    outputs,
    losses,
    facts: { processStep: 'hydrometallurgy' },
  })
  const { decisions } = await post(installation, {
    ...stageOf(installation, 'closed'),
    batches: [{ batch: 'LOT' }],
  })
  return Object.fromEntries(
    decisions.recyclingRates.map((rate: Record<string, string>) => [
      `${rate.metric} ${rate.subject} ${rate.due}`,
      rate,
    ]),
  )
}

/** The stage's facts as the stream's own example gives them; its batches are the test's. */
function stageOf({ streams }: TestInstallation, stage: string) {
  const example = streams.get('battery')?.examples.find((one) => one.stage === stage)
  const facts = { ...example?.facts }
  // Nobody triaged these packs here, so they travel as damaged.
  const damaged = { grossMassGrams: 10_500_000, packingInstruction: 'P908' }
  if (stage === 'consigned') Object.assign(facts, damaged)
  return { stage, facts }
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's JSON, and every field used is expected by value.
type Answer = any

async function post(installation: TestInstallation, scan: object): Promise<Answer> {
  const body = JSON.stringify({ id: randomUUID(), stream: 'battery', facility: 'A', ...scan })
  const response = await installation.request('/api/v1/scans', { method: 'POST', body })
  const answer: Answer = await response.json()
  if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer))
  return answer
}

async function get(installation: TestInstallation, path: string): Promise<Answer> {
  const response = await installation.request(path)
  const answer: Answer = await response.json()
  if (response.status !== 200) throw new Error(JSON.stringify(answer))
  return answer
}
