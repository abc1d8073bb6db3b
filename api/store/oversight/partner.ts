import { sql } from 'kysely'
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

/**
 * Keys of those who are meant: the one of a short name, else all that are called so in any language, whatever the capitals. Of several each counts:
 * a stranger of the same name hides nobody. For the system's own database.
 */
export async function organisationKeysOf(
  system: Database,
  called: string,
): Promise<readonly number[]> {
  const name = called.normalize('NFC')
  const { rows } = await sql<{ key: number; slug: string }>`
    select organisation_key as key, slug from organisation
    where slug = ${called} or lower(name) = lower(${name})
      or exists (select from jsonb_each_text(names) as own where lower(own.value) = lower(${name}))
    order by organisation_key`.execute(system)
  const exact = rows.filter(({ slug }) => slug === called)
  return (exact.length > 0 ? exact : rows).map(({ key }) => key)
}
