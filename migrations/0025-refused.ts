import { type Kysely, sql } from 'kysely'

/** What waits for a second person can be refused, and who signed it stays what they are while it is counted and recorded. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table approval add column refused_time timestamptz`,
  `alter table approval add column refused_by text`,
  `alter table approval add column refusal_reason text`,
  `alter table approval add constraint refused_or_recorded check (refused_time is null or recorded_time is null)`,
  `alter table approval add constraint refused_by_somebody check (
    (refused_time is null) = (refused_by is null) and (refused_time is null) = (refusal_reason is null))`,
  `grant update (refused_time, refused_by, refusal_reason) on approval to loomcell_app, loomcell_system`,

  // People lie outside of every organisation; what one of them is to it is asked of its own rows alone.
  `create function hold_standings(organisation integer, persons uuid[]) returns table (person uuid, role text)
    language plpgsql security definer set search_path from current as $$
    begin
      if not organisation = any (own_organisations()) then
        raise exception 'Cannot hold who signs for organisation %: the transaction does not name it', organisation
          using errcode = 'insufficient_privilege';
      end if;
      return query
        select membership.person_id, membership.role from membership
          join auth.person as account on account.id = membership.person_id
        where membership.organisation_key = organisation and membership.person_id = any (persons)
          and membership.ended_time is null and membership.disabled_time is null and account.disabled_time is null
        for share of membership, account;
      perform from competence_certificate as certificate join membership using (membership_key)
        where certificate.organisation_key = organisation and membership.person_id = any (persons)
          and certificate.ended_time is null
        for share of certificate;
    end $$`,
  `revoke execute on function hold_standings from public`,
  `grant execute on function hold_standings to loomcell_app`,
]
