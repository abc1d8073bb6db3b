import type { Database } from '../database.ts'

/** Which of these codes are batches of the organisation. */
export async function readKnownCodes(
  db: Database,
  organisationKey: number,
  codes: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('batch')
    .select('code')
    .where('organisation_key', '=', organisationKey)
    .where('code', 'in', [...codes])
    .execute()
  return rows.map(({ code }) => code)
}
