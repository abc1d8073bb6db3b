import type { ShownRow } from '../../web/pages/workplace/work/view.ts'
import { dueSoonMilliseconds, soonestDue } from '../../workflows/deadline.ts'
import type { Installation } from '../installation.ts'
import { readRowsOf } from '../inventory/read-work-rows.ts'
import { readWaiting, type WaitingBatch } from '../store/inventory/work-list.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import type { PageAsker } from './page-asker.ts'
import { aloneOf, type RowReading, shownRow } from './shown-rows.ts'

/** Batches in states that have deadlines which are looked at, those that have stood there longest. */
const mostLookedAt = 500
/** Most that one list begins with. */
const mostDue = 100

/** What has a deadline at these facilities that is over or soon will be, the soonest first; what a recall holds up stands elsewhere. */
export async function readDueRows(
  { streams }: Installation,
  {
    asker: { db, organisationKey, principal },
    facilities,
    ...reading
  }: RowReading & { asker: PageAsker; facilities: readonly StoredFacility[] },
): Promise<readonly ShownRow[]> {
  const { now, zoneOf } = reading
  const states = [...streams.values()].flatMap(({ name, deadlines }) =>
    (deadlines?.states ?? []).map((state) => ({ stream: name, state, spent: false })),
  )
  const facilityKeys = facilities.map(({ facilityKey }) => facilityKey)
  const there = await readWaiting(db, { facilityKeys, states, limit: mostLookedAt })
  const until = new Date(now.getTime() + dueSoonMilliseconds).toISOString()
  const dueOf = (batch: WaitingBatch) => {
    const timeZone = zoneOf(batch.facility)
    return soonestDue(streams.get(batch.stream), aloneOf(batch), { timeZone })
  }
  const due = new Map(
    there
      .map((batch) => [batch.batchKey, dueOf(batch) ?? until] as const)
      .filter(([, time]) => time < until)
      .toSorted(([, one], [, other]) => (one < other ? -1 : 1))
      .slice(0, mostDue),
  )
  if (due.size === 0) return []
  const batchKeys = [...due.keys()]
  const asked = { organisationKey, principal, facilities, now, batchKeys }
  const rows = await readRowsOf(streams, db, asked)
  return rows
    .filter(({ isHeld }) => !isHeld)
    .toSorted(
      (one, other) =>
        batchKeys.indexOf(one.batch.batchKey) - batchKeys.indexOf(other.batch.batchKey),
    )
    .map((row) => shownRow(row, reading))
}
