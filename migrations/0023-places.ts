import { type Kysely, sql } from 'kysely'

/**
 * A facility says under whose law it lies where that is not its organisation's own: a company of one place works in others too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // ISO 3166-1 or 3166-2, as an organisation's.
  `alter table facility add column jurisdiction text check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$')`,
  `grant update (jurisdiction) on facility to loomcell_app, loomcell_system`,
]
