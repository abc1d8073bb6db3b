import { createHash } from 'node:crypto'
import type pg from 'pg'

const scope = /^set local loomcell\.organisations = '([\d,]*)'$/

/**
 * Signs, on every connection of a pool, the statement that names the organisations of a transaction; the database believes it
 * for this connection only. Whoever got an expression into a statement could name others, and cannot sign for them.
 */
export function signScopes(pool: pg.Pool, key: Buffer): void {
  pool.on('connect', (client) => {
    const query: (...given: unknown[]) => unknown = client.query.bind(client)
    const backend = 'processID' in client ? String(client.processID) : ''
    client.query = ((...[first, ...rest]: unknown[]) => {
      const keys = typeof first === 'string' ? scope.exec(first)?.[1] : undefined
      if (keys === undefined) return query(first, ...rest)
      const named = `${keys}:${macOf(key, `${backend}:${keys}`)}`
      return query(`set local loomcell.organisations = '${named}'`, ...rest)
    }) as typeof client.query
  })
}

/** What the database holds a name against: see `migrations/0020-running.ts`. */
export function macOf(key: Buffer, text: string): string {
  const inner = createHash('sha256').update(key).update(text).digest()
  return createHash('sha256').update(key).update(inner).digest('hex')
}
