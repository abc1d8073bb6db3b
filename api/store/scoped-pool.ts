import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/**
 * A view of a pipelined pool on which every statement runs for the given organisations only. A lone statement travels
 * with its own small transaction in one round trip, so naming the organisations costs no further wait; the setting ends with
 * the transaction, so nothing of it stays on the connection for whoever uses it next.
 */
export function scopedPool(pool: pg.Pool, organisationKeys: readonly number[]): PostgresPool {
  const scope = scopeStatement(organisationKeys)
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect()
    return scopedClient(client, scope, (destroy) => client.release(destroy))
  }
  // The pool itself is closed by whoever opened it.
  const view = { connect, end: async () => {}, options: pool.options }
  return view as unknown as PostgresPool
}

/**
 * Names the organisations of a transaction; literal, since no setting by function reaches the workers of a cluster.
 * Throws for a key that is not a whole number: it would become part of a statement.
 */
export function scopeStatement(organisationKeys: readonly number[]): string {
  const wrong = organisationKeys.find((key) => !Number.isSafeInteger(key))
  if (wrong !== undefined) throw new RangeError(`Cannot scope to organisation "${wrong}"`)
  return `set local loomcell.organisations = '${organisationKeys.join(',')}'`
}

/** The same view of one connection; `release` is told whether the connection is to be thrown away. */
export function scopedClient(
  client: pg.PoolClient,
  scope: string,
  release: (destroy?: boolean) => void,
): PostgresPoolClient {
  let inTransaction = false
  async function query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    const sent = [...values]
    if (/^(begin|start transaction)\b/i.test(text)) {
      inTransaction = true
      const [begun] = await allOf([client.query(text), client.query(scope)])
      return begun
    }
    if (/^(commit|rollback)$/i.test(text)) inTransaction = false
    else if (!inTransaction) {
      const [, , result] = await allOf([
        client.query('begin'),
        client.query(scope),
        client.query(text, sent),
        client.query('commit'),
      ])
      return result
    }
    return client.query(text, sent)
  }
  const scoped = { query, release }
  // Kysely asks for a cursor only when it streams, which nothing here does.
  return scoped as unknown as PostgresPoolClient
}

type Results = readonly Promise<pg.QueryResult>[]

/** Waits for all before the first failure is told: the connection MUST be quiet when it is given back. */
async function allOf<Queries extends Results>(queries: readonly [...Queries]) {
  const outcomes: readonly PromiseSettledResult<pg.QueryResult>[] =
    await Promise.allSettled(queries)
  // A statement that fails makes those after it fail too; the first failure is the reason.
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return (await Promise.all(queries)) as unknown as { [Key in keyof Queries]: pg.QueryResult }
}
