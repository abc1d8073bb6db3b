import { describe, expect, it } from 'vitest'
import { createMachine } from 'xstate'
import { clayBooks, openBooks, refusedAs, streamNamed } from '../../harness/books.ts'
import { clay, clayFolder, dig } from '../../harness/clay.ts'

/** Clay that is broken once all of it was sent. */
const sendsAway = createMachine({
  initial: 'new',
  states: { new: { on: { dig: 'soft' } }, soft: { on: { send: 'broken' } }, broken: {} },
})

describe('the machine', () => {
  it('names the stages that are open where the one asked for is not', async () => {
    const books = await clayBooks()
    books.given(dig('one', 1_000))
    books.given(clay('broken', { batches: [{ batch: 'one' }] }))
    expect(books.batch('one').state).toBe('broken')
    expect(refusedAs(books.when(clay('sent', { batches: [{ batch: 'one' }] })))[0]).toBe(
      'batch_spent',
    )
  })

  it('is asked for each batch, and every batch that may not is named', async () => {
    const books = await clayBooks()
    for (const code of ['one', 'two', 'three']) books.given(dig(code, 10))
    for (const batch of ['one', 'three']) books.given(clay('broken', { batches: [{ batch }] }))
    const all = ['one', 'two', 'three'].map((batch) => ({ batch }))
    expect(refusedAs(books.when(clay('looked_at', { batches: all })))).toEqual([
      'batch_spent',
      '/batches/0/batch',
      '/batches/2/batch',
    ])
    expect(books.batch('two').headSeq).toBe(1)
  })

  it('does not move a batch of which only a part goes on', async () => {
    const books = openBooks({ ...(await streamNamed('clay', clayFolder)), machine: sendsAway })
    books.given(dig('one', 10))
    books.given(clay('sent', { batches: [{ batch: 'one', massGrams: 9 }] }))
    expect(books.batch('one')).toMatchObject({ state: 'soft', massGrams: 1 })
    books.given(clay('sent', { batches: [{ batch: 'one' }] }))
    expect(books.batch('one')).toMatchObject({ state: 'broken', massGrams: 0 })
  })
})

describe('stock from before Loomcell', () => {
  it('stands where its records prove, lists by name what they lack, and may wait for its mass', async () => {
    const books = await clayBooks()
    const adopted = books.given(
      clay('adopted', {
        outputs: [{ batch: 'old', kind: 'lump' }],
        facts: { provenStage: 'dug', recordsOrigin: 'a ledger' },
      }),
    )
    expect(adopted.outputs[0]).toMatchObject({ state: 'soft' })
    expect(books.batch('old').massGrams).toBeUndefined()
    books.given(
      clay('weighed', { batches: [{ batch: 'old', massGrams: 12 }], facts: { scale: 'S1' } }),
    )
    expect(books.batch('old').massGrams).toBe(12)
  })

  it('refuses a stage that the stream does not take over at', async () => {
    const books = await clayBooks()
    const wrong = clay('adopted', {
      outputs: [{ batch: 'old', kind: 'lump' }],
      facts: { provenStage: 'sent', recordsOrigin: 'a ledger' },
    })
    expect(refusedAs(books.when(wrong))).toEqual(['invalid', '/facts/provenStage'])
  })
})
