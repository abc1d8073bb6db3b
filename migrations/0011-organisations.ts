import { type Kysely, sql } from 'kysely'
import { ownRows, ownRowsThrough } from './isolation/own-rows.ts'

/**
 * What an organisation answers for: where its facilities are and what they are licensed for, who is certified for what,
 * its stations with the signatures of their scans, and scans that wait for a second person.
 * A licence, certificate or key ends and stays on record; signatures only grow.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // The code is what scans carry, so the application may change everything about a facility but its code.
  `alter table facility add column address text`,
  `alter table facility add column floor_area_square_metres integer check (floor_area_square_metres > 0)`,
  `alter table facility add column time_zone text`,
  `grant update (name, address, floor_area_square_metres, time_zone) on facility to loomcell_app, loomcell_system`,

  // A row that hangs on a facility or a membership hangs on one of its own organisation.
  `alter table facility add constraint facility_of_organisation unique (facility_key, organisation_key)`,
  `alter table membership add constraint membership_of_organisation unique (membership_key, organisation_key)`,
  `alter table access_key add constraint access_key_facility_of_organisation
    foreign key (facility_key, organisation_key) references facility (facility_key, organisation_key)`,

  `create table licence (
    licence_key integer primary key generated always as identity,
    id uuid not null unique default gen_random_uuid(),
    organisation_key integer not null references organisation,
    facility_key integer not null,
    kind text not null,
    number text not null,
    valid_from date not null,
    valid_until date not null check (valid_until >= valid_from),
    created_time timestamptz not null,
    ended_time timestamptz,
    foreign key (facility_key, organisation_key) references facility (facility_key, organisation_key)
  )`,
  // A renewal has the same number and further days.
  `create unique index licence_live on licence (facility_key, kind, number, valid_until) where ended_time is null`,

  `create table competence_certificate (
    competence_certificate_key integer primary key generated always as identity,
    id uuid not null unique default gen_random_uuid(),
    organisation_key integer not null references organisation,
    membership_key integer not null,
    operator text not null,
    kind text not null,
    number text not null,
    issuer text not null,
    valid_from date not null,
    valid_until date not null check (valid_until >= valid_from),
    created_time timestamptz not null,
    ended_time timestamptz,
    foreign key (membership_key, organisation_key) references membership (membership_key, organisation_key)
  )`,
  `create unique index competence_certificate_live
    on competence_certificate (membership_key, kind, number, valid_until) where ended_time is null`,
  `create index competence_certificate_by_operator on competence_certificate (organisation_key, operator, kind)`,

  // A station keeps its id when its key is rotated. What a key is bound to and signs with never changes under it.
  `alter table access_key add column station_id uuid not null default gen_random_uuid()`,
  `create index access_key_by_station on access_key (organisation_key, station_id)`,
  `revoke update on access_key from loomcell_app, loomcell_system`,
  `grant update (revoked_time, expires_time, last_used_time) on access_key to loomcell_app, loomcell_system`,

  // Ed25519 over the scan's digest; the public key is the access key's own.
  `create table scan_signature (
    event_key bigint primary key,
    organisation_key integer not null,
    access_key_key integer not null,
    signature bytea not null check (octet_length(signature) = 64)
  )`,

  // A scan that waits for the persons who must sign it, exactly as it was sent; emptied once it cannot be signed any more.
  `create table approval (
    approval_key bigint primary key generated always as identity,
    id uuid not null unique default gen_random_uuid(),
    organisation_key integer not null references organisation,
    scan_id uuid not null,
    scan json,
    scan_digest bytea not null check (octet_length(scan_digest) = 32),
    operator text,
    proposed_by text not null,
    proposed_time timestamptz not null,
    expires_time timestamptz not null,
    recorded_time timestamptz,
    access_key_key integer references access_key,
    signature bytea check (octet_length(signature) = 64),
    unique (organisation_key, scan_id)
  )`,
  `create table approval_signature (
    approval_key bigint not null references approval,
    person_id uuid not null,
    operator text not null,
    signed_time timestamptz not null,
    primary key (approval_key, person_id)
  )`,

  ...['scan_signature', 'approval_signature'].map(
    (table) =>
      `create trigger only_grows before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`,
  ),
  ...['licence', 'competence_certificate', 'scan_signature', 'approval'].flatMap((table) =>
    ownRows(table),
  ),
  ...ownRowsThrough('approval_signature', 'approval', 'approval_key'),
  `grant select, insert on licence, competence_certificate, scan_signature, approval, approval_signature
    to loomcell_app, loomcell_system`,
  `grant update (ended_time) on licence, competence_certificate to loomcell_app, loomcell_system`,
  `grant update (scan, recorded_time) on approval to loomcell_app, loomcell_system`,
]
