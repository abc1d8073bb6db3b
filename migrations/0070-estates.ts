import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Estates that facilities stand in, with how much of dangerous goods a licence lets lie there and whom that was told; and treatments of
 * goods with their tests and the claims that rest on them. A test or claim that was made in error is ended and stays on record.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const names = `names jsonb not null default '{}' check (
    jsonb_typeof(names) = 'object' and names - array['en', 'zh-Hant', 'zh-Hans'] = '{}'
    and not jsonb_path_exists(names, '$.* ? (@.type() != "string")')
    and coalesce(length(names ->> 'en'), 1) between 1 and 200
    and coalesce(length(names ->> 'zh-Hant'), 1) between 1 and 200
    and coalesce(length(names ->> 'zh-Hans'), 1) between 1 and 200)`

const measured = `method text not null check (length(method) between 1 and 200),
    cycle text not null check (cycle in ('wash', 'dry_cleaning', 'abrasion')),
    cycles integer not null check (cycles between 0 and 100000),
    result_basis_points integer not null check (result_basis_points between 0 and 10000)`

const statements = [
  `create table estate (
    estate_key integer primary key generated always as identity,
    organisation_key integer not null references organisation,
    code text not null check (length(code) between 1 and 80),
    name text not null check (length(name) between 1 and 200),
    ${names},
    created_time timestamptz not null,
    unique (organisation_key, code),
    unique (estate_key, organisation_key)
  )`,
  ...ownRows('estate'),
  `grant select, insert, update (name, names) on estate to loomcell_app, loomcell_system`,
  `alter table facility add column estate_key integer,
    add foreign key (estate_key, organisation_key) references estate (estate_key, organisation_key)`,
  `grant update (estate_key) on facility to loomcell_app, loomcell_system`,
  `alter table licence add column dangerous_goods_limit_grams bigint check (dangerous_goods_limit_grams > 0)`,
  `create table held_limit_notice (
    held_limit_notice_key bigint primary key generated always as identity,
    licence_key integer not null references licence,
    organisation_key integer not null references organisation,
    state text not null check (state in ('near', 'over')),
    notice_time timestamptz not null,
    ended_time timestamptz check (ended_time >= notice_time)
  )`,
  // Of two processes one tells; what sank and rose again is told again.
  `create unique index held_limit_notice_open on held_limit_notice (licence_key, state) where ended_time is null`,
  ...ownRows('held_limit_notice'),
  `grant select on held_limit_notice to loomcell_app`,
  `grant select, insert, update (ended_time) on held_limit_notice to loomcell_system`,

  `create table treatment (
    treatment_key integer primary key generated always as identity,
    organisation_key integer not null references organisation,
    code text not null check (length(code) between 1 and 80),
    name text not null check (length(name) between 1 and 200),
    ${names},
    agent text not null check (length(agent) between 1 and 200),
    substrate text not null check (length(substrate) between 1 and 200),
    created_time timestamptz not null,
    unique (organisation_key, code),
    unique (treatment_key, organisation_key)
  )`,
  `create table treatment_test (
    treatment_test_key bigint primary key generated always as identity,
    id uuid not null,
    organisation_key integer not null references organisation,
    treatment_key integer not null,
    ${measured},
    tested_day date not null,
    laboratory text not null check (length(laboratory) between 1 and 200),
    report text not null check (length(report) between 1 and 200),
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    ended_time timestamptz,
    end_note text check (length(end_note) between 1 and 1000),
    unique (organisation_key, id),
    check ((ended_time is null) = (end_note is null)),
    foreign key (treatment_key, organisation_key) references treatment (treatment_key, organisation_key)
  )`,
  `create index treatment_test_of on treatment_test (treatment_key)`,
  `create table treatment_claim (
    treatment_claim_key bigint primary key generated always as identity,
    id uuid not null,
    organisation_key integer not null references organisation,
    treatment_key integer not null,
    ${measured},
    reference text check (length(reference) between 1 and 200),
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    ended_time timestamptz,
    end_note text check (length(end_note) between 1 and 1000),
    unique (organisation_key, id),
    check ((ended_time is null) = (end_note is null)),
    foreign key (treatment_key, organisation_key) references treatment (treatment_key, organisation_key)
  )`,
  `create index treatment_claim_of on treatment_claim (treatment_key)`,
  ...['treatment', 'treatment_test', 'treatment_claim'].flatMap((table) => [
    ...ownRows(table),
    `grant select, insert on ${table} to loomcell_app, loomcell_system`,
  ]),
  `grant update (ended_time, end_note) on treatment_test, treatment_claim to loomcell_app, loomcell_system`,
]
