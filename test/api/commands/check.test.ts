import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'
import { tampers } from './tampers.ts'

const tables = [
  'event',
  'event_subject',
  'disclosure',
  'posting',
  'lineage',
  'stock',
  'batch',
  'batch_mark',
  'file_use',
  'flow_delta',
  'flow_month',
] as const

it('finds nothing to say about a whole walk with a reversal', async () => {
  const installation = await walked()
  const { code, json, out } = await runCommand(installation, check)
  expect(json).toMatchObject({ differences: 0, erased: 0 })
  expect(json).not.toHaveProperty('first')
  expect(out[0]).toMatch(/^\d+ events, \d+ batches, [1-9]\d* postings: no difference$/)
  expect(code).toBe(0)
})

it('names every kind of change that someone with all rights makes', async () => {
  const installation = await walked()
  const owner = await asOwner(installation)
  await save(owner)
  for (const [what, statement, table, words = /./] of tampers) {
    await restore(owner)
    const { rowCount } = await owner.query(statement)
    expect(rowCount, what).toBeGreaterThan(0)
    const { code, json } = await runCommand(installation, check)
    expect({ what, code, json }).toMatchObject({ what, code: 1, json: { first: { table } } })
    expect(JSON.stringify(json), what).toMatch(words)
    await sayInChinese(installation, what, json)
  }
  await restore(owner)
  expect((await runCommand(installation, check)).code).toBe(0)
})

it('finds a chain forged with a right digest by the events around it', async () => {
  const installation = await walked()
  const owner = await asOwner(installation)
  await owner.query(`
    with forged as (
      select event_key, convert_to(replace(convert_from(envelope, 'UTF8'), '"v":2', '"v":3'), 'UTF8') as envelope
      from event where event_key = 1
    ) update event set envelope = forged.envelope, digest = sha256(forged.envelope)
    from forged where event.event_key = forged.event_key`)
  const { json } = await runCommand(installation, check)
  expect(json).toMatchObject({ first: { table: 'event_subject', column: 'prev in the envelope' } })
})

it('counts facts that were erased and finds no fault in it', async () => {
  const installation = await walked()
  const owner = await asOwner(installation)
  await owner.query(
    'delete from disclosure where event_key = (select min(event_key) from disclosure)',
  )
  const { code, json } = await runCommand(installation, check)
  expect({ code, json }).toMatchObject({ code: 0, json: { differences: 0 } })
  expect(json).not.toMatchObject({ erased: 0 })
  expect(json).not.toMatchObject({ unexplained: 0 })
})

it('looks at one moment while scans go on being recorded', async () => {
  const installation = await openTestInstallation()
  const { recorder, actor } = installation
  const scans = Array.from({ length: 400 }, (_, index) => adopted(`B-${index}`))
  const writing = Promise.all(
    [0, 100, 200, 300].map((from) =>
      recorder.record(partsOf(scans.slice(from, from + 100), actor)),
    ),
  )
  for (let times = 0; times < 5; times += 1) {
    expect((await runCommand(installation, check)).json).toMatchObject({ differences: 0 })
  }
  await writing
  expect((await runCommand(installation, check)).json).toMatchObject({
    events: 400,
    differences: 0,
  })
})

/** Whoever reads Chinese is told of the same differences: values as they are stored, and everything that is said of them. */
async function sayInChinese(installation: TestInstallation, what: string, english: unknown) {
  const { out, json } = await runCommand(installation, check, { language: 'zh-Hant' })
  // What waits for the log has waited longer by now.
  const firstOf = (told: unknown) => (told as { first: unknown }).first
  expect(firstOf(json), what).toEqual(firstOf(english))
  const lines = out.slice(0, -1)
  expect(
    lines.filter((line) => !/\p{Script=Han}/u.test(line)),
    what,
  ).toEqual([])
  const said = /: (nothing|a batch|an event|only facts|digests that|a chain|that of the batch)\b/
  expect(
    lines.filter((line) => said.test(line.replace('：', ': '))),
    what,
  ).toEqual([])
}

async function walked(): Promise<TestInstallation> {
  const installation = await openTestInstallation()
  const { recorder, actor, streams } = installation
  const battery = streams.get('battery')
  if (battery === undefined) throw new RangeError('Cannot walk: there is no stream "battery"')
  const start = new Date('2026-11-22T02:00:00Z')
  const receipts = await recordWalk(recorder, battery, { actor, facility: 'A', start })
  const weighing = { ...scan('weighed'), batches: [{ batch: 'TAKEN', massGrams: 1_000 }] }
  const later = [adopted('TAKEN'), { ...weighing, facts: { scale: 'S-1' } }]
  const reversal = { ...scan('reversed'), reverses: weighing.id, facts: { reason: 'wrong scale' } }
  const others = await recorder.record(partsOf([...later, reversal], actor))
  expect([...receipts, ...others].filter(({ status }) => status !== 'accepted')).toEqual([])
  return installation
}

function scan(stage: string) {
  return { id: randomUUID(), stream: 'battery', stage, facility: 'A' }
}

function adopted(batch: string) {
  const facts = { chemistry: 'LFP', ratedCapacityAmpereHours: '35' }
  return {
    ...scan('adopted'),
    outputs: [{ batch, kind: 'cell', facts }],
    facts: { provenStage: 'tested', recordsOrigin: 'constructed' },
  }
}

/** A connection on which no trigger stands in the way. */
async function asOwner({ connection }: TestInstallation): Promise<pg.Client> {
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query(`set session_replication_role = replica`)
  return owner
}

async function save(owner: pg.Client): Promise<void> {
  for (const table of tables) await owner.query(`create table saved_${table} as table ${table}`)
}

async function restore(owner: pg.Client): Promise<void> {
  // Other tables refer to some of these, so that none can be truncated.
  for (const table of tables) await owner.query(`delete from ${table}`)
  for (const table of tables)
    await owner.query(`insert into ${table} overriding system value table saved_${table}`)
}
