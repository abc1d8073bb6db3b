import { type RawBuilder, sql } from 'kysely'
import { areSummed, type FlowCell } from '../../../domain/flow-report.ts'
import type { Database } from '../database.ts'
import { inSnapshot } from '../open-store.ts'
import { readPlaces, summedFlow } from './flow-sums.ts'
import { type FlowAsked, ledgerFlow } from './ledger-flow.ts'

/** What a flow report is put together from. */
export interface FlowQuestion extends FlowAsked {
  /** IANA name of where days begin; null for those of each event's own place. */
  readonly timeZone: string | null
  /** As it stood then: only what was recorded up to this instant. */
  readonly asOf?: Date | undefined
}

/**
 * The cells of a flow report: out of the sums where these keep what is asked for and by the days that a place is summed by, else out of the
 * ledger, the same to the gram. In one view of the database, so that nothing is missed or counted twice while sums are being folded; a
 * transaction that goes on MUST have one view (`repeatable read`).
 */
export async function readFlow(db: Database, question: FlowQuestion): Promise<readonly FlowCell[]> {
  return db.isTransaction
    ? readCells(db, question)
    : inSnapshot(db, (tx) => readCells(tx, question))
}

async function readCells(
  db: Database,
  { timeZone, asOf, ...asked }: FlowQuestion,
): Promise<readonly FlowCell[]> {
  const places = await readPlaces(db, asked.organisationKeys)
  const { groupBy } = asked
  const known = places.filter(
    (place) =>
      areSummed(groupBy) && place.isSummed && (timeZone === null || timeZone === place.timeZone),
  )
  const others = places
    .filter((place) => !known.includes(place))
    .map((place) => ({ ...place, timeZone: timeZone ?? place.timeZone }))
  const parts: RawBuilder<FlowCell>[] = []
  if (known.length > 0 && areSummed(groupBy)) {
    const day = asOf?.toISOString().slice(0, 10)
    parts.push(summedFlow({ ...asked, groupBy }, known, day))
    // Of the last day only a part counts, which no sum tells.
    if (day !== undefined) {
      const since = new Date(`${day}T00:00:00Z`)
      parts.push(ledgerFlow(asked, known, { since, until: asOf }))
    }
  }
  if (others.length > 0) parts.push(ledgerFlow(asked, others, { until: asOf }))
  const read: (readonly FlowCell[])[] = []
  const isByOrigin = groupBy.includes('origin')
  for (const part of parts) {
    const { rows } = await (isByOrigin ? withoutLoops(db, part) : part.execute(db))
    read.push(rows)
  }
  return read.length === 1 ? (read[0] ?? []) : read.flat().toSorted(inOrder)
}

/**
 * Runs a statement that joins what the planner knows no size of, within a transaction: were one side gone through for each row of the other,
 * it would take the square of both.
 */
export async function withoutLoops<Row>(
  tx: Database,
  statement: RawBuilder<Row>,
): Promise<{ readonly rows: readonly Row[] }> {
  await sql`set local enable_nestloop = off`.execute(tx)
  const { rows } = await statement.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  return { rows }
}

/** As the database puts groups: what has no name first, then by code point. */
export function inOrder(one: FlowCell, other: FlowCell): number {
  for (const [at, name] of one.group.entries()) {
    const beside = other.group[at] ?? null
    if (name === beside) continue
    if (name === null) return -1
    if (beside === null) return 1
    return name < beside ? -1 : 1
  }
  return (one.month ?? '') < (other.month ?? '') ? -1 : 1
}
