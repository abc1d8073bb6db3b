import { lchownSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerUser } from './server-user.ts'

/** Makes the server's user the owner of a folder and of all that is in it; links are not followed. */
export function giveTree(folder: string, user: ServerUser): void {
  if (!user.isOther) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, name), user.uid, user.gid)
  }
  lchownSync(folder, user.uid, user.gid)
}
