import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Confidential facts shown to a named party until a day, and erased for good.
 * A grant is the owner's; whoever it names reads what was granted and changes nothing of it. Each look is an entry of the owner's
 * audit trail. An erasure keeps which event, which facts and on which ground, never a value.
 * `forget_scan` empties what else could tell an erased value: the scan that waited, and the digest of what was sent, against
 * which a guess could be tried since it has no salt. A digest that a station signed stays, as does its signature.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table fact_grant (
    fact_grant_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    receiver_key integer references organisation,
    receiver_name text not null,
    link_digest bytea unique check (octet_length(link_digest) = 32),
    audiences text[] not null,
    facts text[] not null,
    reason text not null,
    given_by text not null,
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    expires_time timestamptz not null check (expires_time > created_time),
    ended_time timestamptz,
    check (num_nonnulls(receiver_key, link_digest) = 1),
    check (receiver_key <> organisation_key),
    check (expires_time <= created_time + interval '366 days')
  )`,
  `create index fact_grant_by_organisation on fact_grant (organisation_key, fact_grant_key)`,
  `create index fact_grant_by_receiver on fact_grant (receiver_key, fact_grant_key)`,
  // As far as the batch's chain went by then: what is recorded later was not looked at by whoever granted it.
  `create table fact_grant_batch (
    fact_grant_key bigint not null references fact_grant,
    place smallint not null,
    organisation_key integer not null references organisation,
    batch_key bigint not null,
    up_to integer not null check (up_to >= 1),
    primary key (fact_grant_key, place)
  )`,
  `create table erasure (
    erasure_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    event_key bigint not null,
    ground text not null,
    statement bytea not null,
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null
  )`,
  `create index erasure_by_organisation on erasure (organisation_key, erasure_key)`,
  ...['fact_grant', 'fact_grant_batch', 'erasure'].flatMap((table) => ownRows(table)),
  `grant select, insert, update (ended_time) on fact_grant to loomcell_app, loomcell_system`,
  `grant select, insert on fact_grant_batch, erasure to loomcell_app, loomcell_system`,
  ...['fact_grant_batch', 'erasure'].map(
    (table) => `create trigger only_grows before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),
  `create index audit_entry_by_grant on audit_entry ((detail->>'grant'), audit_entry_key)
    where detail->>'grant' is not null`,

  // An event changes in nothing but that digest, and only once something of it was erased.
  `drop trigger only_grows on event`,
  `create trigger only_grows before delete or truncate on event
    for each statement execute function refuse_change()`,
  `create function keep_event() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      if (to_jsonb(new) - 'scan_digest') is distinct from (to_jsonb(old) - 'scan_digest')
        or not exists (select from erasure where erasure.event_key = old.event_key)
      then
        raise exception 'Cannot update event: history only grows; record a further event'
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`,
  `create trigger only_forgets before update on event for each row execute function keep_event()`,
  `create function forget_scan(key bigint) returns void language plpgsql security definer set search_path from current as $$
    declare
      of_event record;
      nothing bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    begin
      select id, organisation_key into of_event from event where event_key = key;
      if of_event is null or not of_event.organisation_key = any (own_organisations()) then
        raise exception 'Cannot forget the scan of event %: the transaction does not name its organisation', key
          using errcode = 'insufficient_privilege';
      end if;
      update approval set scan = null, scan_digest = case when signature is null then nothing else scan_digest end
        where organisation_key = of_event.organisation_key
          and (scan_id = of_event.id or scan->'correction'->>'id' = of_event.id::text or scan->>'id' = of_event.id::text);
      if not exists (select from scan_signature where event_key = key) then
        update event set scan_digest = nothing where event_key = key;
      end if;
    end $$`,
  `revoke execute on function forget_scan from public`,
  `grant execute on function forget_scan to loomcell_app`,
]
