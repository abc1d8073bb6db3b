import { describe, expect, it } from 'vitest'
import type { BatchCorrection } from '../../../workflows/correct-hand-over.ts'
import { type Books, balances, clayBooks, refusedAs } from '../../harness/books.ts'
import { clay, dig } from '../../harness/clay.ts'

describe('a correction of a hand-over', () => {
  const terms: BatchCorrection = {
    correctedGrams: 0,
    foundGrams: 0,
    content: {},
    leftState: 'soft',
    groundless: [],
  }
  const correct = (books: Books, change: Partial<BatchCorrection>, stage = 'hand_over_corrected') =>
    books.when(
      clay(stage, {
        batches: [{ batch: 'one' }],
        facts: { handOver: 'H1', correction: 'K1', corrects: 'E1', reason: 'Weighed again' },
      }),
      { corrections: [{ ...terms, ...change }] },
    )

  it('brings grams back from outside or sends more, and the batch stands accordingly', async () => {
    const books = await clayBooks()
    books.given(dig('one', 1_000))
    books.given(clay('handed_over', { batches: [{ batch: 'one' }], facts: { handOver: 'H1' } }))
    expect(refusedAs(correct(books, { correctedGrams: 30 }))).toEqual([])
    expect(books.batch('one')).toMatchObject({ state: 'soft', massGrams: 30 })
    expect(refusedAs(correct(books, { correctedGrams: -30 }))).toEqual([])
    expect(books.batch('one')).toMatchObject({ state: 'handed_over', massGrams: 0 })
    expect(balances(books)).toEqual({ stock: 0, outside: 0, loss: 0, difference: 0 })
  })

  it('takes no more off a batch than is left of it, and no ground from under a claim', async () => {
    const books = await clayBooks()
    books.given(dig('one', 1_000))
    expect(refusedAs(correct(books, { correctedGrams: -1_001 }))).toEqual([
      'mass_overdrawn',
      '/batches/0/massGrams',
    ])
    const groundless = [
      { credit: 'C1', grams: 9 },
      { credit: 'C2', grams: 1 },
    ]
    expect(refusedAs(correct(books, { foundGrams: -10, groundless }))).toEqual([
      'claim_overdrawn',
      '/batches/0/massGrams',
      '/batches/0/massGrams',
    ])
    expect(books.batch('one').massGrams).toBe(1_000)
  })

  it('posts the error of a measurement as a difference and never as goods', async () => {
    const books = await clayBooks()
    books.given(dig('one', 1_000))
    expect(refusedAs(correct(books, { foundGrams: -10 }, 'take_over_corrected'))).toEqual([])
    expect(balances(books)).toEqual({ stock: 990, outside: -1_000, loss: 0, difference: 10 })
  })

  it('moves no goods, though it is recorded at another place', async () => {
    const books = await clayBooks()
    books.given(dig('one', 1_000))
    const answer = books.given(
      clay('hand_over_corrected', {
        facility: 'B',
        batches: [{ batch: 'one' }],
        facts: { handOver: 'H1', correction: 'K1', corrects: 'E1', reason: 'Weighed again' },
      }),
      { corrections: [{ ...terms, correctedGrams: -5 }] },
    )
    expect(answer.batches[0]?.at).toBe('A')
    expect(books.batch('one')).toMatchObject({ facility: 'A', massGrams: 995 })
  })
})
