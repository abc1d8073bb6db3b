import { expect, it } from 'vitest'
import { beginGathering, lockBatches } from '../../../api/store/recording/gather.ts'
import { dig, openClay, record, said } from '../../harness/clay.ts'

it('finds what a scan names among hundreds of batches that the planner knows nothing of', async () => {
  const installation = await openClay()
  const { store, actor } = installation
  const lumps = Array.from({ length: 400 }, (_, at) => dig(`LUMP-${at}`, 1_000))
  expect(new Set(said(await record(installation, ...lumps)))).toEqual(new Set(['accepted']))
  const client = await store.pipeline.connect()
  try {
    await beginGathering(client, [actor.organisationKey])
    await client.query(
      `prepare named (integer[], text[], uuid[], integer[], bytea[]) as ${lockBatches}`,
    )
    const { organisationKey: own } = actor
    const { rows } = await client.query<{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }>(
      `explain (analyze, format json) execute named(
        '{${own}}', '{LUMP-7}', '{${crypto.randomUUID()}}', '{${own}}', array['\\x00'::bytea])`,
    )
    const [plan] = rows.flatMap((row) => row['QUERY PLAN'])
    expect(plan && mostRowsIn(plan.Plan)).toBe(1)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

interface PlanNode {
  readonly 'Actual Rows': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/** The most rows that one part of a plan looked at. */
function mostRowsIn(node: PlanNode): number {
  const own = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)
  return Math.max(own, ...(node.Plans ?? []).map(mostRowsIn))
}
