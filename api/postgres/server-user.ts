import { readFileSync, statSync } from 'node:fs'

/** The account that PostgreSQL runs as and that owns its files. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
  /** True when it is not the account of this process, which then is root. */
  readonly isOther: boolean
}

/** An account of the system that nobody in particular has, and everybody may come to run as. */
export const nobody: ServerUser = { uid: 65_534, gid: 65_534, isOther: true }

/**
 * Who runs the server whose files are in this folder: ourselves; or, since PostgreSQL refuses root, the present owner of the
 * folder, and for a folder that is new or belongs to root the account of its `own`, or `nobody` where there is none.
 */
export function serverUserFor(folder: string, own: ServerUser = nobody): ServerUser {
  const uid = process.geteuid?.() ?? nobody.uid
  if (uid !== 0) return { uid, gid: process.getegid?.() ?? uid, isOther: false }
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (owner === undefined || owner.uid === 0) return own
  return { uid: owner.uid, gid: owner.gid, isOther: true }
}

/**
 * The account of this name for a server of root's; undefined where there is none, or where it is root or nobody by another
 * name. `accounts` is what the system has, a line each (passwd(5)).
 */
export function accountNamed(
  name: string,
  accounts = readFileSync('/etc/passwd', 'utf8'),
): ServerUser | undefined {
  const fields = accounts.split('\n').map((line) => line.split(':'))
  const [, , uid = '', gid = ''] = fields.find(([first]) => first === name) ?? []
  if (![uid, gid].every((number) => /^\d{1,10}$/.test(number))) return undefined
  if ([0, nobody.uid].includes(Number(uid)) || Number(gid) === 0) return undefined
  return { uid: Number(uid), gid: Number(gid), isOther: true }
}
