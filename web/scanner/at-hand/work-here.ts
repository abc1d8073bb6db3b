import type { Words } from '../../../domain/words.ts'
import { showingAtHand } from '../../../workflows/at-hand.ts'
import { dueSoonMilliseconds, soonestDue } from '../../../workflows/deadline.ts'
import { waitingRow } from '../../../workflows/waiting-row.ts'
import { actionWords } from '../../../workflows/words-of.ts'
import { type HandOverHere, handOversIn } from './hand-overs-here.ts'
import type { KeptAtHand } from './kept-at-hand.ts'
import { type ReadRow, type RowHere, shownBy, zoneOf } from './row-here.ts'
import type { Standing, StandingHere } from './standing-here.ts'

/** What waits at a facility, as a device knows it: the same rows in the same order as the work list of the server. */
export interface WorkHere {
  /** What a recall holds up. */
  readonly recalled: readonly RowHere[]
  /** What was set apart in an emergency, its details still to be given. */
  readonly undetailed: readonly RowHere[]
  /** What has a deadline that is over or soon will be, the soonest first. */
  readonly due: readonly RowHere[]
  /** The others under the step that each waits for, what has waited longest first; what has none comes last. */
  readonly groups: readonly GroupHere[]
  /** How many wait beyond these. */
  readonly left: number
  /** Goods on their way to the organisation, by their hand-overs. */
  readonly handOvers: readonly HandOverHere[]
}

export interface GroupHere {
  readonly stream: Words
  readonly action?: Words
  readonly rows: readonly RowHere[]
}

export interface WorkAsking {
  readonly known: KeptAtHand
  /** UTC ISO 8601. */
  readonly now: string
  /** Most rows of what neither a recall, an emergency nor a deadline puts first. */
  readonly most: number
}

/** Most that each part begins with that stands before all that waits, as on the server's list. */
const mostFirst = 100
/** Batches in states that have deadlines which are looked at, those that have stood there longest, as on the server's list. */
const mostLookedAt = 500

/** What waits among batches that stand at a facility. */
export function workHere(here: StandingHere, asking: WorkAsking): WorkHere {
  const { known, most } = asking
  const handOvers = handOversIn(known)
  if (!known.asker.mayRecord) return { ...nothing, handOvers }
  const read = readerOf(asking)
  const undetailed = free(here.undetailed.slice(0, mostFirst).map(read))
  const due = free(dueAmong(here.limited, asking).map(read)).filter(
    (one) => !isAmong(one, undetailed),
  )
  const rows = here.waiting.slice(0, most).map(read)
  const others = rows.filter((one) => !isAmong(one, undetailed) && !isAmong(one, due))
  const shown = shownBy(asking)
  return {
    recalled: here.recalled
      .slice(0, mostFirst)
      .map(read)
      .filter(({ row }) => row.isHeld)
      .map((one) => ({ ...shown(one), reasons: [] })),
    undetailed: undetailed.map(shown),
    due: due.map(shown),
    groups: groupsOf(others, shown),
    left: Math.max(0, here.waiting.length - most),
    handOvers,
  }
}

const nothing = { recalled: [], undetailed: [], due: [], groups: [], left: 0 } as const

function readerOf({ known, now }: WorkAsking): (one: Standing) => ReadRow {
  return (one) => {
    const { batch, recalls, stream } = one
    const showing = showingAtHand(stream, { context: batch.context, recalls }, { ...known, now })
    return { ...one, row: waitingRow(stream, { batch, ...showing }) }
  }
}

/** What is due soon, the soonest first. */
function dueAmong(limited: readonly Standing[], { known, now }: WorkAsking): readonly Standing[] {
  const timeZone = zoneOf(known)
  const until = new Date(Date.parse(now) + dueSoonMilliseconds).toISOString()
  return limited
    .slice(0, mostLookedAt)
    .map((one) => ({ one, due: soonestDue(one.stream, one.batch, { timeZone }) }))
    .filter(({ due }) => due !== undefined && due < until)
    .toSorted((one, other) => ((one.due ?? '') < (other.due ?? '') ? -1 : 1))
    .slice(0, mostFirst)
    .map(({ one }) => one)
}

/** Those that no recall holds up. */
function free(rows: readonly ReadRow[]): readonly ReadRow[] {
  return rows.filter(({ row }) => !row.isHeld)
}

function isAmong({ batch }: ReadRow, rows: readonly ReadRow[]): boolean {
  return rows.some((one) => one.batch.code === batch.code)
}

function groupsOf(
  rows: readonly ReadRow[],
  shown: (one: ReadRow) => RowHere,
): readonly GroupHere[] {
  const byStep = Map.groupBy(rows, ({ stream, row }) => `${stream.name} ${row.step?.name ?? ''}`)
  return [...byStep.values()]
    .flatMap((own): GroupHere[] => {
      const [first] = own
      if (first === undefined) return []
      const { stream, row } = first
      const group = { stream: stream.label, rows: own.map(shown) }
      return [row.step === undefined ? group : { ...group, action: actionWords(row.step) }]
    })
    .toSorted((one, other) => Number(one.action === undefined) - Number(other.action === undefined))
}
