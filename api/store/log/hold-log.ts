import type { PostgresPool } from 'kysely'
import type pg from 'pg'
import type { Database } from '../database.ts'
import { holdLock } from '../hold-lock.ts'
import { databaseOn, everyConnection, exactTypes } from '../open-store.ts'

const answerMilliseconds = 30_000
/** How soon another server takes over from one that is gone. */
const pauseMilliseconds = 500

/**
 * Holds the log of a database, as one process at a time may. All that is done with it goes over the one connection that holds it,
 * so that whoever lost the log can neither write nor publish any more.
 */
export async function holdLog<Result>(
  connection: pg.PoolConfig,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const own = {
    ...connection,
    options: everyConnection,
    types: exactTypes,
    keepAlive: true,
    query_timeout: answerMilliseconds,
    application_name: 'loomcell-log',
  }
  return holdLock(own, 'log', (client) => work(databaseOn(poolOf(client))), pauseMilliseconds)
}

/** The one connection in the shape of a pool. */
function poolOf(client: pg.Client): PostgresPool {
  const lent = { query: client.query.bind(client), release: () => {} }
  return { connect: async () => lent, end: async () => {} } as unknown as PostgresPool
}
