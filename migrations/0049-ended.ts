import { type Kysely, sql } from 'kysely'
import { ownRowsThrough } from './isolation/own-rows.ts'

/**
 * What comes to an end and stays on record: a facility that is closed, an export permit that is withdrawn, a claim that was made in error,
 * a credit that was given in error. A claim of which no certificate was issued gives its grams back by allocations of its own that undo
 * the first ones; of an ended credit what is left is written off by one that belongs to no claim. Nothing of the ledger is changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const ends = (table: string) => `create table ${table}_end (
    ${table}_key bigint primary key references ${table},
    organisation_key integer not null references organisation,
    note text not null check (length(note) between 1 and 200),
    ended_by text not null,
    grams bigint not null check (grams >= 0),
    ended_time timestamptz not null
  )`

/**
 * Refuses batches at a facility that is closed, in the look-up that every batch has already that is new or moves (0037): what moves
 * nothing asks nothing.
 */
const refusingClosed = (
  name: string,
  placed: string,
) => `create or replace function ${name}() returns trigger
  language plpgsql security definer set search_path from current as $$
    declare
      unfit record;
    begin
      select placed.*, facility.closed_time into unfit from ${placed} as placed
        left join facility on facility.facility_key = placed.facility_key
        where facility.facility_key is null or facility.closed_time is not null
          or not exists (select from organisation where organisation.organisation_key = placed.organisation_key)
        limit 1;
      if not found then
        return null;
      end if;
      if unfit.closed_time is not null then
        raise exception 'a facility was closed meanwhile' using errcode = 'serialization_failure';
      end if;
      raise exception 'Cannot keep a batch of organisation % at facility %: expected both to be known',
        unfit.organisation_key, unfit.facility_key using errcode = 'foreign_key_violation';
    end $$`

const statements = [
  `alter table facility add column closed_time timestamptz`,
  `grant update (closed_time) on facility to loomcell_app, loomcell_system`,
  // Whoever closes a facility waits for what is being recorded; what is recorded after that was decided before is decided anew.
  refusingClosed('place_batches', '(select distinct organisation_key, facility_key from added)'),
  refusingClosed('place_batch', '(select new.organisation_key, new.facility_key)'),

  `alter table export_permit add column ended_time timestamptz, add column end_note text check (length(end_note) between 1 and 200)`,
  `alter table export_permit add constraint export_permit_ended check ((ended_time is null) = (end_note is null))`,
  `grant update (ended_time, end_note) on export_permit to loomcell_app, loomcell_system`,
  // The number of one that was withdrawn before anything left on it may be put on record anew.
  `alter table export_permit drop constraint export_permit_organisation_key_number_key`,
  `create unique index export_permit_standing on export_permit (organisation_key, number)
    where ended_time is null or left_grams < total_grams`,
  `create or replace function draw_permit() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      update export_permit set left_grams = export_permit.left_grams - drawn.grams
        from (select export_permit_key, sum(grams) as grams from added group by export_permit_key) as drawn
        where export_permit.export_permit_key = drawn.export_permit_key;
      if exists (select from added join export_permit using (export_permit_key) where ended_time is not null) then
        raise exception 'a permit was withdrawn meanwhile' using errcode = 'serialization_failure';
      end if;
      return null;
    end $$`,

  ...['claim', 'credit'].flatMap((table) => [
    ends(table),
    `create trigger only_grows before update or delete or truncate on ${table}_end
      for each statement execute function refuse_change()`,
    // Through what is ended: by its own column alone somebody could end what is another's.
    ...ownRowsThrough(`${table}_end`, table, `${table}_key`),
    `grant select, insert on ${table}_end to loomcell_app, loomcell_system`,
  ]),
  `alter table allocation drop constraint allocation_grams_check, drop constraint allocation_check1`,
  `alter table allocation add constraint allocation_grams check (grams > 0 or grams < 0 and claim_key is not null)`,
  `alter table allocation add column written_off boolean not null default false`,
  `alter table allocation add constraint allocation_of_one
    check (case when written_off then grams > 0 and into_credit_key is null else num_nonnulls(claim_key, into_credit_key) = 1 end)`,
  // Of a claim that was ended all comes back or nothing, and once: what it has of each credit is then nothing. What comes back to a
  // credit that was ended itself is written off at once, beside the claim that it comes from.
  `create or replace function draw_credit() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      perform from credit_balance where credit_key in (select credit_key from added) order by credit_key for update;
      update credit_balance set grams = credit_balance.grams - drawn.grams
        from (select credit_key, sum(grams) as grams from added group by credit_key) as drawn
        where credit_balance.credit_key = drawn.credit_key;
      if exists (select from added join credit_end using (credit_key) where added.grams > 0 and not written_off) then
        raise exception 'nothing is drawn from an ended credit'
          using errcode = 'check_violation', constraint = 'credit_not_below_zero';
      end if;
      if exists (select from added join claim using (claim_key) join credit using (credit_key)
          where claim.organisation_key <> credit.organisation_key) then
        raise exception 'a claim draws from credits of its own organisation' using errcode = 'check_violation';
      end if;
      if exists (select from added left join claim_end using (claim_key)
          where added.claim_key is not null and not written_off and (added.grams > 0) = (claim_end.claim_key is not null)) then
        raise exception 'a claim draws until it is ended, and gives back when it is' using errcode = 'check_violation';
      end if;
      if exists (
        select from allocation where claim_key in (select claim_key from added where grams < 0) and not written_off
        group by claim_key, credit_key having sum(grams) <> 0
      ) then
        raise exception 'a claim gives back all that it drew, once' using errcode = 'check_violation';
      end if;
      return null;
    end $$`,
]
