import { formatKey, type NoteKey } from './note-key.ts'
import type { Policy } from './policy.ts'
import type { Quorum } from './quorum.ts'

/**
 * Writes a policy as C2SP tlog-policy has it: what was read of one and nothing else, so that no remark of whoever wrote it is handed on. Groups
 * are numbered anew, and one that nobody asks for is left out.
 */
export function formatPolicy({ logs, witnesses, quorum }: Policy): string {
  const nameOf = new Map(witnesses.map(({ name, key }) => [key, name]))
  const groups: string[] = []
  const name = (member: NoteKey | Quorum): string => {
    if (!('members' in member)) return nameOf.get(member) ?? ''
    const members = member.members.map(name)
    const named = freeName(groups.length + 1, nameOf)
    groups.push(`group ${named} ${member.least} ${members.join(' ')}`)
    return named
  }
  const [only, ...others] = quorum.members
  const isOne = only !== undefined && others.length === 0 && !('members' in only)
  const asked = quorum.least === 0 ? 'none' : name(isOne ? only : quorum)
  return [
    ...logs.map(({ key, url }) => line('log', formatKey(key), url)),
    ...witnesses.map(({ name: called, key, url }) => line('witness', called, formatKey(key), url)),
    ...groups,
    `quorum ${asked}`,
    '',
  ].join('\n')
}

function line(...items: readonly (string | undefined)[]): string {
  return items.filter((item) => item !== undefined).join(' ')
}

/** A name that no witness has: they share one space of names. */
function freeName(number: number, taken: ReadonlyMap<NoteKey, string>): string {
  const names = new Set(taken.values())
  let name = `group-${number}`
  while (names.has(name)) name += '-'
  return name
}
