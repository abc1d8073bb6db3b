import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { holdLock } from './hold-lock.ts'
import { migrateJobs } from './migrate-jobs.ts'
import { nameRoles, type RolePrefix, rolePrefixOf } from './role-names.ts'

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
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } })
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
  return new Error(
    `Cannot open this database: a newer Loomcell has changed it (${newer}), and this one does not know how: start the newer one again, or bring back a copy of the database from before`,
    { cause: error },
  )
}

/** Every migration by its name, in order. */
export async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const file of readdirSync(folder).sort()) {
    if (/^\d{4}-.*\.ts$/.test(file))
      migrations[file.replace('.ts', '')] = await import(`${folder}${file}`)
  }
  return migrations
}
