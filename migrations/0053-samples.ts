import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Audit samples: the seed and the frame that anybody draws the same events from, the events themselves, and what auditors found at them.
 * All of it only grows: a finding that was wrong is followed by another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table audit_sample (
    audit_sample_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    seed text not null check (length(seed) between 1 and 200),
    seed_named boolean not null,
    from_day date not null,
    to_day date not null check (to_day > from_day),
    time_zone text not null,
    facility text,
    stream text,
    confidence_percent integer not null check (confidence_percent between 50 and 99),
    frame_count integer not null check (frame_count >= 1),
    frame_digest bytea not null check (octet_length(frame_digest) = 32),
    strata json not null,
    person_id text not null,
    drawn_by text not null,
    drawn_for text not null,
    drawn_time timestamptz not null,
    request_digest bytea not null check (octet_length(request_digest) = 32),
    unique (audit_sample_key, organisation_key)
  )`,
  `create index audit_sample_by_organisation on audit_sample (organisation_key, audit_sample_key)`,
  `create table audit_sample_event (
    audit_sample_key bigint not null,
    place integer not null check (place >= 1),
    organisation_key integer not null references organisation,
    event_id uuid not null,
    stratum text not null,
    grams bigint not null check (grams >= 0),
    rank bytea not null check (octet_length(rank) = 32),
    primary key (audit_sample_key, place),
    unique (audit_sample_key, place, organisation_key),
    foreign key (audit_sample_key, organisation_key) references audit_sample (audit_sample_key, organisation_key)
  )`,
  `create index samples_of_event on audit_sample_event (event_id)`,
  `create table audit_finding (
    audit_finding_key bigint primary key generated always as identity,
    audit_sample_key bigint not null,
    place integer not null,
    organisation_key integer not null references organisation,
    outcome text not null check (outcome in ('as_recorded', 'differs', 'missing', 'remark')),
    found_grams bigint check (found_grams >= 0),
    remark text check (length(remark) between 1 and 1000),
    person_id text not null,
    person_name text not null,
    found_for text not null,
    found_time timestamptz not null,
    foreign key (audit_sample_key, place, organisation_key) references audit_sample_event (audit_sample_key, place, organisation_key)
  )`,
  `create index findings_of_sample on audit_finding (audit_sample_key, place, audit_finding_key)`,
  ...['audit_sample', 'audit_sample_event', 'audit_finding'].flatMap((table) => [
    `create trigger only_grows before update or delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    ...ownRows(table),
    `grant select, insert on ${table} to loomcell_app, loomcell_system`,
  ]),
]
