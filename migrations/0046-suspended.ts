import { type Kysely, sql } from 'kysely'

/**
 * An organisation that whoever runs the installation suspended: nobody acts for it, by a membership or a key, until it may go on. What is
 * recorded stays, and so do its public records.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table organisation add column suspended_time timestamptz`,
  // Asked once more at the commit: who was let in before the suspension is nobody by then.
  `create or replace function standings_in(organisation integer, persons uuid[]) returns table (person uuid, role text)
    language sql stable security definer set search_path from current as $$
      select membership.person_id, membership.role from membership
        join auth.person as account on account.id = membership.person_id
        join organisation as own on own.organisation_key = membership.organisation_key
      where $1 = any (own_organisations())
        and membership.organisation_key = $1 and membership.person_id = any (persons)
        and membership.ended_time is null and membership.disabled_time is null and account.disabled_time is null
        and own.suspended_time is null
    $$`,
]
