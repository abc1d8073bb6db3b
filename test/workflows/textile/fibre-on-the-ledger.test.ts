import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { said } from '../../harness/clay.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'

const lot = 'FIB-HK-0001'
const arithmetic = { 'fibre:cotton': 228_352_800, 'fibre:polyester': 152_235_200 }

it('posts in the open what a test finds otherwise than the ledger held, and takes it back with the test', async () => {
  const installation = await openUntested()
  const tested = test({ cotton: 5_500, polyester: 4_000, viscose: 500 }, 'nir')
  expect(said(await installation.recorder.record(partsOf([tested], installation.actor)))).toEqual([
    'accepted',
  ])
  const found = { 'fibre:cotton': 209_323_400, 'fibre:polyester': 152_235_200 }
  expect(await fibres(installation)).toEqual({ ...found, 'fibre:viscose': 19_029_400 })
  expect(await differences(installation, tested.id)).toEqual([
    { dimension: 'fibre:cotton', movement: 'measured', reason: 'assay', amount: 19_029_400 },
    { dimension: 'fibre:viscose', movement: 'measured', reason: 'assay', amount: -19_029_400 },
  ])
  expect((await runCommand(installation, check)).json).toMatchObject({ differences: 0 })
  const back = { stage: 'reversed', reverses: tested.id, facts: { reason: 'wrong sample' } }
  const reversal = { id: randomUUID(), stream: 'textile', facility: 'A', ...back }
  expect(said(await installation.recorder.record(partsOf([reversal], installation.actor)))).toEqual(
    ['accepted'],
  )
  expect(await fibres(installation)).toMatchObject({ ...arithmetic, 'fibre:viscose': 0 })
  expect((await runCommand(installation, check)).json).toMatchObject({ differences: 0 })
})

it('posts nothing for a test that agrees, and nothing for a label, which measures nothing', async () => {
  const installation = await openUntested()
  const agreeing = test({ cotton: 6_000, polyester: 4_000 }, 'iso_1833')
  const label = test({ cotton: 10_000 }, 'label')
  for (const scan of [agreeing, label]) {
    await installation.recorder.record(partsOf([scan], installation.actor))
    expect(await differences(installation, scan.id)).toEqual([])
    expect(await fibres(installation)).toEqual(arithmetic)
  }
})

/** The example walk up to the fibre lot, just before it is tested. */
async function openUntested(): Promise<TestInstallation> {
  const installation = await openTestInstallation()
  const stream = installation.streams.get('textile')
  if (stream === undefined) throw new RangeError('Cannot walk: there is no stream "textile"')
  const at = stream.examples.findIndex(({ stage }) => stage === 'fibre_tested')
  const { actor, recorder } = installation
  const walked = { ...stream, examples: stream.examples.slice(0, at) }
  await recordWalk(recorder, walked, {
    actor,
    facility: 'A',
    start: new Date('2026-11-01T04:00:00Z'),
  })
  return installation
}

function test(shares: Readonly<Record<string, number>>, fibreTestMethod: string) {
  const composition = Object.entries(shares).map(([fibre, basisPoints]) => ({ fibre, basisPoints }))
  const facts = { composition, fibreTestMethod, uncertaintyPercentagePoints: '2' }
  const named = {
    stream: 'textile',
    stage: 'fibre_tested',
    facility: 'A',
    batches: [{ batch: lot }],
  }
  return { id: randomUUID(), ...named, facts }
}

async function fibres({ store }: TestInstallation) {
  const { rows } = await sql<{ dimension: string; amount: number }>`
    select dimension, stock.amount from stock join batch using (batch_key)
    where code = ${lot} and dimension like 'fibre:%' order by dimension`.execute(store.system)
  return Object.fromEntries(rows.map(({ dimension, amount }) => [dimension, amount]))
}

async function differences({ store }: TestInstallation, id: string) {
  const { rows } = await sql`
    select dimension, movement, reason, posting.amount from posting join event using (event_key)
    where id = ${id} and account = 'difference' order by dimension`.execute(store.system)
  return rows
}
