import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/check/check-history.ts'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'
import type { TestWorkspace } from '../../harness/workspace.ts'

it('misses no batch that is made while a recall is opened, and the check finds one that is missing', async () => {
  const workspace = await openClay()
  await record(workspace, dig('ROOT', 100_000))
  let from = 'ROOT'
  const opened: Promise<Response>[] = []
  for (let step = 1; step <= 60; step += 1) {
    const made = `M-${step}`
    const knead = clay('kneaded', {
      batches: [{ batch: from }],
      outputs: [{ batch: made, kind: 'lump', massGrams: 100_000 }],
    })
    const looking = step % 12 === 0 ? openRecall(workspace) : undefined
    if (looking !== undefined) opened.push(looking)
    expect(said(await record(workspace, knead))).toEqual(['accepted'])
    from = made
  }
  for (const response of await Promise.all(opened)) expect(response.status).toBe(201)
  const recalls = await workspace.store.system
    .selectFrom('recall_batch')
    .select(({ fn }) => ['recall_key', fn.countAll<number>().as('batches')])
    .groupBy('recall_key')
    .execute()
  expect(recalls.map(({ batches }) => batches)).toEqual([61, 61, 61, 61, 61])
  expect((await checked(workspace)).differences).toBe(0)

  const owner = new pg.Client(workspace.connection)
  await owner.connect()
  await owner.query(`delete from recall_batch where recall_key = 1 and batch_key =
    (select batch_key from batch where code = 'M-30')`)
  await owner.end()
  expect((await checked(workspace)).differences).toBe(1)
  expect(workspace.logged).toEqual([])
})

function openRecall(workspace: TestWorkspace): Promise<Response> {
  const body = { id: randomUUID(), batch: 'ROOT', reason: 'Sand in it', severity: 'low' }
  return workspace.request('/api/v1/recalls', { method: 'POST', body: JSON.stringify(body) })
}

async function checked(workspace: TestWorkspace) {
  const { store, streams } = workspace
  return (await checkHistory(store.system, streams, () => {})).findings
}
