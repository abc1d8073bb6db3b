import type { Words } from '../../../domain/words.ts'
import { alarmStates } from '../../../workflows/alarm-states.ts'
import { showingAtHand } from '../../../workflows/at-hand.ts'
import { dueSoonMilliseconds, shownDeadline } from '../../../workflows/deadline.ts'
import { lacksDetails } from '../../../workflows/emergency-quarantine.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { recallsInForce } from '../../../workflows/under-recall.ts'
import { waitingRow } from '../../../workflows/waiting-row.ts'
import { waitingStates } from '../../../workflows/waiting-states.ts'
import { actionWords } from '../../../workflows/words-of.ts'
import type { OnBench } from './fold-queue.ts'
import { type HandOverHere, handOversIn } from './hand-overs-here.ts'
import type { KeptAtHand } from './kept-at-hand.ts'
import { type ReadRow, type RowHere, shownBy, zoneOf } from './row-here.ts'

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
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly known: KeptAtHand
  /** UTC ISO 8601. */
  readonly now: string
  /** Most rows of what neither a recall, an emergency nor a deadline puts first. */
  readonly most: number
}

/** A batch that stands here, with its stream. */
interface Standing extends OnBench {
  readonly stream: LoadedStream
}

/** Most that each part begins with that stands before all that waits, as on the server's list. */
const mostFirst = 100
/** Batches in states that have deadlines which are looked at, those that have stood there longest, as on the server's list. */
const mostLookedAt = 500

/** What waits among batches that stand at a facility; they come in the order in which something happened to them last. */
export function workHere(bench: Iterable<OnBench>, asking: WorkAsking): WorkHere {
  const { known, most } = asking
  const handOvers = handOversIn(known)
  if (!known.asker.mayRecord) return { ...nothing, handOvers }
  const here = standingAt(bench, asking)
  const read = readerOf(asking)
  const recalled = here.filter(({ batch, recalls }) => recalls.length > 0 && !isSpent(batch))
  const undetailed = free(here.filter(isUndetailed).slice(0, mostFirst).map(read))
  const due = free(dueAmong(here, asking).map(read)).filter((one) => !isAmong(one, undetailed))
  const waiting = here.filter((one) => isWaiting(one) && !isHeld(one))
  const rows = waiting.slice(0, most).map(read)
  const others = rows.filter((one) => !isAmong(one, undetailed) && !isAmong(one, due))
  const shown = shownBy(asking)
  return {
    recalled: recalled
      .slice(0, mostFirst)
      .map(read)
      .filter(({ row }) => row.isHeld)
      .map((one) => ({ ...shown(one), reasons: [] })),
    undetailed: undetailed.map(shown),
    due: due.map(shown),
    groups: groupsOf(others, shown),
    left: Math.max(0, waiting.length - most),
    handOvers,
  }
}

const nothing = { recalled: [], undetailed: [], due: [], groups: [], left: 0 } as const

function standingAt(bench: Iterable<OnBench>, { streams, known }: WorkAsking): readonly Standing[] {
  return [...bench].flatMap((one) => {
    const stream = streams.get(one.batch.stream)
    return stream === undefined || one.batch.facility !== known.facility.code
      ? []
      : [{ ...one, stream }]
  })
}

function readerOf({ known, now }: WorkAsking): (one: Standing) => ReadRow {
  return (one) => {
    const { batch, recalls, stream } = one
    const showing = showingAtHand(stream, { context: batch.context, recalls }, { ...known, now })
    return { ...one, row: waitingRow(stream, { batch, ...showing }) }
  }
}

function isSpent({ massGrams }: OnBench['batch']): boolean {
  return massGrams === 0
}

function isUndetailed({ batch, stream }: Standing): boolean {
  return alarmStates(stream).includes(batch.state) && lacksDetails(batch.context) && !isSpent(batch)
}

/** Whether a recall holds it up. */
function isHeld({ batch, recalls, stream }: Standing): boolean {
  return recalls.length > 0 && recallsInForce(recalls, batch, stream.custody).length > 0
}

function isWaiting({ batch, stream }: Standing): boolean {
  return waitingStates(stream).some(
    ({ state, spent }) => state === batch.state && spent === isSpent(batch),
  )
}

/** What is due soon, the soonest first. */
function dueAmong(here: readonly Standing[], { known, now }: WorkAsking): readonly Standing[] {
  const timeZone = zoneOf(known)
  const until = new Date(Date.parse(now) + dueSoonMilliseconds).toISOString()
  return here
    .filter(({ batch, stream }) => {
      return stream.deadlines?.states.includes(batch.state) === true && !isSpent(batch)
    })
    .slice(0, mostLookedAt)
    .map((one) => ({ one, due: shownDeadline(one.stream, one.batch, { now, timeZone })?.due }))
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
