import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import type { Problem } from '../../../api/http/problem.ts'
import type { Content } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery } from '../../harness/held-pack.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { openTwo, papers, type Side } from '../../harness/sides.ts'

const nickel = { 'element:Ni': 10_000_000 }

it('that dried or weighs more than its parts is closed, and no weighing raises its rate', async () => {
  const { sender, installation } = await openTwo()
  await lotOf(sender, installation, 'DRY')
  await weigh(sender, 'DRY', 97_000)
  await process(sender, 'DRY', { counted: 65_000, lost: 32_000 })
  // By hand: 65 of the 100 kg that came in, not of the 97 that the scale found.
  expect(await close(sender, 'DRY')).toMatchObject({ percent: '65.00', input: 100_000 })
  await lotOf(sender, installation, 'MORE')
  await weigh(sender, 'MORE', 104_000)
  await process(sender, 'MORE', { counted: 78_000, lost: 26_000 })
  expect(await close(sender, 'MORE')).toMatchObject({ percent: '75.00', input: 104_000 })
})

it('of which a part is handed over is closed on both sides, each with what it worked', async () => {
  const { sender, receiver, installation } = await openTwo()
  await lotOf(sender, installation, 'LOT', nickel)
  await process(sender, 'LOT', { grams: 20_000, counted: 15_000, lost: 5_000 })
  await passOn(sender, receiver, { batch: 'LOT', massGrams: 30_000 })
  await process(sender, 'LOT', { counted: 30_000, lost: 20_000 })
  // 45 of the 70 kg that it worked itself: 20 and 50.
  expect(await close(sender, 'LOT')).toMatchObject({ percent: '64.29', counted: 45_000 })
  await process(receiver, 'LOT', { counted: 24_000, lost: 6_000 }, 'B')
  expect(await close(receiver, 'LOT', 'B')).toMatchObject({ percent: '80.00', input: 30_000 })
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})

it('is closed when its rest leaves after its last process', async () => {
  const { sender, receiver, installation } = await openTwo()
  await lotOf(sender, installation, 'REST', nickel)
  await process(sender, 'REST', { grams: 40_000, counted: 16_000, lost: 24_000 })
  await passOn(sender, receiver, { batch: 'REST', massGrams: 60_000 })
  // The bad part stays on record where it was worked, whoever works the good one.
  expect(await close(sender, 'REST')).toMatchObject({ percent: '40.00', input: 40_000 })
  await lotOf(sender, installation, 'WHOLE')
  await passOn(sender, receiver, { batch: 'WHOLE', massGrams: 100_000 })
  const whole = await sender.send('/scans', battery('closed', closing('WHOLE')))
  expect(await jsonOf<Problem>(whole)).toMatchObject({ code: 'stage_not_open' })
  await lotOf(sender, installation, 'HALF')
  await process(sender, 'HALF', { grams: 40_000, counted: 30_000, lost: 10_000 })
  const left = await sender.send('/scans', battery('closed', closing('HALF')))
  expect(await jsonOf<Problem>(left)).toMatchObject({ faults: [{ says: 'lot_unexplained' }] })
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})

it('gives no 0 g, and nothing that stays behind without grams', async () => {
  const { sender, installation } = await openTwo()
  await lotOf(sender, installation, 'LOT', nickel)
  const facts = { processStep: 'shredding' }
  const take = (batch: object, outputs: object[] = [copper(100_000)]) =>
    sender.send('/scans', battery('processed', { batches: [batch], outputs, facts }))
  const saysOf = async (answer: Promise<Response>) =>
    (await jsonOf<Problem>(await answer)).faults.map(({ says }) => says)
  expect(await saysOf(take({ batch: 'LOT', massGrams: 0 }, []))).toEqual(['nothing_taken'])
  expect(await saysOf(take({ batch: 'LOT', content: { 'element:Ni': 1 } }))).toEqual([
    'content_left_behind',
  ])
  expect((await take({ batch: 'LOT', content: nickel })).status).toBe(200)
})

async function lotOf(
  side: Side,
  installation: TestInstallation,
  code: string,
  content: Content = {},
) {
  const pack = `PACK-${code}`
  const batches = [{ batch: pack }]
  const own = { chemistry: 'NMC', ratedCapacityAmpereHours: '50', nominalVoltageVolts: '350' }
  const made = { batch: pack, kind: 'pack', massGrams: 100_000, content, facts: own }
  await record(side, 'adopted', {
    outputs: [made],
    facts: { provenStage: 'declared_waste', recordsOrigin: 'earlier book' },
  })
  const walk = installation.streams.get('battery')?.examples ?? []
  const factsOf = (stage: string) => walk.find((one) => one.stage === stage)?.facts
  const consigned = Object.assign({}, factsOf('consigned'), { packingInstruction: 'P908' })
  await record(side, 'consigned', { batches, facts: consigned })
  const scaled = [{ batch: pack, massGrams: 100_000 }]
  await record(side, 'received', { batches: scaled, facts: { ...factsOf('received') } })
  await record(side, 'lot_formed', {
    batches,
    outputs: [
      {
        batch: code,
        kind: 'recycling_lot',
        massGrams: 100_000,
        facts: { contentBasis: 'derived' },
      },
    ],
    facts: { recyclingRoute: 'mechanical_hydro' },
  })
}

async function record(side: Side, stage: string, scan: object): Promise<Facts> {
  const answer = await side.send('/scans', battery(stage, { ...scan }))
  const receipt = await jsonOf<{ decisions: Facts }>(answer)
  expect({ stage, status: answer.status, receipt }).toMatchObject({ status: 200 })
  return receipt.decisions
}

async function weigh(side: Side, batch: string, massGrams: number) {
  const facts = { scale: 'S-1', note: 'weighed again after a week in store' }
  await record(side, 'weighed', { batches: [{ batch, massGrams }], facts })
}

async function process(
  side: Side,
  batch: string,
  { grams, counted, lost }: { grams?: number; counted: number; lost: number },
  facility = 'A',
) {
  await record(side, 'processed', {
    facility,
    batches: [grams === undefined ? { batch } : { batch, massGrams: grams }],
    outputs: [copper(counted)],
    losses: [{ reason: 'landfill', massGrams: lost }],
    facts: { processStep: 'shredding', lossRecord: 'landfill slip 9' },
  })
}

/** Closes it and gives its recycling efficiency against the target that binds. */
async function close(side: Side, batch: string, facility = 'A'): Promise<unknown> {
  const { recyclingRates } = await record(side, 'closed', closing(batch, facility))
  return Array.isArray(recyclingRates) ? recyclingRates[0] : undefined
}

function closing(batch: string, facility = 'A') {
  return { facility, batches: [{ batch }], facts: { outputCertificates: ['c-1'] } }
}

let copies = 0

function copper(massGrams: number) {
  copies += 1
  const ended = { endOfWaste: true, substitutesPrimary: true, destination: 'smelter' }
  const facts = { fraction: 'output', fractionMaterial: 'copper', ...ended }
  return { batch: `CU-${copies}`, kind: 'fraction', massGrams, facts }
}

async function passOn(sender: Side, receiver: Side, line: { batch: string; massGrams: number }) {
  const travels = { ...papers, packingInstruction: 'P908', tripTicket: 'TT-1' }
  const offer = { receiver: 'second', facility: 'A', papers: travels, lines: [line] }
  const { id } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const lines = [{ line: 1, acceptedGrams: line.massGrams }]
  await receiver.post(at, { step: 'decide', lines }, 201)
}
