import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database, Tables } from './database.ts'

/** The ways into the database: typed queries for reading, and pipelined connections for the one way in. */
export interface Store {
  readonly db: Database
  /** Connections that send several statements in one round trip; portals and COPY do not work on them. */
  readonly pipeline: pg.Pool
  close(): Promise<void>
}

export interface StoreOptions {
  readonly connection: pg.PoolConfig
  readonly log: (line: string) => void
  readonly readers?: number
  readonly writers?: number
}

/** Role that everything but a migration works as: it may add to history, never change it. */
export const applicationRole = 'loomcell_app'

/**
 * How long a line may be silent before it counts as lost. A line that is half open never ends by itself; a write is then
 * looked up by its id and tried again.
 */
const writeMilliseconds = 15_000
const readMilliseconds = 60_000

/** Opens the pools. A database that goes away is logged and never ends the process; queries fail until it is back. */
export function openStore({ connection, log, readers = 8, writers = 4 }: StoreOptions): Store {
  // The durability of an accepted scan rests on these, whatever the server's own defaults are.
  const options = `-c role=${applicationRole} -c synchronous_commit=on -c timezone=UTC -c idle_in_transaction_session_timeout=60000`
  const common = {
    ...connection,
    options,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  }
  const reading = new pg.Pool({
    ...common,
    max: readers,
    query_timeout: readMilliseconds,
    application_name: 'loomcell-read',
  })
  const pipeline = new pg.Pool({
    ...common,
    max: writers,
    pipeline: true,
    query_timeout: writeMilliseconds,
    application_name: 'loomcell-write',
  })
  for (const pool of [reading, pipeline]) {
    pool.on('error', (error) => log(`A database connection was lost: ${error.message}`))
    // A connection that dies while it is in use tells its own listeners too; without one the process would end. Whoever
    // uses it hears of it through the query that fails.
    pool.on('connect', (client) => client.on('error', () => {}))
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: reading }) })
  return {
    db,
    pipeline,
    close: async () => {
      await Promise.all([db.destroy(), pipeline.end()])
    },
  }
}

const bigint = 20
const numeric = 1700

/** Reads bigint and numeric as numbers and refuses any that a number cannot hold exactly. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === bigint || oid === numeric) return exactNumber
  return pg.types.getTypeParser(oid, format as 'text')
}

function exactNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`Cannot read ${text} as a whole amount: it is beyond 2^53`)
}
