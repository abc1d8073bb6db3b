import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { faultIn } from './fault.ts'
import type { Place } from './place.ts'
import { run } from './run.ts'
import { discard, unfinishedName } from './unfinished.ts'

const limitMs = 120_000

/**
 * Makes the cluster with its empty database unless it is there, and refuses one of another major version.
 * It appears under its name in one step when it is complete, so a kill in the middle leaves nothing half-made.
 */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<void> {
  const version = versionIn(place.cluster)
  if (version === undefined) return makeCluster(place, binaries)
  if (version === binaries.major) return
  throw new Error(
    `Cannot open the database in "${place.cluster}": PostgreSQL "${version}" made it and Loomcell brings "${binaries.major}", which cannot read it: start the Loomcell that made it, or name another folder in LOOMCELL_DATA`,
  )
}

function versionIn(cluster: string): string | undefined {
  const file = join(cluster, 'PG_VERSION')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return undefined
  throw new Error(
    `Cannot open the database in "${cluster}": the file PG_VERSION is missing, so it is not a whole database: restore it from a backup, or move the folder away to begin with an empty one`,
  )
}

async function makeCluster(place: Place, binaries: Binaries): Promise<void> {
  const unfinished = join(place.folder, unfinishedName())
  try {
    await initialise(unfinished, place, binaries)
    await createDatabase(unfinished, place, binaries)
    renameSync(unfinished, place.cluster)
    syncFolder(place.folder)
  } catch (error) {
    discard(unfinished)
    // Another process that began at the same moment was first; its cluster is as good as ours.
    if (versionIn(place.cluster) === undefined) throw error
  }
}

async function initialise(folder: string, place: Place, binaries: Binaries): Promise<void> {
  const { exitCode, output } = await run(
    [
      binaries.initdb,
      `--pgdata=${folder}`,
      `--username=${place.connection.user}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      // For a server that somebody starts by hand; ours goes by its own files: see `write-access.ts`.
      '--auth-local=peer',
      '--auth-host=reject',
    ],
    { user: place.user, folder: place.folder, limitMs },
  )
  if (exitCode !== 0) throw faultIn(output, `make a database in "${place.cluster}"`)
}

// Without a server, so that the database is there before the cluster has its name.
async function createDatabase(folder: string, place: Place, binaries: Binaries): Promise<void> {
  const { exitCode, output } = await run(
    [binaries.postgres, '--single', '-D', folder, 'postgres'],
    {
      user: place.user,
      folder: place.folder,
      input: `create database ${place.connection.database}\n`,
      limitMs,
    },
  )
  // A refused statement alone does not change the exit code.
  if (exitCode !== 0 || /ERROR|FATAL|PANIC/.test(output)) {
    throw faultIn(output, `make a database in "${place.cluster}"`)
  }
}

// A rename survives a power cut only when the folder that holds the name is on the disk.
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
