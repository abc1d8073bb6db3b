import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FaultValue } from '../../domain/phrases.ts'
import { refusedStart } from './fault.ts'
import { giveTree } from './give-tree.ts'
import { type Home, shortHashOf } from './home.ts'
import type { ServerUser } from './server-user.ts'

/** Options for pg.Pool and pg.Client; the host is the folder of the unix socket. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

/** Where one server keeps what it needs, and who it runs as. All paths are absolute. */
export interface Place {
  /** Holds everything below; belongs to the server's user and is closed to everyone else but root. */
  readonly folder: string
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  readonly logFile: string
  /** Who may enter by which way, written anew at each start: the release decides and not the age of the folder. */
  readonly accessFile: string
  readonly namesFile: string
  readonly connection: Connection
  readonly user: ServerUser
}

// The name of a socket fits into 107 bytes on Linux and into 103 on macOS, and is cut or refused beyond.
const socketPathBytesMax = 103
const port = 5432

/** Makes the folders of a server, as far as they are missing, and says where they are. */
export function makePlace(home: Home): Place {
  const { folder, user } = home
  makeHomeFolder(home)
  const host = socketFolderFor(folder)
  makePrivateFolder(host, user)
  return {
    folder,
    cluster: join(folder, 'cluster'),
    logFile: join(folder, 'server.log'),
    accessFile: join(folder, 'cluster', 'access.conf'),
    namesFile: join(folder, 'cluster', 'names.conf'),
    connection: { host, port, user: 'loomcell', database: 'loomcell' },
    user,
  }
}

function makeHomeFolder({ folder, user }: Home): void {
  try {
    const first = mkdirSync(dirname(folder), { recursive: true })
    // With a strict umask the server's user could not pass the folders that we just made for it.
    if (first !== undefined && user.isOther) openTheWay(first, dirname(folder))
  } catch (error) {
    throw notMade(folder, error)
  }
  makePrivateFolder(folder, user)
}

function openTheWay(first: string, last: string): void {
  chmodSync(last, 0o711)
  if (last !== first) openTheWay(first, dirname(last))
}

/** Where the socket of a home is: inside it, or in a folder for passing files when the path would be too long for one. */
export function socketFolderFor(folder: string): string {
  const inside = join(folder, 'socket')
  if (Buffer.byteLength(`${inside}/.s.PGSQL.${port}`) <= socketPathBytesMax) return inside
  return join(tmpdir(), `loomcell-${shortHashOf(folder)}`)
}

// Anyone who can open the socket is trusted, so its folder is the lock on the door: a folder that
// somebody else put there first, in a temp folder open to all, is refused and never taken over.
function makePrivateFolder(folder: string, user: ServerUser): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw notMade(folder, error)
  }
  const found = lstatSync(folder)
  // New, or brought back from a backup by root.
  if (found.uid === 0 && user.isOther && found.isDirectory()) giveTree(folder, user)
  else if (found.uid !== user.uid || !found.isDirectory()) {
    const values = { folder, owner: found.uid, uid: user.uid }
    throw refusedStart('postgres_folder_of_other', values)
  }
  if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700)
}

function notMade(folder: string, error: unknown): Error {
  const uid = process.geteuid?.() ?? ''
  return refusedStart('postgres_folder_not_made', { folder, why: reasonOf(error), uid }, error)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function reasonOf(error: unknown): FaultValue {
  if (hasCode(error, 'ENOSPC')) return { says: 'postgres_why_disk_full' }
  if (hasCode(error, 'EACCES')) return { says: 'postgres_why_denied' }
  if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOTDIR'))
    return { says: 'postgres_why_in_the_way' }
  if (hasCode(error, 'EROFS')) return { says: 'postgres_why_read_only' }
  return error instanceof Error ? error.message : String(error)
}
