import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Passports as signed credentials: the keys of those who issue them with the documents that name these, the passports with
 * every version that was ever signed, the lists that say which were revoked, and the events that a passport has to follow.
 * Keys, documents, versions and lists stay for good, so that what was signed can be checked later; only what still has to be
 * followed is taken away again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // One in use for each identifier. The private part is sealed under the installation's secret, and gone once the key has ended.
  `create table issuer_key (
    issuer_key_key integer primary key generated always as identity,
    organisation_key integer references organisation,
    did text not null,
    name text not null,
    public_key bytea not null check (octet_length(public_key) = 32),
    sealed text,
    created_time timestamptz not null,
    ended_time timestamptz,
    unique (did, name),
    check ((sealed is null) = (ended_time is not null))
  )`,
  `create unique index issuer_key_in_use on issuer_key (did) where ended_time is null`,

  `create table did_document (
    did text not null,
    version integer not null check (version >= 1),
    organisation_key integer references organisation,
    text text not null,
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    primary key (did, version)
  )`,

  `create table status_list (
    status_list_key integer primary key generated always as identity,
    id text not null unique,
    organisation_key integer not null references organisation,
    did text not null,
    created_time timestamptz not null
  )`,
  `create index status_list_by_issuer on status_list (did)`,
  `create table status_list_version (
    status_list_key integer not null references status_list,
    version integer not null check (version >= 1),
    organisation_key integer not null references organisation,
    token text not null,
    digest bytea not null check (octet_length(digest) = 32),
    valid_from timestamptz not null,
    valid_until timestamptz not null check (valid_until > valid_from),
    primary key (status_list_key, version)
  )`,

  // Of one thing under one responsible organisation after the other; the batch is the one that it is known by now.
  `create table passport (
    passport_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    stream text not null,
    operation text not null,
    batch_key bigint not null,
    created_time timestamptz not null,
    ended_time timestamptz
  )`,
  `create index passport_by_batch on passport (batch_key)`,
  `create index passport_by_organisation on passport (organisation_key, passport_key)`,

  // The seq is that of the last event that a version tells of, in the chain of its batch.
  `create table passport_version (
    passport_version_key bigint primary key generated always as identity,
    id uuid not null unique,
    passport_key bigint not null references passport,
    version integer not null check (version >= 1),
    organisation_key integer not null references organisation,
    batch_key bigint not null,
    seq integer not null check (seq >= 1),
    cause text not null,
    did text not null,
    token text not null,
    digest bytea not null check (octet_length(digest) = 32),
    history text not null,
    history_digest bytea not null check (octet_length(history_digest) = 32),
    status_list_key integer not null references status_list,
    status_index integer not null check (status_index between 0 and 131071),
    issued_time timestamptz not null,
    superseded_time timestamptz,
    suspended_time timestamptz,
    suspension_reason text,
    revoked_time timestamptz,
    revocation_reason text,
    unique (passport_key, version),
    unique (status_list_key, status_index),
    check ((suspended_time is null) = (suspension_reason is null)),
    check ((revoked_time is null) = (revocation_reason is null))
  )`,
  `create unique index passport_version_newest on passport_version (passport_key) where superseded_time is null`,
  `create index passport_version_by_batch on passport_version (batch_key)`,
  `create index passport_version_by_history on passport_version (history_digest)`,
  `create index passport_version_revoked on passport_version (status_list_key) where revoked_time is not null`,

  // Passports that a passport goes on from, by lineage.
  `create table passport_predecessor (
    passport_key bigint not null references passport,
    predecessor_key bigint not null references passport,
    organisation_key integer not null references organisation,
    primary key (passport_key, predecessor_key),
    check (passport_key > predecessor_key)
  )`,

  // Events that a passport may begin, change or end with, from their commit until that is done.
  `create table passport_due (
    event_key bigint not null,
    batch_key bigint not null,
    organisation_key integer not null,
    seq integer not null,
    primary key (event_key, batch_key)
  )`,
  `create function wake_passports() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      perform enqueue_job('issue-passports', '{}');
      return null;
    end $$`,
  `create trigger wake_passports after insert on passport_due
    for each statement execute function wake_passports()`,

  ...['did_document', 'status_list_version', 'passport_predecessor'].map(
    (table) =>
      `create trigger only_grows before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`,
  ),
  ...[
    ...['issuer_key', 'did_document', 'status_list', 'status_list_version'],
    ...['passport', 'passport_version', 'passport_predecessor', 'passport_due'],
  ].flatMap((table) => ownRows(table)),

  `grant select, insert on did_document, status_list, status_list_version, passport, passport_version,
    passport_predecessor, issuer_key to loomcell_system`,
  `grant update (sealed, ended_time) on issuer_key to loomcell_system`,
  `grant update (organisation_key, batch_key, ended_time) on passport to loomcell_system`,
  `grant update (superseded_time, suspended_time, suspension_reason, revoked_time, revocation_reason)
    on passport_version to loomcell_system`,
  `grant select, insert, delete on passport_due to loomcell_system`,
  `grant insert on passport_due to loomcell_app`,
  `grant select on passport, passport_version, passport_predecessor to loomcell_app`,

  `grant select on did_document, status_list, status_list_version, passport, passport_version, passport_predecessor
    to loomcell_public`,
  ...[
    ...['did_document', 'status_list', 'status_list_version'],
    ...['passport', 'passport_version', 'passport_predecessor'],
  ].map(
    (table) => `create policy public_rows on ${table} for select to loomcell_public using (true)`,
  ),
]
