import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../api/postgres/postgres.ts'
import { ensureLogins } from '../../api/store/database-logins.ts'
import { migrate } from '../../api/store/migrate.ts'
import { rolePrefixOf } from '../../api/store/role-names.ts'
import { compileCache } from './compile-cache.ts'
import { folderForRuns } from './folder-for-runs.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    connection: { host: string; port: number; user: string; database: string }
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file clones. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = await mkdtemp(join(folderForRuns(), 'loomcell-'))
  // As root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(runFolder, 0o711)
  // What tests and the processes they start write for a while stands there too, and goes with the run.
  Object.assign(process.env, compileCache, { TMPDIR: runFolder })
  const postgres = await openPostgres({
    dataFolder: join(runFolder, 'shared'),
    explicitFolder: true,
    log: () => {},
  })
  const { connection } = postgres
  const admin = new pg.Client(connection)
  await admin.connect()
  await admin.query('create database template_loomcell')
  await admin.end()
  await migrate({ ...connection, database: 'template_loomcell' })
  // Logins are the whole server's: made once, no copy of the template has any to make.
  const owner = new pg.Client({ ...connection, database: 'template_loomcell' })
  await owner.connect()
  await ensureLogins(owner, await rolePrefixOf(owner))
  await owner.end()
  project.provide('connection', connection)
  return async () => {
    await postgres.leave()
    await rm(runFolder, { recursive: true, force: true })
  }
}
