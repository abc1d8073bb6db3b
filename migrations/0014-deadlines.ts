import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Permits that goods leave the territory on, with what is left of each, and which deadlines somebody was told of. What is left
 * is written by a trigger and by nobody else, and cannot fall below zero.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table export_permit (
    export_permit_key integer primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    number text not null,
    issuer text not null,
    destination text not null check (destination ~ '^[A-Z]{2}$'),
    consents text[] not null,
    valid_from date not null,
    valid_until date not null check (valid_until >= valid_from),
    total_grams bigint not null check (total_grams > 0),
    left_grams bigint not null constraint permit_not_below_zero check (left_grams between 0 and total_grams),
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    unique (organisation_key, number)
  )`,
  `create table export_permit_draw (
    export_permit_key integer not null references export_permit,
    organisation_key integer not null,
    hand_over_key bigint not null references hand_over,
    grams bigint not null check (grams > 0),
    primary key (export_permit_key, hand_over_key)
  )`,
  `create function draw_permit() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      update export_permit set left_grams = export_permit.left_grams - drawn.grams
        from (select export_permit_key, sum(grams) as grams from added group by export_permit_key) as drawn
        where export_permit.export_permit_key = drawn.export_permit_key;
      return null;
    end $$`,
  `create trigger draw_permit after insert on export_permit_draw
    referencing new table as added for each statement execute function draw_permit()`,
  `create trigger only_grows before update or delete or truncate on export_permit_draw
    for each statement execute function refuse_change()`,

  // Each deadline is told of once when it is near and once when it has passed.
  `create table deadline_notice (
    organisation_key integer not null references organisation,
    kind text not null,
    subject text not null,
    due_time timestamptz not null,
    state text not null check (state in ('near', 'passed')),
    notice_time timestamptz not null,
    primary key (organisation_key, kind, subject, due_time, state)
  )`,

  ...['export_permit', 'export_permit_draw', 'deadline_notice'].flatMap((table) => ownRows(table)),
  `grant select, insert on export_permit, export_permit_draw to loomcell_app, loomcell_system`,
  `grant select on deadline_notice to loomcell_app`,
  `grant select, insert, delete on deadline_notice to loomcell_system`,
]
