import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { findBinaries } from '../../api/postgres/binaries.ts'
import { makePlace } from '../../api/postgres/place.ts'
import { openPostgres } from '../../api/postgres/postgres.ts'
import { run } from '../../api/postgres/run.ts'
import { serverUserFor } from '../../api/postgres/server-user.ts'
import { prepareDatabase } from '../../api/store/prepare-database.ts'
import { compileCache } from './compile-cache.ts'
import { folderForRuns } from './folder-for-runs.ts'
import { copyDatabase, preparedName, templateName } from './prepared-folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    connection: { host: string; port: number; user: string; database: string }
  }
}

/**
 * One real PostgreSQL for the whole run, with a migrated template that each test file clones, and beside it a folder with the
 * same for whoever starts a server of its own.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = await mkdtemp(join(folderForRuns(), 'loomcell-'))
  // As root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(runFolder, 0o711)
  const prepared = join(runFolder, 'prepared')
  const shared = join(runFolder, 'shared')
  // What tests and the processes they start write for a while stands there too, and goes with the run.
  Object.assign(process.env, compileCache, { TMPDIR: runFolder, [preparedName]: prepared })
  await prepare(prepared)
  await makeTemplate(join(prepared, 'postgres'))
  await mkdir(shared, { mode: 0o711 })
  await copyDatabase(prepared, shared)
  const postgres = await openFolder(shared)
  await enterOnce({ ...postgres.connection, database: templateName })
  project.provide('connection', postgres.connection)
  return async () => {
    await postgres.leave()
    await rm(runFolder, { recursive: true, force: true })
  }
}

function openFolder(dataFolder: string) {
  return openPostgres({ dataFolder, explicitFolder: true, log: () => {} })
}

/** Schema and logins, which are the whole server's: no copy of the database has any to make. */
async function prepare(dataFolder: string): Promise<void> {
  const { connection, leave } = await openFolder(dataFolder)
  try {
    await prepareDatabase(connection)
  } finally {
    await leave()
  }
}

/** Whoever enters first leaves what PostgreSQL knows of its own tables beside them, and each copy has it from the beginning. */
async function enterOnce(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.end()
}

/** Without a server, whose own session would be in the way of a copy. */
async function makeTemplate(folder: string): Promise<void> {
  const place = makePlace({ folder, user: serverUserFor(folder) })
  const { postgres } = await findBinaries(place)
  const input = `create database ${templateName} template ${place.connection.database}\n`
  const words = ['--single', '-D', place.cluster, 'postgres']
  const { output } = await run([postgres, ...words], { ...place, input, limitMs: 60_000 })
  if (/ERROR|FATAL|PANIC/.test(output)) throw new Error(`Cannot make the template: ${output}`)
}
