import { type Kysely, sql } from 'kysely'
import { ownRows, sharedRows } from './isolation/own-rows.ts'

/**
 * Corrections of hand-overs, which both sides must want, and recalls. A correction and its lines belong to the two sides and to
 * no carrier; its steps stand in the hand-over's own signed chain. What a recall affects lies beside it, one row for each batch,
 * so that a record page learns of it with one look: it is spread over the lineage when the recall is opened and goes on with
 * every batch that is made of an affected one, in the statement that writes the line of descent. `loomcell check` walks it again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const sides = ['sender_key', 'receiver_key']

const statements = [
  `alter table hand_over_line
    add column corrected_sent_grams bigint check (corrected_sent_grams >= refused_grams),
    add column corrected_accepted_grams bigint check (corrected_accepted_grams >= 0)`,

  `create table hand_over_correction (
    hand_over_correction_key bigint primary key generated always as identity,
    id uuid not null,
    hand_over_key bigint not null references hand_over,
    sender_key integer not null references organisation,
    receiver_key integer not null references organisation,
    proposer_key integer not null check (proposer_key in (sender_key, receiver_key)),
    state text not null check (state in ('proposed', 'consented', 'declined', 'withdrawn', 'expired')),
    note text not null,
    created_time timestamptz not null,
    expires_time timestamptz not null,
    closed_time timestamptz check ((closed_time is null) = (state = 'proposed')),
    unique (hand_over_key, id)
  )`,
  // One at a time: the next starts from what the one before it left.
  `create unique index hand_over_correction_open on hand_over_correction (hand_over_key) where state = 'proposed'`,

  `create table hand_over_correction_line (
    hand_over_correction_key bigint not null references hand_over_correction,
    line smallint not null,
    sender_key integer not null,
    receiver_key integer not null,
    reason text not null,
    sent_before_grams bigint not null,
    accepted_before_grams bigint not null,
    sent_grams bigint not null check (sent_grams >= 0),
    accepted_grams bigint not null check (accepted_grams >= 0),
    content json not null,
    primary key (hand_over_correction_key, line)
  )`,

  `create table recall (
    recall_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    batch_key bigint not null,
    reason text not null,
    severity text not null,
    signer_kind text not null check (signer_kind in ('person', 'station')),
    signer text not null,
    signer_name text not null,
    request_digest bytea not null check (octet_length(request_digest) = 32),
    created_time timestamptz not null,
    ended_time timestamptz,
    end_note text check ((end_note is null) = (ended_time is null))
  )`,
  // No foreign key to the batch: a gathering that holds it may be waiting for the lineage that a recall is spread over.
  `create table recall_batch (
    recall_key bigint not null references recall,
    batch_key bigint not null,
    organisation_key integer not null,
    primary key (recall_key, batch_key)
  )`,
  `create index recall_batch_by_batch on recall_batch (batch_key)`,
  `create index recall_batch_by_holder on recall_batch (organisation_key, recall_key)`,

  // Writers of lineage wait meanwhile, so that no batch is made of an affected one between the look and the commit.
  `create function spread_recall(key bigint) returns void language plpgsql security definer set search_path from current as $$
    begin
      lock table lineage in share mode;
      insert into recall_batch (recall_key, batch_key, organisation_key)
        with recursive walk (batch_key) as (
          select batch_key from recall where recall_key = key
          union select child from walk join lineage on parent = walk.batch_key
        )
        select key, batch_key, batch.organisation_key from walk join batch using (batch_key);
    end $$`,
  `revoke execute on function spread_recall from public`,
  `grant execute on function spread_recall to loomcell_system`,

  `create function follow_recalls() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      followed bigint;
    begin
      if not exists (select from recall) then return null; end if;
      loop
        with affected as (
          insert into recall_batch (recall_key, batch_key, organisation_key)
            select distinct recall_key, child, added.organisation_key
            from added join recall_batch on recall_batch.batch_key = added.parent
          on conflict do nothing returning recall_key, batch_key, organisation_key
        ), told as (
          insert into outbox_entry (organisation_key, topic, subject, payload)
            select affected.organisation_key, 'recall.opened', batch.code,
              json_build_object('recall', recall.id, 'severity', severity, 'batches', 1, 'codes', json_build_array(batch.code))
            from affected join recall using (recall_key) join batch on batch.batch_key = affected.batch_key
            where ended_time is null and exists (
              select from added join batch as parent on parent.batch_key = added.parent
              where added.child = affected.batch_key and parent.organisation_key <> affected.organisation_key)
        )
        select count(*) into followed from affected;
        exit when followed = 0;
      end loop;
      return null;
    end $$`,
  `create trigger follow_recalls after insert on lineage
    referencing new table as added for each statement execute function follow_recalls()`,

  ...sharedRows('hand_over_correction', sides),
  ...sharedRows('hand_over_correction_line', sides),
  ...ownRows('recall_batch'),
  `grant select, insert, update on hand_over_correction to loomcell_app, loomcell_system`,
  `grant select, insert on hand_over_correction_line to loomcell_app, loomcell_system`,

  // Whoever holds something affected may read what the recall says.
  `alter table recall enable row level security`,
  `create policy own_rows on recall for select to loomcell_app using (
    organisation_key = any ((select own_organisations())::integer[])
    or exists (select from recall_batch where recall_batch.recall_key = recall.recall_key))`,
  `create policy all_rows on recall to loomcell_system using (true) with check (true)`,
  `grant select on recall, recall_batch to loomcell_app`,
  `grant select, insert, update on recall to loomcell_system`,
  `grant select on recall_batch to loomcell_system`,

  `grant select (recall_key, reason, severity, created_time, ended_time) on recall to loomcell_public`,
  `grant select (recall_key, batch_key) on recall_batch to loomcell_public`,
  ...['recall', 'recall_batch'].map(
    (table) => `create policy public_rows on ${table} for select to loomcell_public using (true)`,
  ),
]
