import { expect, it } from 'vitest'
import { readCustodyDeadlines } from '../../../../api/store/oversight/measures/custody-deadlines.ts'
import { listYieldLines } from '../../../../api/store/oversight/measures/yields.ts'
import { clay, clayFolder, dig, openClay, record, said } from '../../../harness/clay.ts'
import { arriveLumps } from '../../../harness/custody.ts'
import { aroundNow } from '../../../harness/moved-clay.ts'
import { openTwo } from '../../../harness/sides.ts'

it('says how many processes a row of yields has, also where only the first are read', async () => {
  const installation = await openClay()
  const { organisationKey } = installation.actor
  const knead = (of: string) =>
    clay('kneaded', {
      batches: [{ batch: of }],
      outputs: [{ batch: `${of}-k`, kind: 'lump', massGrams: 90 }],
      losses: [{ reason: 'dust', massGrams: 10 }],
    })
  const made = [dig('one', 100), dig('two', 100), knead('one'), knead('two')]
  expect(said(await record(installation, ...made))).toEqual(made.map(() => 'accepted'))
  const row = { organisation: 'first', stream: 'clay', stage: 'kneaded', reason: 'dust' }
  const asked = { ...aroundNow(), keys: [organisationKey] }
  const db = installation.store.own(organisationKey)
  const lines = await listYieldLines(db, asked, { ...row, limit: 1 })
  expect(lines).toMatchObject([{ batch: 'one', usedGrams: 100, lostGrams: 10, count: 2 }])
})

it('knows no deadline of a load as of a moment before it left', async () => {
  const before = new Date(Date.now() - 60_000)
  const two = await openTwo({ streamsFolder: clayFolder })
  const { id } = await arriveLumps(two, [100])
  const { store, actor } = two.installation
  await store.system
    .updateTable('hand_over')
    .set({ due_time: new Date(Date.now() + 3_600_000) })
    .where('id', '=', id)
    .execute()
  const asked = { ...aroundNow(), keys: [actor.organisationKey], most: 10 }
  const db = store.own(actor.organisationKey)
  expect(await readCustodyDeadlines(db, asked)).toMatchObject([{ kind: 'delivery', handOver: id }])
  expect(await readCustodyDeadlines(db, { ...asked, asOf: before })).toEqual([])
  expect(await readCustodyDeadlines(db, { ...asked, most: 0 })).toEqual([])
})
