import pg from 'pg'
import { refusedStart } from './fault.ts'
import type { Connection } from './place.ts'

/** What a knock on the socket brought. */
export type Answer =
  | { readonly kind: 'session'; readonly client: pg.Client }
  /** A server is there but does not let us in yet: it comes up, recovers, goes down or is full. */
  | { readonly kind: 'busy'; readonly reason: string }
  | { readonly kind: 'silent'; readonly reason: string }

// Any two numbers will do as long as nothing else in the project locks them; these spell "LOOM" and "USE ".
const inUse = '1280266061, 1431520544'
const limitMs = 10_000

// cannot_connect_now, admin_shutdown, crash_shutdown, too_many_connections
const busyCodes: ReadonlySet<string | undefined> = new Set(['57P03', '57P01', '57P02', '53300'])

/**
 * Opens the session that says "this process uses the server", for as long as it lasts, by a shared lock.
 * Waits up to `knockMs` for an answer. While the last one out holds the same lock to stop the server, this waits and then reports `busy`.
 */
export async function openSession(connection: Connection, knockMs: number): Promise<Answer> {
  const client = new pg.Client({
    ...connection,
    ssl: false,
    application_name: `loomcell:${process.pid}`,
    connectionTimeoutMillis: knockMs,
    query_timeout: limitMs,
  })
  // Without a listener the end of the server would be the end of this process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`select pg_advisory_lock_shared(${inUse})`)
    return { kind: 'session', client }
  } catch (error) {
    closeSession(client)
    return answerFor(error, connection)
  }
}

/**
 * Whether no other process uses the server. If true, newcomers wait at the door until this session ends,
 * so the server can be stopped without taking it from under anyone.
 */
export async function isLastSession(client: pg.Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${inUse})`)
  const { rows } = await client.query<{ is_last: boolean }>(
    `select pg_try_advisory_lock(${inUse}) as is_last`,
  )
  return rows[0]?.is_last === true
}

/** Ends a session in whatever state it is; does not wait for a server that no longer answers. */
export function closeSession(client: pg.Client): void {
  client.end().catch(() => undefined)
}

function answerFor(error: unknown, connection: Connection): Answer {
  if (!(error instanceof Error)) throw error
  const code = 'code' in error ? String(error.code) : undefined
  const reason = error.message
  if (busyCodes.has(code)) return { kind: 'busy', reason }
  if (code === 'EACCES' || error instanceof pg.DatabaseError) {
    const values = { host: connection.host, why: reason }
    throw refusedStart('postgres_not_ours', values, error)
  }
  return { kind: 'silent', reason }
}
