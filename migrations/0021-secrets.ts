import { type Kysely, sql } from 'kysely'

/**
 * Secrets that are changed: which one was in use from when on, by a mark that tells nothing of it, and the secrets of webhooks
 * that were derived from one before, sealed under the one in use. The schema `auth` is shared by all business schemas of a
 * database, so what is there already stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table if not exists auth.secret_use (
    number integer primary key generated always as identity,
    mark text not null check (mark ~ '^[0-9a-f]{12}$'),
    since timestamptz not null
  )`,
  `grant select, insert on auth.secret_use to loomcell_auth`,

  // Null where it still follows from the secret in use; `kept_previous` is that of the generation before.
  `alter table webhook add column kept_secret text, add column kept_previous text`,
]
