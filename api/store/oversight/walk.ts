import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Tables } from '../database.ts'

/** So many rows are in memory at a time. */
const rowsTogether = 2_000

/**
 * The rows of a query one after the other, however many there are, as they stood when it was begun. Several walks of one transaction
 * follow each other: MUST be read to its end, or the transaction ended, before the next is begun.
 */
export async function* walkRows<Row>(
  tx: Transaction<Tables>,
  query: RawBuilder<Row>,
): AsyncGenerator<Row, void> {
  await sql`declare walk no scroll cursor for ${query}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(rowsTogether)} from walk`.execute(tx)
    yield* rows
    if (rows.length < rowsTogether) break
  }
  await sql`close walk`.execute(tx)
}

/** All rows of a query that are few, or that are keys. */
export function readRows<Row>(tx: Transaction<Tables>, query: RawBuilder<Row>): Promise<Row[]> {
  return Array.fromAsync(walkRows(tx, query))
}

/** The keys that a query gives as `key`. */
export async function readKeys(
  tx: Transaction<Tables>,
  query: RawBuilder<unknown>,
): Promise<readonly number[]> {
  const rows = await readRows(tx, query as RawBuilder<{ readonly key: number }>)
  return rows.map(({ key }) => key)
}
