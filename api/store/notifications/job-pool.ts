import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { databaseFaultIn, sqlStateOf } from '../database-fault.ts'

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
