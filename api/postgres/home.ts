import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { closedFolderOnTheWay } from './closed-folder.ts'
import { refusedStart } from './fault.ts'
import { type ServerUser, serverUserFor } from './server-user.ts'

/** The folder that holds all of PostgreSQL, and the account that owns it. */
export interface Home {
  readonly folder: string
  readonly user: ServerUser
}

/** What `findHome` needs to know; `systemFolder` is where a home goes that cannot be where it should. */
export interface HomeOptions {
  readonly dataFolder: string
  readonly explicitFolder: boolean
  readonly systemFolder: string
  /** The account for a home that is new; nobody when absent. */
  readonly own?: ServerUser | undefined
  readonly log: (line: string) => void
}

/**
 * Finds where PostgreSQL lives: `postgres` inside the data folder, unless the server's user cannot enter it, as below /root.
 * Then it is a folder of the system, but never for a folder that was named or that already holds a database:
 * an empty database in place of the expected one would look like lost data.
 */
export async function findHome(options: HomeOptions): Promise<Home> {
  const wanted = homeIn(options.dataFolder, options.own)
  const elsewhere = join(options.systemFolder, shortHashOf(options.dataFolder))
  const moved = homeIn(elsewhere, options.own)
  const wasMoved = !options.explicitFolder && hasCluster(moved) && !hasCluster(wanted)
  const closed = await closedFolderOnTheWay(options.dataFolder, wanted.user)
  if (closed === undefined && !wasMoved) return wanted
  if (closed !== undefined && (options.explicitFolder || hasCluster(wanted))) {
    throw closedTo(wanted.user, { folder: options.dataFolder, closed })
  }
  const closedToo = await closedFolderOnTheWay(moved.folder, moved.user)
  if (closedToo !== undefined) {
    throw closedTo(moved.user, { folder: moved.folder, closed: closedToo })
  }
  options.log(
    `PostgreSQL keeps its files in "${moved.folder}", because uid ${wanted.user.uid} could not enter "${options.dataFolder}"`,
  )
  return moved
}

/** The folder of the system for a home that cannot be where it should. */
export const systemFolder = '/var/lib/loomcell'

/** Whether there is, or may be, a database of a data folder already: what we may not look into counts. */
export function hasHome(dataFolder: string, explicitFolder: boolean): boolean {
  const moved = join(systemFolder, shortHashOf(dataFolder), 'postgres')
  return mayBeThere(join(dataFolder, 'postgres')) || (!explicitFolder && mayBeThere(moved))
}

function mayBeThere(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code !== 'ENOENT' && code !== 'ENOTDIR'
  }
}

/** A few letters that stand for a path in the name of a folder elsewhere. */
export function shortHashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function homeIn(dataFolder: string, own: ServerUser | undefined): Home {
  const folder = join(dataFolder, 'postgres')
  return { folder, user: serverUserFor(folder, own) }
}

function hasCluster(home: Home): boolean {
  return existsSync(join(home.folder, 'cluster', 'PG_VERSION'))
}

function closedTo({ uid }: ServerUser, where: { folder: string; closed: string }): Error {
  return refusedStart('postgres_folder_closed', Object.assign({ uid }, where))
}
