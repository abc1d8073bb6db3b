import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Places whose sums are to be made anew, the ones first that were there first. */
export async function listUnsummed(system: Database): Promise<readonly number[]> {
  const { rows } = await sql<{ placeKey: number }>`
    select facility_key as "placeKey" from flow_unsummed order by facility_key`.execute(system)
  return rows.map(({ placeKey }) => placeKey)
}

/** Makes the sums of a place anew out of the ledger, unless they are right. */
export async function sumUpFlow(system: Database, placeKey: number): Promise<void> {
  await sql`select sum_up_flow(${placeKey})`.execute(system)
}

/** Folds the oldest sums of single gatherings into days and months; tells how many there were. */
export async function foldFlow(system: Database, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select fold_flow(${most}) as folded`.execute(
    system,
  )
  return rows[0]?.folded ?? 0
}
