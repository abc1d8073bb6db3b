import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * Key of the organisation of a short name, of any kind, else of the one that is called so in any language, whatever the capitals; undefined
 * where none is, and where several are. For the system's own database.
 */
export async function organisationKeyOf(
  system: Database,
  called: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ key: number; slug: string }>`
    select organisation_key as key, slug from organisation
    where slug = ${called} or lower(name) = lower(${called})
      or exists (select from jsonb_each_text(names) as own where lower(own.value) = lower(${called}))
    order by slug <> ${called} limit 2`.execute(system)
  const [first, second] = rows
  return first?.slug === called || second === undefined ? first?.key : undefined
}
