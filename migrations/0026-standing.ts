import { type Kysely, sql } from 'kysely'

/**
 * What somebody is to an organisation is looked at once more where a scan is recorded. People lie outside of every organisation,
 * so the one way in asks of those alone whose scans it records, and holds nobody's row: it asks in every gathering, and whoever
 * removes somebody would wait for a moment at which none is under way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create function standings_in(organisation integer, persons uuid[]) returns table (person uuid, role text)
    language sql stable security definer set search_path from current as $$
      select membership.person_id, membership.role from membership
        join auth.person as account on account.id = membership.person_id
      where organisation = any (own_organisations())
        and membership.organisation_key = organisation and membership.person_id = any (persons)
        and membership.ended_time is null and membership.disabled_time is null and account.disabled_time is null
    $$`,
  `revoke execute on function standings_in from public`,
  `grant execute on function standings_in to loomcell_app`,
]
