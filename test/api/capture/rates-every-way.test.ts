import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import type { Problem } from '../../../api/http/problem.ts'
import { xlsxOf } from '../../../api/outputs/xlsx.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { csvTable, gridOf, rowOf, type TypedScan } from '../../harness/battery-table.ts'
import { corrected, saysOf } from '../../harness/correct.ts'
import { makeStationKey } from '../../harness/ed25519.ts'
import { hoursAgo } from '../../harness/held-pack.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { close, closing, copper, lotOf, record } from '../../harness/lots.ts'
import { openTwo } from '../../harness/sides.ts'

const formed = { eventTime: hoursAgo(6).toISOString() }
const worked = { eventTime: hoursAgo(5).toISOString() }
const late = { eventTime: hoursAgo(3).toISOString() }

it('counts no reagent as battery, whether it is scanned, imported, sent late or corrected', async () => {
  const { installation, sender } = await openTwo()
  await lotOf(sender, installation, 'LOT', formed)
  const wrong = dissolved({ reagentGrams: 0 })
  const refused = await everyWay(installation, wrong)
  expect(refused).toEqual(refusedEveryWay('efficiency_above_whole'))
  await record(sender, 'processed', dissolved({}))
  expect(await corrected(sender, 'LOT', wrong)).toEqual(['efficiency_above_whole'])
  // Who says nothing of the reagents counts them as none of the battery's.
  expect(await close(sender, 'LOT')).toMatchObject({ percent: '100.00', input: 100_000 })
  await isSound(installation)
})

it('certifies no more than the intermediate held, whether it is scanned, imported, sent late or corrected', async () => {
  const { installation, sender } = await openTwo()
  await lotOf(sender, installation, 'LOT', formed)
  const facts = { fraction: 'intermediate', fractionMaterial: 'black_mass', destination: 'plant' }
  const still = { endOfWaste: false, substitutesPrimary: false }
  const outputs = [
    { batch: 'BLACK', kind: 'fraction', massGrams: 30_000, facts: Object.assign(facts, still) },
    copper(40_000),
  ]
  await record(sender, 'processed', {
    ...worked,
    batches: [{ batch: 'LOT' }],
    outputs,
    losses: [{ reason: 'landfill', massGrams: 30_000 }],
    facts: { processStep: 'shredding', lossRecord: 'landfill slip 9' },
  })
  await record(sender, 'closed', { ...closing('LOT'), ...worked })
  for (const grams of [47_000, 30_001]) {
    const refused = await everyWay(installation, certified(grams))
    expect(refused).toEqual(refusedEveryWay('certified_above_intermediate'))
  }
  const { recyclingRates } = await record(sender, 'certified', certified(24_000))
  expect(recyclingRates).toContainEqual(
    expect.objectContaining({ percent: '64.00', input: 100_000, counted: 64_000 }),
  )
  expect(await corrected(sender, 'LOT', certified(47_000))).toEqual([
    'certified_above_intermediate',
  ])
  const { batch, events } = await sender.get('/batches/LOT/events')
  expect([typeof batch, events.at(-1).stage]).toEqual(['string', 'certified'])
  await isSound(installation)
})

it('dries no lot by half, also in a correction of how it was formed', async () => {
  const { installation, sender } = await openTwo()
  await lotOf(sender, installation, 'LOT', formed)
  const dried = (lost: number) => ({
    stage: 'lot_formed',
    batches: [{ batch: 'PACK-LOT' }],
    outputs: [
      {
        batch: 'LOT-2',
        kind: 'recycling_lot',
        massGrams: 100_000 - lost,
        facts: { contentBasis: 'derived' },
      },
    ],
    losses: [{ reason: 'moisture', massGrams: lost }],
    facts: { recyclingRoute: 'mechanical_hydro', lossRecord: 'drying slip 4' },
  })
  expect(await corrected(sender, 'LOT', dried(50_000))).toEqual(['loss_above_bound'])
  expect(await sender.status('/batches/LOT-2')).toBe(404)
  expect(await corrected(sender, 'LOT', dried(2_000))).toEqual([])
  const landfill = { reason: 'landfill', massGrams: 33_000 }
  await record(sender, 'processed', {
    batches: [{ batch: 'LOT-2' }],
    outputs: [copper(65_000)],
    losses: [landfill],
    facts: { processStep: 'shredding', lossRecord: 'landfill slip 9' },
  })
  expect(await close(sender, 'LOT-2')).toMatchObject({ percent: '66.33', input: 98_000 })
  await isSound(installation)
})

/** 100 kg of a lot and 2 kg of acid become 102 kg that counts. */
function dissolved(own: object): TypedScan {
  const made = copper(102_000)
  return {
    stage: 'processed',
    batches: [{ batch: 'LOT', massGrams: 100_000 }],
    outputs: [{ ...made, facts: { ...made.facts, ...own } }],
    additions: [{ material: 'sulphuric_acid', massGrams: 2_000 }],
    facts: { processStep: 'hydrometallurgy' },
  }
}

function certified(certifiedOutputGrams: number): TypedScan {
  const facts = { intermediateCode: 'BLACK', certificateId: 'D-1', certifiedOutputGrams }
  return { stage: 'certified', batches: [{ batch: 'LOT' }], facts }
}

/** What is said of a scan that is sent alone, in a list, as a line, in a table, in a sheet, and signed and sent hours later. */
async function everyWay(installation: TestInstallation, scan: TypedScan) {
  const key = makeStationKey()
  const name = `Gate ${randomUUID()}`
  const terms = { name, role: 'operator', ...key.registration(name) }
  const station = await addStation(installation, terms)
  const own = () => ({ id: randomUUID(), stream: 'battery', facility: 'A', ...scan })
  const send = (body: string | Uint8Array<ArrayBuffer>, path: string, type: string) =>
    installation.request(`/api/v1/${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
  const json = (body: object, type = 'application/json') =>
    send(JSON.stringify(body), 'scans', type)
  const [inList] = await jsonOf<readonly Problem[]>(await json([own()]))
  const table = await (await send(csvTable([rowOf(scan)]), 'imports', 'text/csv')).text()
  const sheet = Uint8Array.from(await xlsxOf(gridOf([rowOf(scan)])))
  const back = await send(sheet, 'imports', 'application/octet-stream')
  const answer = await station.scan(key.signed({ ...own(), ...late }))
  return {
    alone: saysOf(await jsonOf<Problem>(await json(own()))),
    list: saysOf(inList),
    line: saysOf(JSON.parse(await (await json(own(), 'application/x-ndjson')).text())),
    table: table.includes(',guard_not_met,') ? 'refused' : table,
    sheet: back.status,
    late: saysOf(await jsonOf<Problem>(answer)),
  }
}

function refusedEveryWay(says: string) {
  return { alone: [says], list: [says], line: [says], table: 'refused', sheet: 200, late: [says] }
}

async function isSound({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
}
