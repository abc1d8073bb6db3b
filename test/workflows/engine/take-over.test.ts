import { describe, expect, it } from 'vitest'
import type { HandedOver } from '../../../workflows/take-over.ts'
import { type Books, balances, clayBooks, refusedAs } from '../../harness/books.ts'
import { clay, dig } from '../../harness/clay.ts'

const handOver = 'H1'

const source: HandedOver = {
  batch: '6f1f5f6e-0000-4000-8000-000000000001',
  digest: 'digest-of-the-last-event',
  grams: 1_000,
  kind: 'lump',
  material: 'red',
  state: 'soft',
  context: { colour: 'red' },
  content: { 'element:Li': 5 },
}

const takeOver = (massGrams: number) =>
  clay('taken_over', {
    outputs: [{ batch: 'ours', kind: 'lump', massGrams }],
    facts: { handOver },
  })

const sendAway = (books: Books, massGrams?: number) =>
  books.given(
    clay('handed_over', {
      batches: [{ batch: 'one', ...(massGrams === undefined ? {} : { massGrams }) }],
      facts: { handOver },
    }),
  )

describe('taking over', () => {
  it('continues the batch of the sender: its chain, its state, its facts, what is inside', async () => {
    const books = await clayBooks()
    const taken = books.given(takeOver(1_000), { handedOver: [source] })
    const { batch, digest, grams } = source
    expect(taken.outputs[0]?.predecessor).toEqual({ batch, digest, grams })
    expect(books.batch('ours')).toMatchObject({
      state: 'soft',
      material: 'red',
      context: { colour: 'red' },
      content: { 'element:Li': 5 },
      massGrams: 1_000,
    })
  })

  it('takes in what was sent and posts what the scale here found beside it', async () => {
    for (const [weighed, difference] of [
      [990, 10],
      [1_010, -10],
    ] as const) {
      const books = await clayBooks()
      books.given(takeOver(weighed), { handedOver: [source] })
      expect(balances(books)).toEqual({ stock: weighed, outside: -1_000, loss: 0, difference })
    }
  })

  it('refuses a code that is there already together with all else, and never takes over without a source', async () => {
    const books = await clayBooks()
    books.given(dig('ours', 1))
    expect(refusedAs(books.when(takeOver(1_000), { handedOver: [source] }))).toEqual([
      'batch_exists',
      '/outputs/0/batch',
    ])
    const wrong = { ...takeOver(1_000), facility: 'C', facts: {} }
    expect(refusedAs(books.when(wrong, { handedOver: [source] }))).toEqual([
      'invalid',
      '/facts/handOver',
      '/facility',
      '/outputs/0/batch',
    ])
    expect(() => books.when(takeOver(1_000))).toThrow(RangeError)
  })
})

describe('handing over and back', () => {
  it('leaves a batch elsewhere once all of it is gone, and where it stood while some is left', async () => {
    const books = await clayBooks()
    books.given(dig('one', 1_000))
    sendAway(books, 400)
    expect(books.batch('one')).toMatchObject({ state: 'soft', massGrams: 600 })
    sendAway(books)
    expect(books.batch('one')).toMatchObject({ state: 'handed_over', massGrams: 0 })
    expect(refusedAs(books.when(clay('looked_at', { batches: [{ batch: 'one' }] })))[0]).toBe(
      'batch_spent',
    )
    const back = {
      batches: [{ batch: 'one', massGrams: 250 }],
      facts: { handOver, standing: ['soft'] },
    }
    books.given(clay('handed_back', back))
    expect(books.batch('one')).toMatchObject({ state: 'soft', massGrams: 250 })
    expect(balances(books)).toEqual({ stock: 250, outside: -250, loss: 0, difference: 0 })
  })

  it('is taken back by nobody alone, since both sides signed', async () => {
    const books = await clayBooks()
    books.given(dig('one', 1_000))
    const { id } = sendAway(books)
    const undo = clay('reversed', { reverses: id, facts: { reason: 'A slip' } })
    expect(refusedAs(books.when(undo))).toEqual(['not_reversible', '/reverses'])
  })
})
