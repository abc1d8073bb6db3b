import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import {
  listExportedFacilities,
  walkBatches,
  walkEdges,
  walkEvents,
  walkLotDisclosures,
  walkOpening,
  walkPostings,
} from '../../../../api/store/oversight/exported.ts'
import { workOutIncluded } from '../../../../api/store/oversight/included.ts'
import { openTestInstallation } from '../../../harness/installation.ts'
import { rowsReadBy } from '../../../harness/rows-read.ts'
import { seededPacks } from '../../../harness/seeded-packs.ts'

const count = 1_000

it('reads an export off each table a few times over, however badly the planner joins them', async () => {
  const { store, recorder, actor } = await openTestInstallation()
  const receipts = await recorder.record(partsOf(seededPacks(count), actor))
  expect(receipts.filter(({ status }) => status !== 'accepted')).toEqual([])
  const organisationKeys = [actor.organisationKey]
  const db = store.own(actor.organisationKey)
  const days = { start: '2026-03-01T00:00:00Z', finish: '2026-06-01T00:00:00Z' }
  const places = (await listExportedFacilities(db, organisationKeys)).map((place) => {
    return Object.assign({}, place, days)
  })
  const asked = { organisationKeys, places, asOf: undefined, whole: false, until: days.finish }
  await db.transaction().execute(async (tx) => {
    // What is left is the loop in a loop that it takes where it expects one row and there are all.
    for (const name of ['enable_hashjoin', 'enable_mergejoin', 'enable_memoize'])
      await sql`set local ${sql.raw(name)} = off`.execute(tx)
    let lines = 0
    const read = await rowsReadBy(tx, async () => {
      const included = await workOutIncluded(tx, asked)
      expect(included.events.length).toBeGreaterThan(count / 2)
      expect(included.opened.length).toBeGreaterThan(count / 20)
      for (const walk of walks) for await (const _ of walk(tx, included)) lines += 1
    })
    expect(lines).toBeGreaterThan(2 * count)
    expect(read).toBeLessThan(20 * count)
  })
})

const walks = [
  walkBatches,
  walkOpening,
  walkEvents,
  walkPostings,
  walkEdges,
  walkLotDisclosures,
] as const
