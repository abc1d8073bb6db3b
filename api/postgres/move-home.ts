import { existsSync, lchownSync, lstatSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { closedFolderOnTheWay } from './closed-folder.ts'
import type { Home } from './home.ts'
import { socketFolderFor } from './place.ts'
import { readPostmaster } from './postmaster.ts'
import { nobody, type ServerUser } from './server-user.ts'

/** The account of the server's own that it is moved to, and its name. */
export interface OwnAccount {
  readonly name: string
  /** Undefined where the system has none of this name. */
  readonly user: ServerUser | undefined
  readonly log: (line: string) => void
}

/**
 * Takes a home from `nobody`, whose files whatever else runs as it could read and change, to the server's own account. It only
 * shuts the home and leaves it to root: a home of root's is given as a whole before a server starts, also by the next start
 * when this one is cut off. Where it cannot be now, the server goes on as `nobody`, with one line in the log.
 */
export async function moveHome(home: Home, own: OwnAccount): Promise<Home> {
  const { name, user, log } = own
  if (!home.user.isOther || home.user.uid !== nobody.uid) return home
  const stays = `PostgreSQL runs as "nobody", as other programs may, which could then read and change its files`
  if (user === undefined) {
    log(
      `${stays}: stop Loomcell, make it an account of its own with "useradd --system --no-create-home --shell /usr/sbin/nologin ${name}", and start it again`,
    )
    return home
  }
  const obstacle = await obstacleTo(home, user)
  if (obstacle !== undefined) {
    log(`${stays}; it does not move to "${name}", because ${obstacle}`)
    return home
  }
  for (const folder of [home.folder, socketFolderFor(home.folder)]) shut(folder)
  log(`PostgreSQL runs as "${name}" from now on, and no more as "nobody"`)
  return { folder: home.folder, user }
}

async function obstacleTo({ folder }: Home, user: ServerUser): Promise<string | undefined> {
  const cluster = join(folder, 'cluster')
  const postmaster = readPostmaster(cluster)
  if (postmaster?.isAlive) return 'its server runs: end all Loomcell processes first'
  const closed = await closedFolderOnTheWay(dirname(folder), user)
  if (closed !== undefined) return `that account cannot enter "${closed}"`
  const link = linkIn(cluster)
  if (link !== undefined) return `"${link}" leads elsewhere: give that one to it by hand`
  return undefined
}

/** The first link among the files of a database: what lies behind it would stay with its former owner. */
function linkIn(cluster: string): string | undefined {
  if (!existsSync(cluster)) return undefined
  const entries = readdirSync(cluster, { recursive: true, withFileTypes: true })
  const link = entries.find((entry) => entry.isSymbolicLink())
  return link && join(link.parentPath, link.name)
}

/** Nobody but root enters it from now on. */
function shut(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory() && found.uid === nobody.uid) lchownSync(folder, 0, 0)
}
