import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Which of these scans the organisation has recorded, or keeps until somebody signs them. */
export async function readKnownScans(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from event where organisation_key = ${organisationKey} and id = any(${ids}::uuid[])
    union select scan_id from approval
    where organisation_key = ${organisationKey} and scan_id = any(${ids}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
