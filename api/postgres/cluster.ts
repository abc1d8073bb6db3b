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
import { faultIn, refusedStart } from './fault.ts'
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
  const values = { folder: place.cluster, made: version, brought: binaries.major }
  throw refusedStart('postgres_other_version', values)
}

function versionIn(cluster: string): string | undefined {
  const file = join(cluster, 'PG_VERSION')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return undefined
  throw refusedStart('postgres_not_whole', { folder: cluster })
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
  if (exitCode !== 0) throw notMade(place, output)
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
    throw notMade(place, output)
  }
}

function notMade({ cluster: folder }: Place, output: string): Error {
  return faultIn(output, { act: 'postgres_act_make', folder })
}

// A rename survives a power cut only when the folder that holds the name is on the disk.
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
