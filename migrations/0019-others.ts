import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * What organisations learn of each other. One rule says which companies an authority oversees; the demonstration and what is
 * real never meet, neither in a hand-over nor in a person; a membership is known by an id that counts nothing; and a recall
 * tells of others what was affected when it was opened.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Data folders from before have the demonstration's authority among the real ones.
  `update organisation set constructed = true
    where slug = 'city-authority' and kind = 'authority' and name = 'City Environment Office (constructed)'`,

  // ISO 3166-2: a code covers those that begin with it and a hyphen. HK is a code of its own and lies under no other.
  `create function oversees(authority organisation, company organisation) returns boolean language sql stable as
    $$ select authority.kind = 'authority' and company.kind = 'company' and authority.constructed = company.constructed
      and (company.jurisdiction = authority.jurisdiction or starts_with(company.jurisdiction, authority.jurisdiction || '-')) $$`,

  `create function are_of_one_world(keys integer[]) returns boolean
    language sql stable security definer set search_path from current as
    $$ select count(distinct constructed) <= 1 from organisation where organisation_key = any(keys) $$`,
  `create function keep_parties_apart() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      if not are_of_one_world(new.parties || new.custodian_key) then
        raise exception 'Cannot let % meet in hand-over %: some are constructed and some are real', new.parties, new.id
          using errcode = 'check_violation', constraint = 'parties_of_one_world';
      end if;
      return new;
    end $$`,
  // A hand-over from before goes on to its end; a party is never added to it from the other world.
  `create trigger keep_parties_apart before insert or update of parties, custodian_key on hand_over
    for each row execute function keep_parties_apart()`,
  `create function keep_people_apart() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      if not are_of_one_world(new.organisation_key
        || array(select organisation_key from membership where person_id = new.person_id and ended_time is null)) then
        raise exception 'Cannot make % a member of organisation %: one is constructed and one is real',
          new.person_id, new.organisation_key using errcode = 'check_violation', constraint = 'people_of_one_world';
      end if;
      return new;
    end $$`,
  `create trigger keep_people_apart before insert on membership
    for each row execute function keep_people_apart()`,

  `alter table membership add column id uuid not null unique default gen_random_uuid()`,

  // What the public reads is a word of a closed list; what was typed is for holders.
  `alter table recall add column notice text not null default 'unspecified'`,
  `alter table recall alter column notice drop default`,
  // Null until everything that was under way when it was opened has been looked at, and its holders are told.
  `alter table recall add column spread_time timestamptz`,
  `update recall set spread_time = created_time`,
  `create index recall_open on recall (organisation_key, batch_key) where ended_time is null`,
  `grant select (notice) on recall to loomcell_public`,
  // Whoever opened it learns of others' batches as they were then.
  `alter table recall_batch add column at_opening boolean not null default false`,
  `update recall_batch set at_opening = exists (
    select from recall, event_subject join event using (event_key)
    where recall.recall_key = recall_batch.recall_key and event_subject.batch_key = recall_batch.batch_key
      and event_subject.seq = 1 and event.record_time <= recall.created_time)`,

  // Locks nothing: what was being written meanwhile is found by spreading again once it is there.
  `drop function spread_recall(bigint)`,
  `create function spread_recall(key bigint) returns bigint language plpgsql security definer set search_path from current as $$
    declare
      added bigint;
    begin
      insert into recall_batch (recall_key, batch_key, organisation_key, at_opening)
        with recursive walk (batch_key) as (
          select batch_key from recall where recall_key = key
          union select child from walk join lineage on parent = walk.batch_key
        )
        select key, batch_key, batch.organisation_key, state <> 'reversed' from walk join batch using (batch_key)
          join organisation as holder using (organisation_key)
        where holder.constructed = (
            select constructed from recall join organisation using (organisation_key) where recall_key = key)
          and not exists (
            select from recall_batch as kept where kept.recall_key = key and kept.batch_key = walk.batch_key)
      on conflict do nothing;
      get diagnostics added = row_count;
      return added;
    end $$`,
  `revoke execute on function spread_recall from public`,
  `grant execute on function spread_recall to loomcell_system`,

  // A recall that has ended follows nothing any more.
  `create or replace function follow_recalls() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      followed bigint;
    begin
      if not exists (select from recall where ended_time is null) then return null; end if;
      loop
        with affected as (
          insert into recall_batch (recall_key, batch_key, organisation_key)
            select distinct recall_key, child, added.organisation_key
            from added join recall_batch on recall_batch.batch_key = added.parent join recall using (recall_key)
            where ended_time is null
          on conflict do nothing returning recall_key, batch_key, organisation_key
        ), told as (
          insert into outbox_entry (organisation_key, topic, subject, payload)
            select affected.organisation_key, 'recall.opened', batch.code,
              json_build_object('recall', recall.id, 'severity', severity, 'batches', 1, 'codes', json_build_array(batch.code))
            from affected join recall using (recall_key) join batch on batch.batch_key = affected.batch_key
            where exists (
              select from added join batch as parent on parent.batch_key = added.parent
              where added.child = affected.batch_key and parent.organisation_key <> affected.organisation_key)
        )
        select count(*) into followed from affected;
        exit when followed = 0;
      end loop;
      return null;
    end $$`,

  // A holder who objects to a notice on its pages, and an authority that takes it off them; each once and for good.
  `create table recall_objection (
    recall_objection_key bigint primary key generated always as identity,
    id uuid not null,
    recall_key bigint not null references recall,
    organisation_key integer not null references organisation,
    authority_key integer references organisation,
    note text not null,
    signer_name text not null,
    created_time timestamptz not null
  )`,
  `create unique index recall_objection_once on recall_objection (recall_key, organisation_key, coalesce(authority_key, 0))`,
  `create trigger only_grows before update or delete or truncate on recall_objection
    for each statement execute function refuse_change()`,
  ...ownRows('recall_objection'),
  `grant select on recall_objection to loomcell_app`,
  `grant select, insert on recall_objection to loomcell_system`,
  `grant select (recall_key, organisation_key, authority_key) on recall_objection to loomcell_public`,
  `create policy public_rows on recall_objection for select to loomcell_public using (true)`,
]
