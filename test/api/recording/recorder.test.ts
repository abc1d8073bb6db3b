import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'

describe('the one way in', () => {
  it('accepts a scan and gives each batch its place in its own chain', async () => {
    const installation = await openClay()
    const receipts = await record(
      installation,
      dig('L1', 500),
      clay('looked_at', { batches: [{ batch: 'L1' }] }),
    )
    expect(said(receipts)).toEqual(['accepted', 'accepted'])
    expect(receipts.map((receipt) => 'batches' in receipt && receipt.batches[0]?.seq)).toEqual([
      1, 2,
    ])
    const events = await installation.store.system.selectFrom('event').selectAll().execute()
    expect(events).toHaveLength(2)
    expect(installation.logged).toEqual([])
  })

  it('answers the same scan again with the first answer, and another scan under its id with a refusal', async () => {
    const installation = await openClay()
    const scan = dig('L1', 500)
    const [first] = await record(installation, scan)
    const [again, other] = await record(installation, scan, { ...scan, facility: 'B' })
    expect(again).toEqual({ ...first, status: 'duplicate' })
    expect(other).toMatchObject({ status: 'refused', code: 'id_reused' })
  })

  it('lets one bad scan spoil none of its neighbours', async () => {
    const installation = await openClay()
    const receipts = await record(
      installation,
      dig('L1', 5),
      { id: 'no' },
      dig('L1', 6),
      dig('L2', -1),
      dig('L3', 7),
    )
    expect(said(receipts)).toEqual(['accepted', 'invalid', 'batch_exists', 'invalid', 'accepted'])
  })

  it('names every fault of a scan at once', async () => {
    const installation = await openClay()
    const [receipt] = await record(installation, {
      id: randomUUID(),
      stream: 'clay',
      stage: 'dug',
      facility: '',
      massGrams: 1,
      outputs: [{ batch: ' ', kind: 'Lump', massGrams: 1.5 }],
    })
    expect(receipt).toMatchObject({
      code: 'invalid',
      faults: [
        { pointer: '/facility' },
        { pointer: '/outputs/0/batch' },
        { pointer: '/outputs/0/kind' },
        { pointer: '/outputs/0/massGrams' },
        { pointer: '/massGrams' },
      ],
    })
  })
})
