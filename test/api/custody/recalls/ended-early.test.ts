import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { spreadRecalls } from '../../../../api/custody/recalls/spread-recall.ts'
import type { TaskContext } from '../../../../api/notifications/jobs/task.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { dig, openClay, record, said } from '../../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../../harness/installation.ts'
import { dismantle, openTwo, passOn } from '../../../harness/sides.ts'

it('follows a recall that ended before it was seen to have spread, and tells all whom it reached that it ended', async () => {
  const installation = await openClay()
  const { actor } = await addTestOrganisation(installation, 'second')
  await record(installation, dig('ROOT', 100_000))
  const digFor = async (batch: string) =>
    expect(said(await installation.recorder.record(partsOf([dig(batch, 1_000)], actor)))).toEqual([
      'accepted',
    ])
  await digFor('LATE')
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  // A writer that takes longer than the requests wait: as it is when a process is killed before the recall has spread.
  await owner.query('begin')
  await owner.query(makeOf('LATE'))
  const id = randomUUID()
  const recall = { id, batch: 'ROOT', reason: 'Sand in it', severity: 'low' }
  expect(await post(installation, '/recalls', recall)).toBe(201)
  expect(
    await post(installation, `/recalls/${id}/end`, { id: randomUUID(), note: 'No sand' }),
  ).toBe(200)
  await owner.query('commit')
  await digFor('AFTER')
  await owner.query(makeOf('AFTER'))
  expect(await toldOf(installation)).toEqual([])
  const context = { store: installation.store, now: () => new Date() } as TaskContext
  const { signal } = new AbortController()
  for (const _ of ['once', 'again']) await spreadRecalls.run({}, { ...context, signal })
  expect(await affectedOf(installation)).toEqual(['LATE', 'ROOT'])
  expect(await toldOf(installation)).toEqual(['second recall.ended LATE'])
})

it('ends a recall whose process was killed before anybody was told only after they were', async () => {
  const { sender, receiver, installation } = await openTwo()
  const [code = ''] = await dismantle(installation)
  await passOn({ sender, receiver }, [code])
  const { system } = installation.store
  const recall = { batch: code, reason: 'Welds', severity: 'low' }
  const { id } = await sender.post('/recalls', recall, 201)
  // What a kill right after the commit leaves: the recall and its own batch, and nobody told.
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  await owner.query(
    `delete from recall_batch where organisation_key <> (select organisation_key from recall)`,
  )
  await owner.query(`delete from outbox_entry where topic like 'recall.%'`)
  await owner.end()
  await system.updateTable('recall').set({ spread_time: sql<Date>`null` }).execute()
  await sender.post(`/recalls/${id}/end`, { note: 'Sound' }, 200)
  expect(await toldOf(installation)).toEqual([
    `second recall.opened ${code}`,
    `second recall.ended ${code}`,
  ])
  expect(await receiver.get(`/recalls/${id}`)).toMatchObject({ endNote: 'Sound', batches: 1 })
})

/** The statement that makes a batch come out of ROOT, with the event that brought it in. */
function makeOf(code: string): string {
  return `insert into lineage (child, parent, grams, event_key, organisation_key)
    select made.batch_key, root.batch_key, 1, event_key, made.organisation_key
    from batch as made join event_subject using (batch_key), batch as root
    where made.code = '${code}' and root.code = 'ROOT'`
}

async function post({ request }: TestInstallation, path: string, body: object): Promise<number> {
  return (await request(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })).status
}

async function affectedOf({ store }: TestInstallation) {
  const { rows } = await sql<{ code: string }>`
    select code from recall_batch join batch using (batch_key) order by code`.execute(store.system)
  return rows.map(({ code }) => code)
}

async function toldOf({ store }: TestInstallation) {
  const { rows } = await sql<{ told: string }>`
    select slug || ' ' || topic || ' ' || subject as told
    from outbox_entry join organisation using (organisation_key)
    where topic like 'recall.%' order by outbox_entry_key`.execute(store.system)
  return rows.map(({ told }) => told)
}
