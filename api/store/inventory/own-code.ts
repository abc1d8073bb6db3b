import type { Database } from '../database.ts'

/** Code of the organisation's batch of this id, if it holds one. */
export async function findOwnCode(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('batch')
    .select('code')
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.code
}
