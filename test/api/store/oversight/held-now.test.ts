import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import { findFacility } from '../../../../api/store/organisations/facilities.ts'
import { addFacility } from '../../../../api/store/organisations/organisations.ts'
import { listHeldLines, sumHeld } from '../../../../api/store/oversight/held-lines.ts'
import { listHeldNow, sumHeldNow } from '../../../../api/store/oversight/held-now.ts'
import { dayFromNow } from '../../../harness/inspected.ts'
import { openTestInstallation } from '../../../harness/installation.ts'
import { asOwner } from '../../../harness/jobs.ts'
import { rowsReadBy } from '../../../harness/rows-read.ts'
import { seededPacks } from '../../../harness/seeded-packs.ts'

it('finds what lies in a facility now by the facility, as the register of what is held says it of today', async () => {
  const { store, recorder, actor, connection } = await openTestInstallation()
  const { organisationKey } = actor
  const { system } = store
  await addFacility(system, organisationKey, { code: 'C', name: 'C', now: new Date() })
  // Each is brought in and then weighed anew, 600 scans later: three of them at C.
  const scans = seededPacks(1_200).map((scan, at) => {
    return at % 200 === 0 ? Object.assign(scan, { facility: 'C' }) : scan
  })
  const receipts = await recorder.record(partsOf(scans, actor))
  expect(receipts.filter(({ status }) => status !== 'accepted')).toEqual([])
  await asOwner(connection, ['analyze'])
  const db = store.own(organisationKey)
  const today = { keys: [organisationKey], from: dayFromNow(0), to: dayFromNow(2), timeZone: 'UTC' }
  for (const code of ['A', 'B', 'C']) {
    const place = await findFacility(db, organisationKey, code)
    const here = { organisationKey, facilityKey: place?.facilityKey ?? 0 }
    const said = await listHeldLines(db, { ...today, facility: code, limit: 2_000 })
    expect(said.length).toBeGreaterThan(code === 'C' ? 0 : 100)
    const found = await listHeldNow(db, here, { limit: 2_000 })
    expect(found.map(({ batch, grams, sinceTime }) => [batch, grams, sinceTime])).toEqual(
      said.map(({ batch, grams, sinceTime }) => [batch, grams, sinceTime]),
    )
    const [first] = found
    const rest = await listHeldNow(db, here, { after: first?.batchKey, limit: 1 })
    expect(rest).toEqual(found.slice(1, 2))
    expect(await sumHeldNow(db, here)).toEqual(await sumHeld(db, { ...today, facility: code }))
    if (code !== 'C') continue
    const read = await db.transaction().execute(async (tx) => {
      // So few rows are sooner read as a whole than by an index.
      for (const name of ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'])
        await sql`set local ${sql.raw(name)} = off`.execute(tx)
      return rowsReadBy(tx, async () => {
        await sumHeldNow(tx, here)
        await listHeldNow(tx, here, { limit: 2_000 })
      })
    })
    // Of some 600 batches of the organisation.
    expect(read).toBeLessThan(20 * found.length)
  }
})
