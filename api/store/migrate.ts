import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrateJobs } from './migrate-jobs.ts'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/**
 * Brings the database to the newest schema, as the owner. Several processes may call it at once: Kysely holds a lock.
 * A database that is newer than this code is refused with what to do.
 */
export async function migrate(connection: pg.PoolConfig): Promise<readonly string[]> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ ...connection, max: 1 }) }),
  })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } })
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error !== undefined) throw error
    await migrateJobs(connection)
    return results.map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
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
