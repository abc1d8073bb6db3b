import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { holdLock } from './hold-lock.ts'
import { nameRoles, type RolePrefix, rolePrefixOf, usualPrefix } from './role-names.ts'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** Brings the database to the newest schema, as the owner. Several processes may call it at once: one does it. */
export async function migrate(connection: pg.PoolConfig): Promise<readonly string[]> {
  return holdLock(connection, 'schema', async (owner) =>
    migrateAll(connection, await rolePrefixOf(owner)),
  )
}

/** The same for whoever holds the lock. A database that is newer than this code is refused with what to do. */
export async function migrateAll(
  connection: pg.PoolConfig,
  prefix: RolePrefix,
): Promise<readonly string[]> {
  const pool = nameRoles(new pg.Pool({ ...connection, max: 1 }), prefix)
  // Without listeners a connection that is lost would end the process instead of failing the query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    // What several people number at once comes together in another order than it was written in: a data folder between two of them takes the one it
    // has not, whatever came after. Each makes its own, so that the schema is the same.
    const migrator = new Migrator({
      db,
      provider: { getMigrations: readMigrations },
      allowUnorderedMigrations: true,
    })
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error !== undefined) throw explained(error)
    await migrateJobs(connection, prefix)
    return results.map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

function explained(error: unknown): unknown {
  const newer = /previously executed migration (\S+) is missing/.exec(String(error))?.[1]
  if (newer === undefined) return error
  const refusal = refuse('invalid', '', ['database_newer', { change: newer }])
  return new RefusedError(refusal, { cause: error })
}

/**
 * Whether a start has nothing to do here: the database ran the very migrations that there are, and has the queue's tables. So it
 * need not load them all, nor look through the whole catalogue for what it has.
 */
export async function isNewest(owner: pg.Client): Promise<boolean> {
  const { rows: tables } = await owner.query(`select to_regclass('kysely_migration') as found`)
  if (tables[0]?.found === null) return false
  const { rows } = await owner.query<{ name: string }>('select name from kysely_migration')
  const ran = rows.map(({ name }) => name).sort()
  return ran.join() === migrationNames().join() && isReady(owner)
}

/** Every migration by its name, in order. */
export async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const name of migrationNames()) migrations[name] = await import(`${folder}${name}.ts`)
  return migrations
}

function migrationNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.*\.ts$/.test(file))
    .map((file) => file.replace('.ts', ''))
    .sort()
}

/**
 * The release of graphile-worker whose tables the schema holds; a test holds it against package.json. Kept as the schema's
 * comment, so that a start with nothing to do asks one question and loads nothing.
 */
export const jobSchema = 'graphile-worker 0.18.0'

/**
 * Brings the queue's own tables up, as the owner, and lets `loomcell_system` work them: they have row-level security
 * without a policy, so that otherwise only their owner could. Several processes may call it at once.
 */
export async function migrateJobs(
  connection: pg.PoolConfig,
  prefix: RolePrefix = usualPrefix,
): Promise<void> {
  const pool = nameRoles(new pg.Pool({ ...connection, max: 2 }), prefix)
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    if (await isReady(pool)) return
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock(hashtext($1))', ['graphile_worker'])
      if (!(await isReady(client))) {
        const { Logger, runMigrations } = await import('graphile-worker')
        await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
        await client.query(openToSystem)
      }
    } finally {
      // Ends the session and with it the lock.
      client.release(true)
    }
  } finally {
    await pool.end()
  }
}

async function isReady(db: pg.Pool | pg.ClientBase): Promise<boolean> {
  const { rows } = await db.query(
    `select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as held`,
  )
  return rows[0]?.held === jobSchema
}

const openToSystem = `do $$ declare found record; begin
  grant usage on schema graphile_worker to loomcell_system;
  grant select, insert, update, delete on all tables in schema graphile_worker to loomcell_system;
  grant usage on all sequences in schema graphile_worker to loomcell_system;
  grant execute on all functions in schema graphile_worker to loomcell_system;
  for found in select tablename from pg_tables where schemaname = 'graphile_worker' loop
    execute format('drop policy if exists all_rows on graphile_worker.%I', found.tablename);
    execute format(
      'create policy all_rows on graphile_worker.%I to loomcell_system using (true) with check (true)', found.tablename);
  end loop;
  comment on schema graphile_worker is '${jobSchema}';
end $$`
