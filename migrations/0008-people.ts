import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Who signs in. Accounts, sessions and second factors lie in the schema `auth`, which only the role `loomcell_auth` may
 * write; `loomcell_system` reads there who a session is, and `loomcell_app` sees nothing of it. The first five tables are
 * better-auth's, frozen here; a session's token and a verification's identifier are stored as digests. All business schemas
 * of a database share its people; what somebody may do in each is a membership there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const roleExists = `do $$ begin
  begin
    if not exists (select from pg_roles where rolname = 'loomcell_auth') then
      create role loomcell_auth nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end;
  execute format('grant loomcell_auth to %I', current_user);
end $$`

const statements = [
  roleExists,
  `create schema if not exists auth`,
  `grant usage on schema auth to loomcell_auth, loomcell_system`,

  `create table if not exists auth.person (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    email text not null unique,
    email_verified boolean not null,
    image text,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp,
    two_factor_enabled boolean
  )`,
  // Beside better-auth's own columns: whom the session acts for, how it was entered, and when it was last used.
  `create table if not exists auth.session (
    id uuid primary key default gen_random_uuid(),
    expires_at timestamptz not null,
    token text not null unique,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null,
    ip_address text,
    user_agent text,
    person_id uuid not null references auth.person on delete cascade,
    organisation_key integer,
    entered_with text not null default 'password'
      check (entered_with in ('password', 'second_factor', 'passkey', 'identity_provider', 'invitation')),
    last_used_time timestamptz not null default current_timestamp
  )`,
  `create table if not exists auth.account (
    id uuid primary key default gen_random_uuid(),
    account_id text not null,
    provider_id text not null,
    person_id uuid not null references auth.person on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null,
    unique (provider_id, account_id)
  )`,
  `create table if not exists auth.verification (
    id uuid primary key default gen_random_uuid(),
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp
  )`,
  `create table if not exists auth.two_factor (
    id uuid primary key default gen_random_uuid(),
    secret text not null,
    backup_codes text not null,
    person_id uuid not null references auth.person on delete cascade,
    verified boolean,
    failed_verification_count integer,
    locked_until timestamptz
  )`,
  `create index if not exists session_by_person on auth.session (person_id)`,
  `create index if not exists account_by_person on auth.account (person_id)`,
  `create index if not exists verification_by_identifier on auth.verification (identifier)`,
  `create index if not exists two_factor_by_person on auth.two_factor (person_id)`,

  `create table if not exists auth.passkey (
    credential_id text primary key,
    person_id uuid not null references auth.person on delete cascade,
    name text not null,
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null,
    created_time timestamptz not null,
    last_used_time timestamptz
  )`,
  `create index if not exists passkey_by_person on auth.passkey (person_id)`,

  // Failed tries of whatever a bucket stands for: an address, an account as strangers try it, a known device. The name is a
  // digest, so that the table tells nobody who has an account.
  `create table if not exists auth.sign_in_attempt (
    bucket bytea primary key check (octet_length(bucket) = 32),
    failures integer not null check (failures >= 0),
    last_time timestamptz not null,
    open_time timestamptz not null
  )`,
  `create index if not exists sign_in_attempt_by_time on auth.sign_in_attempt (last_time)`,

  // A code of an authenticator works once.
  `create table if not exists auth.spent_code (
    digest bytea primary key check (octet_length(digest) = 32),
    time timestamptz not null
  )`,

  `grant select, insert, update, delete on all tables in schema auth to loomcell_auth`,
  `grant select (id, name, email, two_factor_enabled) on auth.person to loomcell_system`,
  `grant select (id, token, person_id, expires_at, created_at, last_used_time, organisation_key, entered_with)
    on auth.session to loomcell_system`,

  // An invitation's token is shown once, in the message; only its digest is stored.
  `create table invitation (
    id uuid primary key,
    organisation_key integer not null references organisation,
    email text not null,
    role text not null check (role in ('operator', 'supervisor', 'administrator', 'regulator', 'platform')),
    digest bytea not null unique check (octet_length(digest) = 32),
    invited_by uuid not null,
    created_time timestamptz not null,
    expires_time timestamptz not null,
    accepted_time timestamptz,
    cancelled_time timestamptz
  )`,
  `create index invitation_by_organisation on invitation (organisation_key, created_time)`,
  `create index invitation_by_email on invitation (email)`,
  ...ownRows('invitation'),
  `grant select, insert, update on invitation to loomcell_app, loomcell_system`,

  // Whether administrators, regulators and the platform's people act only after a second factor or a passkey.
  `alter table organisation add column second_factor_required boolean not null default false`,
]
