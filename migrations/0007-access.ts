import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Who may act for an organisation, and what was done that is no event of a batch: memberships, stations' keys with their
 * bounds, jurisdictions of authorities, and the audit trail. The trail only grows; a membership or key ends and stays on
 * record.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const memberRoles = `('operator', 'supervisor', 'administrator', 'regulator', 'platform')`

const statements = [
  // ISO 3166 code such as HK; an authority's regulators read the other organisations of its jurisdiction.
  `alter table organisation add column jurisdiction text not null default 'HK' check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$')`,
  `alter table organisation add column kind text not null default 'company' check (kind in ('company', 'authority', 'platform'))`,

  `alter table access_key add column role text not null default 'administrator' check (role in ('station', 'operator', 'supervisor', 'administrator'))`,
  `alter table access_key add column facility_key integer references facility`,
  `alter table access_key add column stages text[] check (cardinality(stages) > 0)`,
  `alter table access_key add column signing_key bytea check (octet_length(signing_key) = 32)`,
  `alter table access_key add column expires_time timestamptz`,
  `alter table access_key add column last_used_time timestamptz`,

  `create table membership (
    membership_key integer primary key generated always as identity,
    organisation_key integer not null references organisation,
    person_id uuid not null,
    role text not null check (role in ${memberRoles}),
    created_time timestamptz not null,
    ended_time timestamptz
  )`,
  // One live membership of a person in an organisation.
  `create unique index membership_live on membership (person_id, organisation_key) where ended_time is null`,
  `create index membership_by_organisation on membership (organisation_key)`,

  // What is shown to an organisation of what was done with its data or in its name.
  `create table audit_entry (
    audit_entry_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    time timestamptz not null,
    kind text not null check (kind in ('sign_in', 'look', 'export', 'administration', 'consent')),
    actor_kind text not null check (actor_kind in ('person', 'station', 'system')),
    actor text not null,
    actor_name text not null,
    actor_organisation_key integer references organisation,
    action text not null,
    detail json not null
  )`,
  `create index audit_entry_by_time on audit_entry (organisation_key, time)`,
  `create trigger only_grows before update or delete or truncate on audit_entry
    for each statement execute function refuse_change()`,

  ...['membership', 'audit_entry'].flatMap((table) => ownRows(table)),
  `grant select, insert, update on membership to loomcell_app, loomcell_system`,
  `grant select, insert on audit_entry to loomcell_app, loomcell_system`,
  `grant update on organisation to loomcell_system`,
]
