import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Reports that an organisation or authority has made for it each month, and the files that were made. A file is made once for a month and stays;
 * what is ordered is ended and never removed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table report_delivery (
    report_delivery_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    person_id text not null,
    ordered_by text not null,
    report text not null,
    form text not null check (form in ('csv', 'xlsx', 'pdf')),
    language text not null,
    day integer not null check (day between 1 and 28),
    next_month text not null check (next_month ~ '^[0-9]{4}-[0-9]{2}$'),
    created_time timestamptz not null,
    ended_time timestamptz,
    ended_because text check (ended_because in ('asked', 'left')),
    failed_time timestamptz,
    failure text,
    check ((ended_time is null) = (ended_because is null)),
    check ((failed_time is null) = (failure is null)),
    unique (report_delivery_key, organisation_key)
  )`,
  `create index report_delivery_by_organisation on report_delivery (organisation_key, report_delivery_key)`,
  `create index report_delivery_open on report_delivery (next_month) where ended_time is null`,
  `create table delivered_report (
    report_delivery_key bigint not null,
    month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    organisation_key integer not null references organisation,
    made_time timestamptz not null,
    name text not null,
    type text not null,
    body bytea not null,
    digest bytea not null check (octet_length(digest) = 32),
    primary key (report_delivery_key, month),
    foreign key (report_delivery_key, organisation_key) references report_delivery (report_delivery_key, organisation_key)
  )`,
  `create trigger only_grows before update or delete or truncate on delivered_report
    for each statement execute function refuse_change()`,
  ...['report_delivery', 'delivered_report'].flatMap((table) => [...ownRows(table)]),
  `grant select, insert, update (ended_time, ended_because) on report_delivery to loomcell_app`,
  `grant select, update (next_month, ended_time, ended_because, failed_time, failure) on report_delivery to loomcell_system`,
  `grant select on delivered_report to loomcell_app`,
  `grant select, insert on delivered_report to loomcell_system`,
]
