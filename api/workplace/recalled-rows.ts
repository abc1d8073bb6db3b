import type { ShownRow } from '../../web/pages/workplace/work/view.ts'
import type { Installation } from '../installation.ts'
import { readRowsOf } from '../inventory/read-work-rows.ts'
import { readRecalledThere } from '../store/inventory/work-list.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import type { PageAsker } from './page-asker.ts'
import { type RowReading, shownRow } from './shown-rows.ts'

/** What a recall holds up at these facilities, before all that waits. */
export async function readRecalledRows(
  { streams }: Installation,
  {
    asker: { db, organisationKey, principal },
    facilities,
    ...reading
  }: RowReading & { asker: PageAsker; facilities: readonly StoredFacility[] },
): Promise<readonly ShownRow[]> {
  const there = await Promise.all(
    facilities.map(({ facilityKey }) => readRecalledThere(db, organisationKey, facilityKey)),
  )
  const batchKeys = there.flat().map(({ batchKey }) => batchKey)
  if (batchKeys.length === 0) return []
  const asked = { organisationKey, principal, facilities, now: reading.now, batchKeys }
  const rows = await readRowsOf(streams, db, asked)
  return rows
    .filter(({ isHeld }) => isHeld)
    .map((row) => Object.assign({}, shownRow(row, reading), { reasons: [] }))
}
