import { type Kysely, sql } from 'kysely'

/**
 * Marks are found by what they look like, or all of a batch together: the key over batch, mark and within took as many bytes as the
 * marks and no query used more of it than its beginning. A batch's mark still stands alone, since `apart` follows from the batch
 * and `batch_mark_stands_alone` holds the rest.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table batch_mark drop constraint batch_mark_pkey`,
  `create index marks_of_batch on batch_mark (batch_key)`,
]
