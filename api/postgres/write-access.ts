import { chownSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Place } from './place.ts'
import { nobody } from './server-user.ts'

/**
 * Says who may enter the server, in the two files that it reads at its start: as the owner only an account of the system that
 * runs Loomcell, which the system itself vouches for; everybody else with a password. Nobody is trusted for having found the
 * socket.
 */
export function writeAccess(place: Place): void {
  const { connection, user } = place
  const own = process.geteuid?.() ?? user.uid
  const uids = user.uid === nobody.uid ? [own] : [own, user.uid]
  const names = [...new Set(uids)].map(nameOf).filter((name) => name !== undefined)
  write(place, place.accessFile, [
    `local all ${connection.user} peer map=owner`,
    'local all all scram-sha-256',
  ])
  write(
    place,
    place.namesFile,
    names.map((name) => `owner "${name}" ${connection.user}`),
  )
}

/** The name of an account; undefined for a number without one, as containers have. */
function nameOf(uid: number): string | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = lines.find((one) => one.split(':')[2] === String(uid))
  return line?.split(':')[0]
}

function write({ user }: Place, file: string, lines: readonly string[]): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600, flush: true })
  if (user.isOther) chownSync(draft, user.uid, user.gid)
  renameSync(draft, file)
}
