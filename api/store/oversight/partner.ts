import type { Database } from '../database.ts'

/** Key of the organisation of a short name, of any kind. For the system's own database. */
export async function organisationKeyOf(
  system: Database,
  slug: string,
): Promise<number | undefined> {
  const row = await system
    .selectFrom('organisation')
    .select('organisation_key')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.organisation_key
}
