import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { spreadRecalls } from '../../../../api/custody/recalls/spread-recall.ts'
import type { TaskContext } from '../../../../api/notifications/jobs/task.ts'
import { listUnfinishedRecalls } from '../../../../api/store/custody/recall-spread.ts'
import { clay, dig, openClay, record, said } from '../../../harness/clay.ts'
import type { TestInstallation } from '../../../harness/installation.ts'

it('misses no batch that is made while a recall is opened, and the check finds one that is missing', async () => {
  const installation = await openClay()
  await record(installation, dig('ROOT', 100_000))
  let from = 'ROOT'
  // One open recall of a batch: each of these is another one, near the root.
  const recallable = ['ROOT', 'M-1', 'M-2', 'M-3', 'M-4']
  const opened: Promise<Response>[] = []
  for (let step = 1; step <= 60; step += 1) {
    const made = `M-${step}`
    const knead = clay('kneaded', {
      batches: [{ batch: from }],
      outputs: [{ batch: made, kind: 'lump', massGrams: 100_000 }],
    })
    const recalled = step % 12 === 0 ? (recallable.shift() ?? '') : undefined
    if (recalled !== undefined) opened.push(openRecall(installation, recalled))
    expect(said(await record(installation, knead))).toEqual(['accepted'])
    from = made
  }
  for (const response of await Promise.all(opened)) expect(response.status).toBe(201)
  await spreadWhole(installation)
  const recalls = await installation.store.system
    .selectFrom('recall_batch')
    .select(({ fn }) => ['recall_key', fn.countAll<number>().as('batches')])
    .groupBy('recall_key')
    .orderBy('batches')
    .execute()
  expect(recalls.map(({ batches }) => batches)).toEqual([57, 58, 59, 60, 61])
  expect((await checked(installation)).differences).toBe(0)

  const owner = new pg.Client(installation.connection)
  await owner.connect()
  await owner.query(`delete from recall_batch where recall_key = (select min(recall_key) from recall) and batch_key =
    (select batch_key from batch where code = 'M-30')`)
  await owner.end()
  expect((await checked(installation)).differences).toBe(1)
  expect(installation.logged).toEqual([])
})

it('keeps no writer waiting while it spreads, and finds what was being written then', async () => {
  const installation = await openClay()
  await record(installation, dig('ROOT', 100_000))
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  // A writer that made a batch of ROOT and has not committed when the recall is opened.
  await record(installation, dig('LATE', 1_000))
  await owner.query('begin')
  await owner.query(`insert into lineage (child, parent, grams, event_key, organisation_key)
    select late.batch_key, root.batch_key, 1, 1, late.organisation_key
    from batch as late, batch as root where late.code = 'LATE' and root.code = 'ROOT'`)
  const opening = openRecall(installation)
  // It stands, and waits for that writer.
  const stands = async () => (await owner.query('select from recall')).rowCount
  await expect.poll(stands, { timeout: 30_000 }).toBe(1)
  const knead = clay('kneaded', {
    batches: [{ batch: 'ROOT' }],
    outputs: [{ batch: 'MADE', kind: 'lump', massGrams: 100_000 }],
  })
  const recorded = record(installation, knead)
  // Nobody who records waits for it.
  const first = await Promise.race([recorded.then(() => 'recorded'), opening.then(() => 'opened')])
  expect([first, said(await recorded)]).toEqual(['recorded', ['accepted']])
  await owner.query('commit')
  expect((await opening).status).toBe(201)
  const { rows } = await owner.query(
    `select code, spread_time is not null as spread from recall_batch join batch using (batch_key)
      join recall using (recall_key) order by code`,
  )
  await owner.end()
  expect(rows).toEqual(['LATE', 'MADE', 'ROOT'].map((code) => ({ code, spread: true })))
})

it('goes on in the background with a recall whose process ended, and tells its holders once', async () => {
  const installation = await openClay()
  await record(installation, dig('ROOT', 100_000))
  expect((await openRecall(installation)).status).toBe(201)
  const { system } = installation.store
  await system.updateTable('recall').set({ spread_time: sql<Date>`null` }).execute()
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  await owner.query('delete from recall_batch')
  await owner.end()
  expect((await checked(installation)).differences).toBe(0)
  await spreadWhole(installation)
  const rows = await system.selectFrom('recall_batch').select('at_opening').execute()
  expect(rows).toEqual([{ at_opening: true }])
  expect((await checked(installation)).differences).toBe(0)
})

function openRecall(installation: TestInstallation, batch = 'ROOT'): Promise<Response> {
  const body = { id: randomUUID(), batch, reason: 'Sand in it', severity: 'low' }
  return installation.request('/api/v1/recalls', { method: 'POST', body: JSON.stringify(body) })
}

/** Where a writer took long, beside other work, the background sees to the end of it. */
async function spreadWhole({ store }: TestInstallation): Promise<void> {
  const context = { store, now: () => new Date() } as TaskContext
  const { signal } = new AbortController()
  while ((await listUnfinishedRecalls(store.system)).length > 0)
    await spreadRecalls.run({}, { ...context, signal })
}

async function checked(installation: TestInstallation) {
  const { store, streams } = installation
  return (await checkHistory(store.system, streams, () => {})).findings
}
