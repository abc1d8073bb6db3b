import {
  type ControlledTransaction,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { remembering } from '../remembering.ts'
import type { Database, Tables } from './database.ts'
import { connectionBy, type DatabaseAccess, type Way } from './database-logins.ts'
import { keepStatements } from './kept-statements.ts'
import { scopedPool } from './scoped-pool.ts'
import { signScopes } from './sign-scopes.ts'

/** The ways into the database, each with a login of its own: see `migrations/0005-isolation.ts` and `0020-running.ts`. */
export interface Store {
  /** Queries that see the rows of these organisations and of nobody else. */
  readonly own: (...organisationKeys: readonly number[]) => Database
  /** Queries that see what a public record page may show, of any organisation. */
  readonly public: Database
  /** Queries that see every row: who somebody is, checks of history, jobs, administration of the whole. */
  readonly system: Database
  /** Queries on accounts, sessions and second factors, and on nothing else. */
  readonly auth: Database
  /** Connections that send several statements in one round trip; portals and COPY do not work on them. */
  readonly pipeline: pg.Pool
  /** How busy the ways are now. */
  readonly load: () => readonly PoolLoad[]
  close(): Promise<void>
}

/** Connections of one way, and whoever waits for one. */
export interface PoolLoad {
  readonly pool: string
  readonly busy: number
  readonly idle: number
  readonly most: number
  readonly waiting: number
}

export interface StoreOptions {
  readonly connection: pg.PoolConfig
  readonly access: DatabaseAccess
  readonly log: (line: string) => void
  readonly readers?: number
  readonly writers?: number
}

/**
 * How long a line may be silent before it counts as lost. A line that is half open never ends by itself; a write is then
 * looked up by its id and tried again.
 */
const writeMilliseconds = 15_000
/** How long a transaction may wait for us: whatever was read for it is at most so old when it commits. */
export const mostIdleMilliseconds = 60_000
const readMilliseconds = 60_000

/** How long the database itself works on one question before it gives up, so that nobody's loop of reports holds it. */
const answerMilliseconds = 50_000
const publicMilliseconds = 15_000

/** Opens the pools. A database that goes away is logged and never ends the process; queries fail until it is back. */
export function openStore(options: StoreOptions): Store {
  const { readers = 8, writers = 4 } = options
  const open = (use: string, way: Way, limits: pg.PoolConfig) =>
    openPool(options, { use, way, limits })
  const reading = { max: readers, query_timeout: readMilliseconds }
  const own = open('read', 'app', {
    ...reading,
    pipeline: true,
    statement_timeout: answerMilliseconds,
  })
  const anyone = open('public', 'public', {
    ...reading,
    statement_timeout: publicMilliseconds,
    options: planningOnce,
  })
  const system = open('system', 'system', reading)
  const auth = open('auth', 'auth', reading)
  const pipeline = open('write', 'app', {
    max: writers,
    query_timeout: writeMilliseconds,
    pipeline: true,
    options: planningOnce,
  })
  const pools = { read: own, public: anyone, system, auth, write: pipeline }
  return {
    own: scopes((keys) => databaseOn(scopedPool(own, keys))),
    public: databaseOn(anyone),
    system: databaseOn(system),
    auth: databaseOn(auth),
    pipeline,
    load: () => Object.entries(pools).map(([name, pool]) => loadOf(name, pool)),
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    },
  }
}

function loadOf(name: string, pool: pg.Pool): PoolLoad {
  const { totalCount, idleCount: idle, waitingCount: waiting, options } = pool
  return { pool: name, busy: totalCount - idle, idle, most: options.max, waiting }
}

/** The durability of an accepted scan rests on these, whatever the server's own defaults are. */
export const everyConnection = `-c synchronous_commit=on -c timezone=UTC -c idle_in_transaction_session_timeout=${mostIdleMilliseconds}`

/**
 * Statements that are kept are planned once a connection: planning them anew takes longer than running them, and PostgreSQL, which compares
 * what it expects of both, does it all the same where a walk looks dear to it.
 */
const planningOnce = `${everyConnection} -c plan_cache_mode=force_generic_plan`

function openPool(
  { connection, access, log }: StoreOptions,
  { use, way, limits }: { use: string; way: Way; limits: pg.PoolConfig },
): pg.Pool {
  const pool = new pg.Pool({
    ...connectionBy(connection, access.logins[way]),
    options: everyConnection,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    types: exactTypes,
    application_name: `loomcell-${use}`,
    ...limits,
  })
  pool.on('error', (error) => log(`A database connection was lost: ${error.message}`))
  // A connection that dies while it is in use tells its own listeners too; without one the process would end. Whoever
  // uses it hears of it through the query that fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  if (way === 'app') signScopes(pool, access.scopeKey)
  keepStatements(pool)
  return pool
}

const mostScopes = 1_000

/** Remembers the query builder of each set of organisations: making one costs more than a query's own overhead. */
function scopes(make: (keys: readonly number[]) => Database): Store['own'] {
  const made = remembering<string, Database>(mostScopes)
  return (...keys) => {
    const name = keys.join(',')
    const database = made.get(name) ?? make(keys)
    made.set(name, database)
    return database
  }
}

/** Queries by way of a pool, or of what stands for one. */
export function databaseOn(pool: PostgresPool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

const bigint = 20
const numeric = 1700

/** How a connection reads what comes: bigint and numeric as numbers. */
export const exactTypes = { getTypeParser }

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

/** Reads in one unchanging view of the database, so that what is recorded meanwhile looks like no difference. */
export async function inSnapshot<Result>(
  db: Database,
  read: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(read)
}

/** The same view, held open until it is rolled back, for what is read piece by piece: it MUST be. */
export async function openSnapshot(db: Database): Promise<ControlledTransaction<Tables>> {
  return db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
}
