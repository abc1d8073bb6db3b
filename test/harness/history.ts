import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrate, readMigrations } from '../../api/store/migrate.ts'
import { emptyDatabase } from './installation.ts'

/**
 * What an earlier commit had in its database, as that commit itself wrote it: `migrations` with the names that it knew, then
 * a line a row (table, tab, the row as JSON), then the sequences.
 */
export type HistoryName = '366e8b3' | 'e592da9' | 'e592da9-broken'

/** A database as the earlier commit left it, brought to today's schema by our migrations; dropped when the test ends. */
export async function openHistory(name: HistoryName): Promise<pg.ClientConfig> {
  const [first = '', ...lines] = linesOf(name)
  const connection = await emptyDatabase()
  await migrateTo(connection, first.split('\t')[1]?.split(',').at(-1) ?? '')
  const owner = new pg.Client(connection)
  await owner.connect()
  // As a copy of the files would: nothing is judged again while the rows go in.
  await owner.query('set session_replication_role = replica')
  await owner.query('begin')
  for (const line of lines) await takeIn(owner, line)
  await owner.query('commit')
  await owner.end()
  await migrate(connection)
  return connection
}

function linesOf(name: HistoryName): readonly string[] {
  const file = new URL(`../fixtures/histories/${name}.ndjson.gz`, import.meta.url)
  return gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
}

async function takeIn(owner: pg.Client, line: string): Promise<void> {
  const [table = '', value = '', last] = line.split('\t')
  if (table === 'sequence') {
    await owner.query('select setval($1, $2)', [value, last])
    return
  }
  await owner.query(
    `insert into ${table} overriding system value select * from json_populate_record(null::${table}, $1)`,
    [value],
  )
}

/** A database that an earlier commit made which did not have these migrations, but had later ones, brought to today's schema; dropped when the test ends. */
export async function openLacking(names: readonly string[]): Promise<pg.ClientConfig> {
  const connection = await emptyDatabase()
  const all = await readMigrations()
  const had = Object.entries(all).filter(([name]) => !names.includes(name))
  const [last = ''] = had.at(-1) ?? []
  await migrateTo(connection, last, async () => Object.fromEntries(had))
  await migrate(connection)
  return connection
}

async function migrateTo(
  connection: pg.ClientConfig,
  name: string,
  getMigrations = readMigrations,
): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const migrator = new Migrator({ db, provider: { getMigrations } })
  const { error } = await migrator.migrateTo(name)
  await db.destroy()
  if (error !== undefined) throw error
}
