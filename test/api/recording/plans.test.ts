import { sql } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { findBatch } from '../../../api/store/inventory/batches.ts'
import { startTrace, walkLineage } from '../../../api/store/inventory/lineage.ts'
import { beginGathering, lockBatches } from '../../../api/store/recording/gather.ts'
import { dig, openClay, record, said } from '../../harness/clay.ts'

const lumps = Array.from({ length: 400 }, (_, at) => dig(`LUMP-${at}`, 1_000))

it('finds what a scan names among hundreds of batches that the planner knows nothing of', async () => {
  const installation = await openClay()
  const { store, actor } = installation
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

it.each(['LUMP-7', 'lump-7'])(
  'finds a batch by "%s" without a look at all others, when the planner knows the tables',
  async (code) => {
    const installation = await openClay()
    const { store, actor } = installation
    await record(installation, ...lumps)
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    await owner.query('analyze')
    await owner.end()
    const looked = await store
      .own(actor.organisationKey)
      .transaction()
      .execute(async (tx) => {
        expect(await findBatch(tx, actor.organisationKey, code)).toMatchObject({ code: 'LUMP-7' })
        const { rows } = await sql<{ rows: number }>`
        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as rows from pg_stat_xact_user_tables
        where relname in ('batch', 'batch_mark')`.execute(tx)
        return rows[0]?.rows
      })
    expect(looked).toBeGreaterThan(0)
    expect(looked).toBeLessThan(10)
  },
)

it('walks a deep lot of a small ledger without a look at all lineage in each step', async () => {
  const installation = await openClay()
  const { store, actor } = installation
  const { organisationKey } = actor
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  await owner.query(`
    insert into batch select lot, gen_random_uuid(), ${organisationKey}, 'heel-' || lot, 'clay', 'lump', 'grey', 'soft', '{}',
      (select min(facility_key) from facility where organisation_key = ${organisationKey}), 1, sha256(''), lot, false
      from generate_series(1, 2001) as lot;
    insert into lineage select lot, lot - 1, 10, 1, ${organisationKey} from generate_series(2, 2001) as lot;
    analyze`)
  await owner.end()
  const { most, direction } = { most: 3_000, direction: 'up' } as const
  const looked = await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const asked = { code: 'heel-2001', most, direction, limit: most }
      expect((await startTrace(tx, organisationKey, asked))?.walked).toHaveLength(2_001)
      expect(await walkLineage(tx, { batchKey: 2_001, most, direction })).toHaveLength(2_000)
      const { rows } = await sql<{ rows: number }>`
      select (seq_tup_read + idx_tup_fetch)::integer as rows from pg_stat_xact_user_tables where relname = 'lineage'`.execute(
        tx,
      )
      return rows[0]?.rows
    })
  // Each of the two walks each edge once, and the first reads its grams as well.
  expect(looked).toBeGreaterThanOrEqual(6_000)
  expect(looked).toBeLessThan(10_000)
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
