import { resolve } from 'node:path'
import type { Client } from 'pg'
import { RefusedError } from '../../domain/refused.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { refusedStart } from './fault.ts'
import { findHome, systemFolder } from './home.ts'
import { keepSession } from './keep.ts'
import { moveHome } from './move-home.ts'
import { type Connection, makePlace, type Place } from './place.ts'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import { patience, reachServer } from './reach.ts'
import { accountNamed } from './server-user.ts'
import { closeSession, isLastSession } from './session.ts'
import { sweepUnfinished } from './unfinished.ts'

/** The PostgreSQL server that Loomcell brings along, as one process sees it. */
export interface Postgres {
  /**
   * Options for pg.Pool and pg.Client. They stay the same when the server is started again, but its end breaks every
   * connection: a pool MUST have an 'error' listener.
   */
  readonly connection: Connection
  /** Leaves: stops the server with SIGINT (fast) only when no other Loomcell process still uses it. */
  leave(): Promise<void>
}

/** What `openPostgres` needs to know. */
interface PostgresOptions {
  readonly dataFolder: string
  readonly log: (line: string) => void
  readonly explicitFolder?: boolean
  readonly account?: string
}

/**
 * Opens the database in a data folder: makes it when it is not there, starts its server or goes on with the one
 * that runs, and from then on brings the server back whenever it dies. `explicitFolder` says that a person
 * named the folder, so that no other may be used in its place. `account` is what the server runs as where we are root.
 * Throws a RefusedError that says what keeps it from starting and what to do.
 */
export async function openPostgres(options: PostgresOptions): Promise<Postgres> {
  try {
    return await open(options)
  } catch (error) {
    if (error instanceof RefusedError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw refusedStart('postgres_failed', { folder: resolve(options.dataFolder), why }, error)
  }
}

async function open(options: PostgresOptions): Promise<Postgres> {
  const { log, explicitFolder = false, account: name = 'loomcell' } = options
  const own = process.geteuid?.() === 0 ? accountNamed(name) : undefined
  const dataFolder = resolve(options.dataFolder)
  const found = await findHome({
    dataFolder,
    explicitFolder,
    systemFolder,
    own,
    log,
  })
  const place = makePlace(await moveHome(found, { name, user: own, log }))
  sweepUnfinished(place.folder)
  const binaries = await findBinaries(place)
  await ensureCluster(place, binaries)
  const kept = await keepSession(
    (signal) => reachServer(place, { binaries, log, patience, signal }),
    log,
  )
  let leaving: Promise<void> | undefined
  return {
    connection: place.connection,
    leave() {
      leaving ??= kept.release().then((client) => leaveServer(place, { client, log }))
      return leaving
    },
  }
}

async function leaveServer(
  place: Place,
  { client, log }: { client: Client | undefined; log: (line: string) => void },
): Promise<void> {
  if (client === undefined) return log('Left PostgreSQL as it is: it was just being brought back')
  try {
    if (await isLastSession(client)) await stopServer(place)
  } catch (error) {
    // A server that died or hangs at this moment is for the next start to mend, and must not keep us from leaving.
    log(`Left PostgreSQL as it is: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    closeSession(client)
  }
}

async function stopServer(place: Place): Promise<void> {
  const postmaster = readPostmaster(place.cluster)
  if (postmaster === undefined) return
  const { pid } = postmaster
  if (await stopPostmaster(pid, { cluster: place.cluster, limitMs: patience.stopMs })) return
  throw refusedStart('postgres_not_stopped', { pid })
}
