import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import { takeIn } from '../../../harness/held-pack.ts'
import { openTwo } from '../../../harness/sides.ts'

it('shows before a recall which of one’s own batches a range of serial numbers means, and opens nothing', async () => {
  const { sender, stranger, installation } = await openTwo()
  const { recorder, actor } = installation
  // Each bears its code as a serial number, with an S before it.
  const scans = ['PACK-0098', 'PACK-0100', 'PACK-0102'].map((code) => takeIn(code, new Date()))
  const receipts = await recorder.record(partsOf(scans, actor))
  expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted'])
  const path = '/recall-range?from=s-pack-0097&to=S-PACK-0101'
  expect(await sender.get(path)).toEqual({
    serials: 5,
    batches: ['PACK-0098', 'PACK-0100'].map((batch) => ({
      batch,
      serial: `S-${batch}`,
      stream: 'battery',
      kind: 'pack',
      state: 'taken_in',
      recalls: [],
    })),
  })
  expect((await sender.get('/recalls')).recalls).toEqual([])
  const recall = { batch: 'PACK-0100', reason: 'smoke', notice: 'fire', severity: 'high' }
  const { id } = await sender.post('/recalls', recall, 201)
  expect((await sender.get(path)).batches[1].recalls).toEqual([id])
  expect((await stranger.get(path)).batches).toEqual([])
  const refused = await sender.send('/recall-range?from=CN-1&to=CN-99999')
  expect([refused.status, await refused.json()]).toMatchObject([
    422,
    { code: 'invalid', faults: [{ pointer: '/query/to' }] },
  ])
})
