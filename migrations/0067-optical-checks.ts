import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Optical checks: pieces that a camera looked at, what versions of models call them and what persons say of them. All of it only grows:
 * a verdict stands beside the call that it overrules and beside the verdicts before it, and how a version stands follows from its steps.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const tables = [
  'optical_version',
  'optical_version_step',
  'optical_piece',
  'optical_call',
  'optical_verdict',
]

const statements = [
  `create table optical_version (
    optical_version_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    model text not null check (length(model) between 1 and 80),
    version text not null check (length(version) between 1 and 80),
    stream text not null,
    classes_version integer not null check (classes_version >= 1),
    threshold_millionths integer not null check (threshold_millionths between 0 and 1000000),
    control_one_in integer not null check (control_one_in between 1 and 10000),
    note text check (length(note) between 1 and 1000),
    written_by text not null,
    written_time timestamptz not null,
    unique (organisation_key, model, version),
    unique (optical_version_key, organisation_key)
  )`,
  `create table optical_version_step (
    optical_version_key bigint not null,
    step integer not null check (step >= 1),
    organisation_key integer not null,
    state text not null check (state in ('live', 'retired')),
    reason text check (length(reason) between 1 and 1000),
    other_version_key bigint,
    both_right integer check (both_right >= 0),
    only_first integer check (only_first >= 0),
    only_second integer check (only_second >= 0),
    both_wrong integer check (both_wrong >= 0),
    written_by text not null,
    written_time timestamptz not null,
    primary key (optical_version_key, step),
    -- What goes live was compared.
    check ((state = 'live') = (num_nulls(both_right, only_first, only_second, both_wrong) = 0)),
    foreign key (optical_version_key, organisation_key) references optical_version (optical_version_key, organisation_key),
    foreign key (other_version_key, organisation_key) references optical_version (optical_version_key, organisation_key)
  )`,
  `create table optical_piece (
    optical_piece_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    code text not null check (length(code) between 1 and 80),
    stream text not null,
    picture bytea not null check (octet_length(picture) = 32),
    batch text,
    station_id uuid not null,
    taken_time timestamptz not null,
    is_reference boolean not null,
    is_control boolean not null,
    received_time timestamptz not null,
    unique (organisation_key, code),
    unique (optical_piece_key, organisation_key)
  )`,
  `create index optical_piece_by_age on optical_piece (organisation_key, optical_piece_key)`,
  `create index optical_piece_drawn on optical_piece (organisation_key, optical_piece_key) where is_reference or is_control`,
  `create index optical_piece_by_batch on optical_piece (organisation_key, batch) where batch is not null`,
  `create index optical_piece_by_picture on optical_piece (organisation_key, picture)`,
  `create table optical_call (
    optical_call_key bigint primary key generated always as identity,
    id uuid not null,
    organisation_key integer not null,
    optical_piece_key bigint not null,
    optical_version_key bigint not null,
    class text not null check (length(class) between 1 and 60),
    confidence_millionths integer not null check (confidence_millionths between 0 and 1000000),
    was_live boolean not null,
    is_doubtful boolean not null,
    station_id uuid not null,
    digest bytea not null check (octet_length(digest) = 32),
    received_time timestamptz not null,
    unique (organisation_key, id),
    unique (optical_piece_key, optical_version_key),
    foreign key (optical_piece_key, organisation_key) references optical_piece (optical_piece_key, organisation_key),
    foreign key (optical_version_key, organisation_key) references optical_version (optical_version_key, organisation_key)
  )`,
  `create index optical_call_by_version on optical_call (optical_version_key, optical_piece_key)`,
  `create index optical_call_doubtful on optical_call (organisation_key, optical_piece_key) where was_live and is_doubtful`,
  `create table optical_verdict (
    optical_verdict_key bigint primary key generated always as identity,
    organisation_key integer not null,
    optical_piece_key bigint not null,
    class text not null check (length(class) between 1 and 60),
    note text check (length(note) between 1 and 1000),
    person_id uuid not null,
    judged_by text not null,
    judged_time timestamptz not null,
    event_id uuid,
    unique (organisation_key, event_id),
    foreign key (optical_piece_key, organisation_key) references optical_piece (optical_piece_key, organisation_key)
  )`,
  `create index optical_verdict_by_piece on optical_verdict (optical_piece_key, optical_verdict_key)`,
  ...tables.flatMap((table) => [
    `create trigger only_grows before update or delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    ...ownRows(table),
    `grant select, insert on ${table} to loomcell_app, loomcell_system`,
  ]),
]
