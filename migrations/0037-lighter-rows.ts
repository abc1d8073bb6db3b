import { type Kysely, sql } from 'kysely'

/**
 * What a scan costs beside its own rows. The entries that a statement records wait for the log in one row, in their order, and no
 * more one by one: writing and removing a row for each was half of what the log cost whoever records. And a batch's organisation
 * and facility are looked up once a statement, not by two foreign keys once a row: no role of ours may remove either, and from
 * now on nobody may.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** What a table's new rows put into the log. */
function waitsFrom(table: string, kind: string, digests: string): string {
  return `create or replace function log_${table}() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      insert into log_waiting (kind, digests) select '${kind}', digests
        from (select ${digests} as digests from added) as recorded where digests is not null;
      return null;
    end $$`
}

/** Refuses batches of an organisation or at a facility that there is not, as a foreign key does. */
function placing(name: string, placed: string): string {
  return `create function ${name}() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      lost record;
    begin
      select placed.* into lost from ${placed} as placed
        where not exists (select from organisation where organisation.organisation_key = placed.organisation_key)
          or not exists (select from facility where facility.facility_key = placed.facility_key)
        limit 1;
      if found then
        raise exception 'Cannot keep a batch of organisation % at facility %: expected both to be known',
          lost.organisation_key, lost.facility_key using errcode = 'foreign_key_violation';
      end if;
      return null;
    end $$`
}

const statements = [
  `alter table log_waiting add column digests bytea[]`,
  `update log_waiting set digests = array[digest]`,
  `alter table log_waiting alter column digests set not null, drop column digest`,
  // Nobody would find them smaller.
  `alter table log_waiting alter column digests set storage external`,
  `alter table log_waiting add column count integer not null generated always as (cardinality(digests)) stored
    check (count > 0)`,
  waitsFrom('event', 'event', 'array_agg(digest order by event_key)'),
  waitsFrom('scan_signature', 'signature', 'array_agg(sha256(signature) order by event_key)'),
  waitsFrom(
    'hand_over_step',
    'signature',
    'array_agg(sha256(signature) order by step) filter (where signature is not null)',
  ),
  `create or replace function wait_in_log(of_kind text, digests bytea[]) returns void
    language plpgsql security definer set search_path from current as $$
    begin
      if of_kind in ('event', 'signature') then
        raise exception 'Cannot log %: it is logged where it is recorded', of_kind using errcode = 'insufficient_privilege';
      end if;
      if exists (select from unnest(digests) as digest where octet_length(digest) is distinct from 32) then
        raise exception 'Cannot log %: expected digests of 32 bytes', of_kind using errcode = 'check_violation';
      end if;
      if cardinality(digests) > 0 then
        insert into log_waiting (kind, digests) values (of_kind, digests);
      end if;
    end $$`,

  `alter table batch drop constraint batch_organisation_key_fkey, drop constraint batch_facility_key_fkey`,
  placing('place_batches', '(select distinct organisation_key, facility_key from added)'),
  `create trigger place_batches after insert on batch
    referencing new table as added for each statement execute function place_batches()`,
  placing('place_batch', '(select new.organisation_key, new.facility_key)'),
  `create trigger place_batch after update of organisation_key, facility_key on batch for each row
    when ((old.organisation_key, old.facility_key) is distinct from (new.organisation_key, new.facility_key))
    execute function place_batch()`,
  ...['organisation', 'facility'].map(
    (table) => `create trigger only_grows before delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),
]
