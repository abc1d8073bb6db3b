import pg from 'pg'
import type { TestInstallation } from './installation.ts'

/**
 * Every place in the database that holds a text: table and column, whatever its type, also inside bytes. As its owner, who
 * sees all rows of all organisations.
 */
export async function placesOf(
  { connection }: Pick<TestInstallation, 'connection'>,
  text: string,
): Promise<readonly string[]> {
  const owner = new pg.Client(connection)
  await owner.connect()
  try {
    const { rows: columns } = await owner.query<{ place: string; name: string; column: string }>(
      `select nspname || '.' || relname || '.' || attname as place, pg_class.oid::regclass::text as name,
        quote_ident(attname) as column
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace join pg_attribute on attrelid = pg_class.oid
      where relkind = 'r' and nspname !~ '^(pg_|information_schema)' and attnum > 0 and not attisdropped order by 1`,
    )
    const places: string[] = []
    const inJson = JSON.stringify(text).slice(1, -1)
    const hex = Buffer.from(text).toString('hex')
    for (const { place, name, column } of columns) {
      const { rowCount } = await owner.query(
        `select from ${name} where strpos(${column}::text, $1) > 0 or strpos(${column}::text, $2) > 0
          or strpos(${column}::text, $3) > 0 limit 1`,
        [text, inJson, hex],
      )
      if (rowCount !== 0) places.push(place)
    }
    return places
  } finally {
    await owner.end()
  }
}
