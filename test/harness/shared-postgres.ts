import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../api/postgres/postgres.ts'
import { ensureLogins } from '../../api/store/database-logins.ts'
import { migrate } from '../../api/store/migrate.ts'
import { rolePrefixOf } from '../../api/store/role-names.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    connection: { host: string; port: number; user: string; database: string }
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file clones. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'loomcell-test-'))
  // As root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(dataFolder, 0o711)
  const postgres = await openPostgres({ dataFolder, explicitFolder: true, log: () => {} })
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
    await rm(dataFolder, { recursive: true, force: true })
  }
}
