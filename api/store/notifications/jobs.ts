import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../database.ts'
import { databaseFaultIn, sqlStateOf } from '../database-fault.ts'

export interface JobOptions {
  /** When it may run; at once when absent. */
  readonly at?: Date
  /** One job of a key waits at a time: a later one takes its place. */
  readonly key?: string
  /** Smaller ones go first; 0 when absent. Whatever waits for somebody else's server has 10. */
  readonly priority?: number
}

/**
 * Puts a job into the queue, in the caller's transaction if there is one: it runs after the commit or never. A job may run
 * more than once, so its task MUST bear that.
 */
export async function enqueueJob(
  db: Database,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  { at, key, priority = 0 }: JobOptions = {},
): Promise<void> {
  await sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${at ?? null}::timestamptz, ${key ?? null}, ${priority})`.execute(
    db,
  )
}

/** How long to wait before a database that is away is asked again, in milliseconds. */
const restMilliseconds = 500

/** One for each job that runs at once and one that listens; opened as needed. Tasks themselves use the store's. */
const mostConnections = 9

/**
 * Opens the pool that the queue works on, by the login of `loomcell_system`. The queue lets a failed note of a job's end go unhandled,
 * which would end the process, and tries again only for errors that it knows. So this pool waits for a database that is away,
 * for as long as it takes, and names every lost connection and every fault that passes, such as a full disk, in words that the queue tries again for. Once the pool is ended,
 * whoever still asks for a connection gets no answer.
 */
export function openJobPool(options: {
  connection: pg.PoolConfig
  log: (line: string) => void
}): pg.Pool {
  const { connection, log } = options
  const pool = new pg.Pool({
    ...connection,
    options: '-c timezone=UTC',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'loomcell-jobs',
    max: mostConnections,
  })
  pool.on('error', (error) => log(`A database connection of the jobs was lost: ${error.message}`))
  pool.on('connect', (client) => {
    client.on('error', () => {})
    namePassingFaults(client)
  })
  const connect = pool.connect.bind(pool)
  const patient = async (): Promise<pg.PoolClient> => {
    while (!pool.ending) {
      try {
        return await connect()
      } catch {
        await sleep(restMilliseconds)
      }
    }
    return new Promise(() => {})
  }
  pool.connect = ((given?: Callback) => {
    const waited = patient()
    if (given === undefined) return waited
    void waited.then((client) => given(undefined, client, (error) => client.release(error)))
  }) as typeof pool.connect
  return pool
}

type Callback = (
  error: Error | undefined,
  client: pg.PoolClient,
  done: (release?: Error | boolean) => void,
) => void

/** A code that the queue tries again for, other than those of the database itself. */
const triedAgain = 'ETIMEDOUT'

/** SQLSTATEs that the queue tries again for by itself, some sooner than it would for a lost connection. */
const triedByItself: ReadonlySet<string | undefined> = new Set(['40001', '40P01', '57P03'])

function namePassingFaults(client: pg.PoolClient): void {
  const query: (...given: unknown[]) => unknown = client.query.bind(client)
  client.query = ((...given: unknown[]) => {
    const answer = query(...given)
    if (!(answer instanceof Promise)) return answer
    return answer.catch((error: unknown) => {
      if (error instanceof Error && passes(error)) Object.assign(error, { code: triedAgain })
      throw error
    })
  }) as typeof client.query
}

/**
 * Whether it passes by itself: the connection is gone, rather than the statement wrong (an error of the database itself has a
 * severity), or the database cannot serve now, as on a full disk. What the queue tries again for by itself keeps its code.
 */
function passes(error: Error): boolean {
  if (sqlStateOf(error) === undefined) return true
  return databaseFaultIn(error) !== undefined && !triedByItself.has(sqlStateOf(error))
}

/**
 * Shows that the process behind this pool of workers lives, for as long as the connection does: the queue itself believes
 * in a worker for four hours.
 */
export async function holdPoolAlive(client: pg.ClientBase, poolId: string): Promise<void> {
  await client.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [poolId])
}

/** Gives jobs whose process died back to the queue. A job younger than ten seconds is left: its process may be starting. */
export async function releaseDeadJobs(pool: pg.Pool): Promise<void> {
  await pool.query(release)
}

/**
 * Lets jobs that wait wait no longer than they were to, after the clock went back by so much. Two processes that both
 * notice it make them come sooner, which no job minds.
 */
export async function bringForward(pool: pg.Pool, milliseconds: number): Promise<void> {
  await pool.query(
    `update graphile_worker._private_jobs set run_at = run_at - $1 * interval '1 millisecond'
      where locked_at is null and run_at > now()`,
    [Math.round(milliseconds)],
  )
  await pool.query(
    'update graphile_worker._private_known_crontabs set last_execution = now() where last_execution > now()',
  )
}

const release = `
  with dead as (
    select locked_by from graphile_worker._private_jobs
    where locked_at < now() - interval '10 seconds'
    group by locked_by
    having not exists (
      select from pg_locks
      where locktype = 'advisory' and objsubid = 1 and granted
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32) | objid::bigint = hashtextextended(locked_by, 0)
    )
  )
  select graphile_worker.force_unlock_workers(array(select locked_by from dead)) where exists (select from dead)`
