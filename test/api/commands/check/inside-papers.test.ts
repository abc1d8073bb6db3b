import { sql } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { clay, clayFolder, record } from '../../../harness/clay.ts'
import { carrier } from '../../../harness/custody.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { openTwo } from '../../../harness/sides.ts'
import { creditFor, fibreGrams, post, spin } from '../../../harness/yarn.ts'

const copper = 'element:Cu'

it('names what papers say is inside of goods and the books of either side do not', async () => {
  const two = await open()
  const { sender, receiver, installation } = two
  const { id, at } = await offered(two)
  await sender.post(at, { step: 'dispatch', carrier }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  // As an earlier version might have written it: 3 kg of copper out of a lump that held 2 kg.
  const owner = await ownerOf(installation)
  await owner.query(`update hand_over_cargo set content = '{"${copper}": 3000000}'`)
  const parted = { line: 1, acceptedGrams: 6_000, refusedGrams: 4_000, reason: 'damaged' }
  await receiver.post(at, { step: 'decide', lines: [{ ...parted, code: 'MINE' }] }, 201)
  await sender.post(at, { step: 'return' }, 201)
  const key = `hand-over ${id}, line 1 ("LUMP")`
  const named = (column: string, left: number, found: number) => ({
    table: 'hand_over_cargo',
    key,
    column,
    expected: `${left} mg of ${copper} out of the sender's books`,
    found: `${found} mg of ${copper}`,
  })
  expect(await namedIn(installation)).toEqual([
    named('content', 2_000_000, 3_000_000),
    named("content in the receiver's books", 1_200_000, 1_800_000),
    named('content that came back', 800_000, 1_200_000),
  ])
})

it('names what a correction says to move and did not', async () => {
  const two = await open()
  const { sender, receiver, installation } = two
  const { id, at } = await offered(two)
  await sender.post(at, { step: 'dispatch', carrier }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  await receiver.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 10_000 }] }, 201)
  const lines = [{ line: 1, reason: 'quantity_wrong', sentGrams: 9_000 }]
  const proposal = { step: 'correct_propose', note: 'Read again', lines }
  const { corrections } = await sender.post(`/hand-overs/${id}/corrections`, proposal, 201)
  const consent = { step: 'correct_consent', correction: corrections[0]?.id }
  await receiver.post(`/hand-overs/${id}/corrections`, consent, 201)
  expect(await namedIn(installation)).toEqual([])
  const owner = await ownerOf(installation)
  for (const [inside, count] of [
    [150_000, 2],
    [250_000, 1],
  ] as const) {
    await owner.query(`update hand_over_correction_line set content = '{"${copper}": ${inside}}'`)
    const all = await namedIn(installation)
    // Off the receiver's batch less may have gone than is said, where less was left on it.
    expect(all).toHaveLength(count)
    expect(all[0]).toMatchObject({
      table: 'hand_over_correction_line',
      key: `hand-over ${id}, correction ${corrections[0]?.id}, line 1 ("LUMP")`,
      column: 'content',
      expected: expect.stringContaining(`200000 mg of ${copper}`),
      found: `${inside} mg of ${copper}`,
    })
  }
})

it('names credits that count more of a batch than was taken, or carry on what was not drawn', async () => {
  const { installation } = await open()
  const event = await spin(installation)
  const { answer } = await post(installation, '/credits', creditFor(event))
  const first = String(answer.id)
  expect(await namedIn(installation)).toEqual([])
  const batch = await batchOf(installation, 'FIBRE')
  const evidence = { kind: 'declaration', declaration: 'RMD-2026-03' }
  // As it would stand in a history of a version that looked at each class by itself.
  await copyCredit(installation, { of: first, grams: 1_000, evidence, batch, counts: 2_000 })
  const [second] = await creditsBut(installation, first)
  const key = (id: string | undefined) => `${id}, batch "FIBRE"`
  const grams = fibreGrams + 1_000
  const tooMuch = {
    table: 'credit',
    column: 'inputs',
    expected: `at most the ${fibreGrams} g that its process took of it`,
    found: `${grams} g, all credits of the process together`,
  }
  const named = await namedIn(installation)
  expect(named).toContainEqual({ ...tooMuch, key: key(first) })
  expect(named).toContainEqual({ ...tooMuch, key: key(second) })
  expect(named).toContainEqual({
    table: 'credit',
    key: second,
    column: 'recycled_input_grams',
    expected: '1000 g, as its inputs come to',
    found: '2000 g',
  })
})

