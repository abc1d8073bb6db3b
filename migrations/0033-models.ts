import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * What an organisation says of its models, for the passports of all that is made by one: entered once, and each time anew as a
 * whole. A version is never changed or taken away, so that what a passport said can be told from what it says.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table model_version (
    model_version_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    stream text not null,
    model text not null check (model <> ''),
    version integer not null check (version >= 1),
    facts json not null,
    written_time timestamptz not null,
    unique (organisation_key, stream, model, version)
  )`,
  `create trigger only_grows before update or delete or truncate on model_version
    for each statement execute function refuse_change()`,
  ...ownRows('model_version'),
  `grant select, insert on model_version to loomcell_app, loomcell_system`,
]
