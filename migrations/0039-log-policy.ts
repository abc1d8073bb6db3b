import { type Kysely, sql } from 'kysely'

/**
 * Whom the log says that one may believe, each time that it said something else: the text of `/log/policy`, which has an entry of
 * its own in the log, so that nobody can say later that other witnesses were named.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table log_policy (
    number integer primary key generated always as identity,
    text text not null,
    published_time timestamptz not null default now()
  )`,
  `create trigger only_grows before update or delete or truncate on log_policy
    for each statement execute function refuse_change()`,
  `grant select, insert on log_policy to loomcell_log`,
  `grant select on log_policy to loomcell_public, loomcell_system`,
]
