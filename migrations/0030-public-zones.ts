import { type Kysely, sql } from 'kysely'

/** Anyone reads when something happened by the clock of the place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `grant select (time_zone) on facility to loomcell_public`,
  `grant select (time_zone) on organisation to loomcell_public`,
]
