import type { ShownRow } from '../../web/pages/workplace/work/view.ts'
import { alarmStates } from '../../workflows/alarm-states.ts'
import { detailsLeftOpen } from '../../workflows/emergency-quarantine.ts'
import type { Installation } from '../installation.ts'
import { readRowsOf } from '../inventory/read-work-rows.ts'
import { readWaiting } from '../store/inventory/work-list.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import type { PageAsker } from './page-asker.ts'
import { type RowReading, shownRow } from './shown-rows.ts'

/** Most emergency quarantines that one list begins with. */
const mostUndetailed = 100

/** What was set apart in an emergency at these facilities and whose details are still to be given; what a recall holds up stands there. */
export async function readUndetailedRows(
  { streams }: Installation,
  {
    asker: { db, organisationKey, principal },
    facilities,
    ...reading
  }: RowReading & { asker: PageAsker; facilities: readonly StoredFacility[] },
): Promise<readonly ShownRow[]> {
  const states = [...streams.values()].flatMap((stream) =>
    alarmStates(stream).map((state) => ({ stream: stream.name, state, spent: false })),
  )
  const facilityKeys = facilities.map(({ facilityKey }) => facilityKey)
  const asked = { facilityKeys, states, bearing: detailsLeftOpen, limit: mostUndetailed }
  const there = await readWaiting(db, asked)
  if (there.length === 0) return []
  const batchKeys = there.map(({ batchKey }) => batchKey)
  const rows = await readRowsOf(streams, db, {
    organisationKey,
    principal,
    facilities,
    now: reading.now,
    batchKeys,
  })
  return rows.filter(({ isHeld }) => !isHeld).map((row) => shownRow(row, reading))
}
