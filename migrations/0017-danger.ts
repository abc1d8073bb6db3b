import { type Kysely, sql } from 'kysely'

/**
 * What carriers and receivers are told of each line of a hand-over before they touch it: its danger as it stood when it was
 * offered, and again when it left. Lines from before this say nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hand_over_line add column danger json`.execute(db)
}
