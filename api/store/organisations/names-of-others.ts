import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * Those of these names that another organisation goes by, as its short name, its one name or its name in any language, whatever the capitals. Whoever
 * asks this waits for whoever asked before until that transaction ends. For the system's own database.
 */
export async function namesOfOthers(
  tx: Database,
  organisationKey: number,
  names: readonly string[],
): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('names of organisations'))`.execute(tx)
  const { rows } = await sql<{ asked: string }>`
    select asked from unnest(${[...names]}::text[]) as asked
    where exists (
      select from organisation as other where other.organisation_key <> ${organisationKey}
        and (other.slug = lower(asked) or lower(other.name) = lower(asked)
          or exists (select from jsonb_each_text(other.names) as own where lower(own.value) = lower(asked))))`.execute(
    tx,
  )
  return rows.map(({ asked }) => asked)
}
