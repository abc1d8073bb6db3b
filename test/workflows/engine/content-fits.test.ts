import { describe, expect, it } from 'vitest'
import { overweight, splitContent } from '../../../domain/fit-content.ts'
import { imbalanceOf } from '../../../domain/mass.ts'
import { type Books, balances, clayBooks } from '../../harness/books.ts'
import { clay } from '../../harness/clay.ts'

const facts = { scale: 'S1', note: 'drier' }
const full = { 'element:Ni': 600_001, 'element:Co': 399_999, 'fibre:cotton': 999_000 }

async function fullLump(): Promise<Books> {
  const books = await clayBooks()
  const outputs = [{ batch: 'one', kind: 'lump', massGrams: 1_000, content: full }]
  books.given(clay('dug', { outputs }))
  return books
}

/** What is inside is never heavier than the mass that holds it, and every dimension of the ledger still sums to zero. */
function expectFits(books: Books, ...codes: string[]) {
  for (const code of codes) {
    const { content, massGrams = 0 } = books.batch(code)
    expect([code, overweight(content, massGrams)]).toEqual([code, {}])
  }
  expect(imbalanceOf(books.postings)).toEqual(new Map())
}

describe('what is inside is no heavier than what holds it', () => {
  it('after a lighter weighing: what the scale missed is missed of it too, in proportion and in the open', async () => {
    const books = await fullLump()
    books.given(clay('weighed', { batches: [{ batch: 'one', massGrams: 990 }], facts }))
    expectFits(books, 'one')
    // Fibres weigh 999 g of 990 g, elements 1,000 g: each group fits by itself.
    expect(books.batch('one').content).toEqual({
      'element:Ni': 594_001,
      'element:Co': 395_999,
      'fibre:cotton': 990_000,
    })
    expect(balances(books, 'fibre:cotton').difference).toBe(9_000)
    const [line] = books.postings.filter(
      ({ dimension, account }) => dimension === 'element:Ni' && account === 'difference',
    )
    expect(line).toMatchObject({ reason: 'weighing', amount: 6_000 })
  })

  it('and again as it was once that weighing is reversed', async () => {
    const books = await fullLump()
    const event = books.given(
      clay('weighed', { batches: [{ batch: 'one', massGrams: 990 }], facts }),
    )
    books.given(clay('reversed', { reverses: event.id, facts: { reason: 'scale off' } }))
    expect(books.batch('one')).toMatchObject({ massGrams: 1_000, content: full })
    expectFits(books, 'one')
  })

  it('after an acceptance of less: it comes in as it was sent, and is missed beside it', async () => {
    const books = await clayBooks()
    const source = {
      batch: '6f1f5f6e-0000-4000-8000-000000000001',
      digest: 'digest-of-the-last-event',
      grams: 1_000,
      kind: 'lump',
      material: 'red',
      state: 'soft',
      context: {},
      content: full,
    }
    const outputs = [{ batch: 'ours', kind: 'lump', massGrams: 970 }]
    const taken = clay('taken_over', { outputs, facts: { handOver: 'H1' } })
    books.given(taken, { handedOver: [source] })
    expectFits(books, 'ours')
    expect(balances(books, 'element:Ni')).toMatchObject({ outside: -600_001, difference: 18_000 })
    expect(books.batch('ours').content['element:Ni']).toBe(582_001)
  })

  it('after a correction that both sides agreed on, of less mass or of all of it', async () => {
    for (const [correctedGrams, foundGrams] of [
      [0, -30],
      [-10, -20],
      [-1_000, 0],
    ] as const) {
      const books = await fullLump()
      const correction = { correctedGrams, foundGrams, content: {}, leftState: '', groundless: [] }
      const scan = clay('take_over_corrected', {
        batches: [{ batch: 'one' }],
        facts: { handOver: 'H1', correction: 'C1', corrects: 'E1', reason: 'scale off' },
      })
      books.given(scan, { corrections: [correction] })
      expect(books.batch('one').massGrams).toBe(1_000 + correctedGrams + foundGrams)
      expectFits(books, 'one')
    }
  })

  it('after a part was taken, whatever the milligrams round to', async () => {
    for (const grams of [1, 333, 500, 667, 999]) {
      const books = await fullLump()
      books.given(clay('sent', { batches: [{ batch: 'one', massGrams: grams }] }))
      expectFits(books, 'one')
    }
  })
})

it('splits what fits so that both parts fit, sum to the whole, and no part of them is negative', () => {
  let seed = 7
  const next = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % (most + 1)
  }
  for (let turn = 0; turn < 2_000; turn += 1) {
    const [one, other] = [1 + next(4), 1 + next(4)]
    let left = (one + other) * 1_000
    const content: Record<string, number> = {}
    for (const name of ['element:A', 'element:B', 'element:C', 'element:D']) {
      const amount = name === 'element:D' ? left : next(left)
      if (amount > 0) content[name] = amount
      left -= amount
    }
    const [mine, theirs] = splitContent(content, [one, other])
    expect([overweight(mine, one), overweight(theirs, other)]).toEqual([{}, {}])
    for (const [name, amount] of Object.entries(content)) {
      expect((mine[name] ?? 0) + (theirs[name] ?? 0)).toBe(amount)
    }
    expect(Math.min(...Object.values({ ...mine, left: 0 }), ...Object.values(theirs))).toBe(0)
  }
})
