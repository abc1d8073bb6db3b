import { sql } from 'kysely'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Database } from '../database.ts'

/** What one organisation holds of what came out of a batch. */
export interface DownstreamHolder {
  readonly organisationKey: number
  readonly batches: number
  /** Its own codes of the first hundred. */
  readonly codes: readonly string[]
}

/**
 * Who holds batches that came out of these, over any number of steps and organisations, in one query. MUST be asked of the
 * system's own connection, and each holder told of nobody but itself.
 */
export async function findDownstream(
  db: Database,
  batchKeys: readonly number[],
  { except }: { except: readonly number[] },
): Promise<readonly DownstreamHolder[]> {
  const { rows } = await sql<DownstreamHolder>`
    with recursive walk (batch_key) as (
      select child from lineage where parent = any(${batchKeys}::bigint[])
      union select child from walk join lineage on parent = walk.batch_key
    )
    select organisation_key as "organisationKey", count(*) as batches,
      (array_agg(code order by batch_key))[1:100] as codes
    from walk join batch using (batch_key)
    where state <> ${reversedState} and organisation_key <> all(${except}::integer[])
    group by organisation_key order by organisation_key`.execute(db)
  return rows
}
