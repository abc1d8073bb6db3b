import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Questions that records raise by themselves, each once, and what people decided about them. Both only grow: a dismissal is a further
 * row with its reason and the name of whoever gave it, and opening it again is another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table anomaly (
    anomaly_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    kind text not null,
    about text not null,
    facility text,
    stream text,
    event_time timestamptz not null,
    found_time timestamptz not null,
    finding json not null,
    unique (organisation_key, kind, about),
    unique (anomaly_key, organisation_key)
  )`,
  `create index anomaly_by_time on anomaly (organisation_key, event_time desc)`,
  `create table anomaly_decision (
    anomaly_decision_key bigint primary key generated always as identity,
    anomaly_key bigint not null,
    organisation_key integer not null references organisation,
    decision text not null check (decision in ('dismissed', 'reopened')),
    reason text not null check (length(reason) between 1 and 1000),
    person_id text not null,
    person_name text not null,
    decided_for text not null,
    decided_time timestamptz not null,
    foreign key (anomaly_key, organisation_key) references anomaly (anomaly_key, organisation_key)
  )`,
  `create index decisions_of_anomaly on anomaly_decision (anomaly_key, anomaly_decision_key)`,
  ...['anomaly', 'anomaly_decision'].flatMap((table) => [
    `create trigger only_grows before update or delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    ...ownRows(table),
  ]),
  `grant select on anomaly to loomcell_app`,
  `grant select, insert on anomaly to loomcell_system`,
  `grant select, insert on anomaly_decision to loomcell_app, loomcell_system`,
]
