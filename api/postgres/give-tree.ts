import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  openSync,
  readdirSync,
} from 'node:fs'
import { join } from 'node:path'
import { refusedStart } from './fault.ts'
import type { ServerUser } from './server-user.ts'

const asFolder = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW

/**
 * Makes the server's user the owner of a folder and of all that is in it; links are not followed. Whoever owned a folder until
 * now, and may be anybody, is shut out of it before its names are read, so that none leads elsewhere by the time it is given.
 * The folder itself comes last: cut off in the middle, it is root's or the former owner's and is given again as a whole.
 */
export function giveTree(folder: string, user: ServerUser): void {
  if (!user.isOther) return
  const descriptor = openSync(folder, asFolder)
  try {
    const { uid: former, mode } = fstatSync(descriptor)
    if (former !== user.uid && former !== 0) fchownSync(descriptor, 0, 0)
    if ((mode & 0o022) !== 0) fchmodSync(descriptor, mode & 0o7755)
    // By its descriptor where the system can, whatever happens to the way that led here.
    const byNumber = `/proc/self/fd/${descriptor}`
    const inside = existsSync(byNumber) ? byNumber : folder
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name)
      if (entry.isDirectory()) giveTree(path, user)
      else giveFile(path, { user, former })
    }
    fsyncSync(descriptor)
    fchownSync(descriptor, user.uid, user.gid)
  } finally {
    closeSync(descriptor)
  }
}

/** A second name may be one of a file elsewhere, which the folder's former owner has put here to be given it. */
function giveFile(path: string, { user, former }: { user: ServerUser; former: number }): void {
  const { nlink, uid: owner } = lstatSync(path)
  if (nlink > 1 && owner !== former && owner !== user.uid) {
    throw refusedStart('postgres_file_elsewhere', { path, uid: user.uid, owner })
  }
  lchownSync(path, user.uid, user.gid)
}
