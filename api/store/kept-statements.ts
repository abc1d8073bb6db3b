import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

/**
 * A statement that each connection parses and plans once and keeps under its name; planning may take longer than running. Its text
 * MUST be one and the same each time: what varies travels as values. On a connection that keeps none it is a statement like any
 * other.
 */
export function kept<Result>(name: string, statement: RawBuilder<Result>): RawBuilder<Result> {
  return sql<Result>`${sql.raw(`/* kept as ${name} */`)} ${statement}`
}

const mark = '/* kept as '
const named = /^\/\* kept as ([a-z-]+) \*\//

/** Makes the connections of a pool keep statements that ask for it. The query builder itself has no word for a name. */
export function keepStatements(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query: (...given: unknown[]) => unknown = client.query.bind(client)
    client.query = ((...given: unknown[]) => {
      const [text, values, ...rest] = given
      if (typeof text !== 'string' || !text.startsWith(mark)) return query(...given)
      return query({ name: named.exec(text)?.[1], text, values }, ...rest)
    }) as typeof client.query
  })
}
