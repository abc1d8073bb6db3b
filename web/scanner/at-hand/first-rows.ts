import type { WorkHere } from './work-here.ts'

/** The first so many rows of a list in the order in which they are read; a group of which none is left is left out. */
export function firstRows(work: WorkHere, most: number): WorkHere {
  let room = most
  const taken = <Row>(rows: readonly Row[]): readonly Row[] => {
    const first = rows.slice(0, room)
    room -= first.length
    return first
  }
  const recalled = taken(work.recalled)
  const undetailed = taken(work.undetailed)
  const due = taken(work.due)
  const groups = work.groups
    .map((group) => ({ ...group, rows: taken(group.rows) }))
    .filter(({ rows }) => rows.length > 0)
  return { ...work, recalled, undetailed, due, groups }
}
