import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Periods that somebody closed: what was reported of each, word for word, as it stood at a moment. Nothing changes it; what is recorded
 * later of the period is told as a difference from it. `organisation_key` is whoever closed it and keeps it; `reported` is the slug of the one
 * organisation that it is about, or `*` for a jurisdiction, whose organisations `covered` names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table closed_period (
    closed_period_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    reported text not null,
    covered integer[] not null,
    first_day date not null,
    end_day date not null check (end_day > first_day),
    as_of timestamptz not null,
    closed_time timestamptz not null check (closed_time > as_of),
    closer_name text not null,
    digest bytea not null unique check (digest = sha256(convert_to(statement, 'UTF8'))),
    statement text not null
  )`,
  `create index closed_period_by_organisation on closed_period (organisation_key, closed_period_key)`,
  `create trigger only_grows before update or delete or truncate on closed_period
    for each statement execute function refuse_change()`,
  ...ownRows('closed_period'),
  `grant select, insert on closed_period to loomcell_app, loomcell_system`,
]
