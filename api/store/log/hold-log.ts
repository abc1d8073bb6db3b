import type { PostgresPool } from 'kysely'
import type pg from 'pg'
import type { Database } from '../database.ts'
import { holdLock } from '../hold-lock.ts'
import { databaseOn, everyConnection, exactTypes } from '../open-store.ts'

const answerMilliseconds = 30_000
/** How soon another server takes over from one that is gone. */
const pauseMilliseconds = 500
/**
 * How soon from one that stands still, or that nobody reaches any more: the database ends its session. Whoever keeps the log is never so long silent,
 * neither between two questions nor in a transaction; it asks several times a second, and witnesses for seconds at most.
 */
const usualStandstill = 30_000

export interface HoldOptions {
  /** What is done every now and then while another one has it. */
  readonly lookOn?: (db: Database) => Promise<void>
  /** How long it may be silent before it loses the log; 30 s when absent. */
  readonly standstillMilliseconds?: number | undefined
}

/**
 * Holds the log of a database, as one process at a time may. All that is done with it goes over the one connection that holds it,
 * so that whoever lost the log can neither write nor publish any more. Whoever waits for it may look on.
 */
export async function holdLog<Result>(
  connection: pg.PoolConfig,
  work: (db: Database) => Promise<Result>,
  { lookOn = async () => {}, standstillMilliseconds: most = usualStandstill }: HoldOptions = {},
): Promise<Result> {
  const own = {
    ...connection,
    options: `${everyConnection} -c idle_session_timeout=${most} -c idle_in_transaction_session_timeout=${most}`,
    types: exactTypes,
    keepAlive: true,
    query_timeout: answerMilliseconds,
    application_name: 'loomcell-log',
  }
  const on = (client: pg.Client) => databaseOn(poolOf(client))
  const meanwhile = (client: pg.Client) => lookOn(on(client))
  const waiting = { pauseMilliseconds, meanwhile }
  return holdLock(own, 'log', (client) => work(on(client)), waiting)
}

/** The one connection in the shape of a pool. */
function poolOf(client: pg.Client): PostgresPool {
  const lent = { query: client.query.bind(client), release: () => {} }
  return { connect: async () => lent, end: async () => {} } as unknown as PostgresPool
}
