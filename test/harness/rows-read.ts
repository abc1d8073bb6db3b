import { sql } from 'kysely'
import type { Database } from '../../api/store/database.ts'

/** How many rows of large tables were read by what is done in a transaction, as PostgreSQL counts them. */
export async function rowsReadBy(tx: Database, act: () => Promise<unknown>): Promise<number> {
  const before = await rowsRead(tx)
  await act()
  return (await rowsRead(tx)) - before
}

/** Of this connection, since it last told its counts: what came before the transaction is among them. */
async function rowsRead(tx: Database): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint as read from pg_stat_xact_user_tables
    where relname in ('event', 'event_subject', 'batch', 'posting', 'stock', 'lineage', 'disclosure')`.execute(
    tx,
  )
  return rows[0]?.read ?? 0
}