it('names a credit that says to carry another on and drew nothing from it', async () => {
  const { installation } = await open()
  const { answer } = await post(installation, '/credits', creditFor(await spin(installation)))
  const other = await spin(installation, '-2')
  const inputs = [{ batch: 'FIBRE-2', evidence: { kind: 'declaration', declaration: 'RMD' } }]
  const { answer: second } = await post(installation, '/credits', creditFor(other, { inputs }))
  const owner = await ownerOf(installation)
  const said = JSON.stringify({ kind: 'credit', credit: answer.id })
  await owner.query('set session_replication_role = replica')
  await owner.query(
    `update credit set inputs = jsonb_set(inputs::jsonb, '{0,evidence}', $1)::json where id = $2`,
    [said, second.id],
  )
  expect(await namedIn(installation)).toContainEqual({
    table: 'allocation',
    key: `credit ${second.id}, from credit ${answer.id}`,
    column: 'grams',
    expected: `${fibreGrams} g, as the credit says that it carries on`,
    found: '0 g drawn',
  })
})

const open = () => openTwo({ streamsFolder: clayFolder })

/** An offer of 10 of 12 kg of clay with 2 of 2.4 kg of copper inside. */
async function offered({ sender, installation }: Awaited<ReturnType<typeof open>>) {
  const content = { [copper]: 2_400_000 }
  const outputs = [{ batch: 'LUMP', kind: 'lump', massGrams: 12_000, content }]
  await record(installation, clay('dug', { outputs }))
  const lines = [{ batch: 'LUMP', massGrams: 10_000 }]
  const offer = { receiver: 'second', facility: 'A', lines }
  const { id } = await sender.post('/hand-overs', offer, 201)
  return { id, at: `/hand-overs/${id}/steps` }
}

async function namedIn({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  return findings.named.map(({ says: _, ...difference }) => difference)
}

async function ownerOf({ connection }: TestInstallation): Promise<pg.Client> {
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  return owner
}

async function batchOf({ store }: TestInstallation, code: string): Promise<string> {
  const { id } = await store.system
    .selectFrom('batch')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return id
}

interface Copied {
  readonly of: string
  readonly batch: string
  readonly grams: number
  readonly counts: number
  readonly evidence: object
}

/** A credit of the other class beside one, written by hand. */
async function copyCredit({ store }: TestInstallation, credit: Copied): Promise<void> {
  const { of, batch, grams, counts, evidence } = credit
  const inputs = JSON.stringify([{ batch: 'FIBRE', batchId: batch, grams, evidence }])
  await sql`
    insert into credit (id, organisation_key, event_id, class, model, material, recycled_input_grams,
      total_input_grams, output_grams, claimable_grams, inputs, digest, created_time)
    select gen_random_uuid(), organisation_key, event_id, 'pre_consumer', model, material, ${counts}::bigint, total_input_grams,
      output_grams, div(output_grams::numeric * ${counts}::bigint, total_input_grams), ${inputs}, digest, created_time
    from credit where id = ${of}`.execute(store.system)
}

async function creditsBut({ store }: TestInstallation, id: string): Promise<readonly string[]> {
  const rows = await store.system.selectFrom('credit').select('id').where('id', '!=', id).execute()
  return rows.map((row) => row.id)
}
