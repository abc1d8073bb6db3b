import { statSync } from 'node:fs'

/** The account that PostgreSQL runs as and that owns its files. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
  /** True when it is not the account of this process, which then is root. */
  readonly isOther: boolean
}

const nobody = { uid: 65_534, gid: 65_534, isOther: true }

/**
 * Who runs the server whose files are in this folder: ourselves; or, since PostgreSQL refuses root,
 * the present owner of the folder, and `nobody` for a folder that is new or belongs to root.
 */
export function serverUserFor(folder: string): ServerUser {
  const uid = process.geteuid?.() ?? nobody.uid
  if (uid !== 0) return { uid, gid: process.getegid?.() ?? uid, isOther: false }
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (owner === undefined || owner.uid === 0) return nobody
  return { uid: owner.uid, gid: owner.gid, isOther: true }
}
