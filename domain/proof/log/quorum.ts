import type { NoteKey } from './note-key.ts'

/**
 * Which witnesses are enough, C2SP tlog-policy: so many members, each a witness or a group of its own. Nobody stands in it
 * twice, so nobody counts twice.
 */
export interface Quorum {
  readonly least: number
  readonly members: readonly (NoteKey | Quorum)[]
}

/** How many members of a quorum have cosigned, of how many that must. */
export interface QuorumCount {
  readonly count: number
  readonly least: number
}

/** Counts those who cosigned; a group counts as one when enough of it did. */
export function countQuorum(
  { least, members }: Quorum,
  hasCosigned: (witness: NoteKey) => boolean,
): QuorumCount {
  const counted = members.filter((member) => {
    if (!('members' in member)) return hasCosigned(member)
    const of = countQuorum(member, hasCosigned)
    return of.count >= of.least
  })
  return { count: counted.length, least }
}
