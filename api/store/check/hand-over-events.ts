import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Whether an event of this id and stage stands in the organisation's books. */
export async function isRecordedAs(
  db: Database,
  { organisationKey, id, stage }: { organisationKey: number; id: string; stage: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from event where organisation_key = ${organisationKey} and id = ${id} and stage = ${stage}`.execute(
    db,
  )
  return rows.length > 0
}
