import { type Kysely, sql } from 'kysely'

/**
 * What waits for a second person can be refused, and who signed it stays what they are while it is counted and recorded. A
 * recall that is still spreading is found by whoever lets something leave that it has not reached yet.
 */
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

  // A batch that was made while a recall was being opened is not beside it until the recall has spread. Until then it is looked
  // for from below, and no longer than that: most of the time there is none, and nothing is walked.
  `create function recalls_upon(keys bigint[])
    returns table (batch_key bigint, recall uuid, severity text, notice text)
    language sql stable security definer set search_path from current as $$
      with recursive up (child, ancestor) as (
        select batch.batch_key, batch.batch_key from batch
        where batch.batch_key = any (keys)
          and (organisation_key = any (own_organisations()) or pg_has_role(session_user, 'loomcell_system', 'member'))
          and exists (select from recall where spread_time is null and ended_time is null)
        union select up.child, lineage.parent from up join lineage on lineage.child = up.ancestor
      )
      select distinct up.child, open.id, open.severity, open.notice
      from up join recall_batch as affected on affected.batch_key = up.ancestor
        join recall as open using (recall_key) join organisation as opener on opener.organisation_key = open.organisation_key
        join batch as held on held.batch_key = up.child
        join organisation as holder on holder.organisation_key = held.organisation_key
      where open.spread_time is null and open.ended_time is null and opener.constructed = holder.constructed
        and not exists (
          select from recall_batch as kept where kept.recall_key = open.recall_key and kept.batch_key = up.child)
    $$`,
  `revoke execute on function recalls_upon from public`,
  `grant execute on function recalls_upon to loomcell_app, loomcell_system`,
]
