import { Kysely, PostgresDialect, type PostgresPool, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Tables } from './database.ts'
import { scopedClient, scopeStatement } from './scoped-pool.ts'

/** A transaction under way on one connection: for typed queries, and for the one way in, which sends its own. */
export interface Held {
  readonly tx: Transaction<Tables>
  readonly client: pg.PoolClient
  /** The organisation whose rows it sees and writes. */
  readonly organisationKey: number
}

/**
 * Runs everything that stands or falls together in one transaction on one connection, for one organisation. A connection that
 * was not left clean is thrown away.
 */
export async function holdTransaction<Result>(
  pool: pg.Pool,
  organisationKey: number,
  work: (held: Held) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let isClean = false
  const only = scopedClient(client, scopeStatement([organisationKey]), (isSpoilt = false) => {
    isClean &&= !isSpoilt
  })
  const view = { connect: async () => only, end: async () => {}, options: pool.options }
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: view as unknown as PostgresPool }),
  })
  try {
    return await db.transaction().execute((tx) => {
      // From here on the transaction is ended by a commit or rolled back, and a failure to do either is told at the release.
      isClean = true
      return work({ tx, client, organisationKey })
    })
  } finally {
    client.release(!isClean)
  }
}

/** Lets one piece of a transaction name these organisations instead; before and after it sees its own rows only. */
export async function naming<Result>(
  { tx, organisationKey }: Held,
  organisationKeys: readonly number[],
  work: () => Promise<Result>,
): Promise<Result> {
  await sql.raw(scopeStatement(organisationKeys)).execute(tx)
  const result = await work()
  await sql.raw(scopeStatement([organisationKey])).execute(tx)
  return result
}
