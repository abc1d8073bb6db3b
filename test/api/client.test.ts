import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createClient } from '../../api/client.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'

it('walks from taking in over the batch to its chain with the types of the API', async () => {
  const installation = await openTestInstallation()
  const { scans, batches } = clientOf(installation).api.v1
  const taken = await scans.$post({ json: takeIn('PACK/1') })
  const receipt = await taken.json()
  expect(receipt).toMatchObject({ status: 'accepted', batches: [{ code: 'PACK/1', seq: 1 }] })
  const param = { code: encodeURIComponent('PACK/1') }
  const read = await batches[':code'].$get({ param, query: {} })
  if (!read.ok) throw new Error('expected the batch')
  const batch = await read.json()
  expect(batch.massGrams).toBe(396_000)
  expect(batch.openStages).toContain('triaged')
  const answered = await batches[':code'].events.$get({ param, query: { limit: '10' } })
  if (!answered.ok) throw new Error('expected the chain')
  const { events, next } = await answered.json()
  expect(events.map(({ stage, inGrams }) => ({ stage, inGrams }))).toEqual([
    { stage: 'taken_in', inGrams: 396_000 },
  ])
  expect(next).toBeNull()
})

it('tells a refusal by its status and names the faults', async () => {
  const installation = await openTestInstallation()
  const { scans, batches } = clientOf(installation).api.v1
  const refused = await scans.$post({ json: { ...takeIn('P'), stage: 'melted' } })
  expect(refused.status).toBe(404)
  const missing = await batches[':code'].$get({ param: { code: 'none' }, query: {} })
  if (missing.ok) throw new Error('expected a problem')
  const problem = await missing.json()
  expect(problem.code).toBe('unknown_batch')
})

it('reads stock and flow', async () => {
  const installation = await openTestInstallation()
  const { scans, stock, reports } = clientOf(installation).api.v1
  await scans.$post({ json: [takeIn('P1'), takeIn('P2')] })
  const present = await stock.$get({ query: { groupBy: 'kind' } })
  if (!present.ok) throw new Error('expected the stock')
  expect((await present.json()).rows).toMatchObject([{ batches: 2, massGrams: 792_000 }])
  const query = { from: '2026-01-01', to: '2046-01-01', groupBy: 'facility' }
  const flow = await reports.flow.$get({ query })
  expect(await flow.json()).toMatchObject({ balanced: true, totals: { inGrams: 792_000 } })
})

function clientOf({ app, key }: TestInstallation) {
  return createClient('http://localhost', key, async (input, init) =>
    app.request(String(input), init),
  )
}

function takeIn(batch: string) {
  return {
    id: randomUUID(),
    stream: 'battery',
    stage: 'taken_in',
    facility: 'A',
    outputs: [
      {
        batch,
        kind: 'pack',
        massGrams: 396_000,
        facts: {
          chemistry: 'NMC',
          ratedCapacityAmpereHours: '216',
          nominalVoltageVolts: '350',
          serial: batch,
          model: 'M',
          lifetimeTraceability: 'recorded',
        },
      },
    ],
    facts: {
      sourceKind: 'workshop',
      sourceReference: 'job 1',
      removalDate: '2026-03-02',
      removalReason: 'capacity_loss',
      declaredWaste: false,
    },
  }
}
