import { describe, expect, it } from 'vitest'
import { type Books, balances, clayBooks, refusedAs } from '../../harness/books.ts'
import { clay } from '../../harness/clay.ts'

function knead(books: Books, from: number | undefined, into: number, rest: object = {}) {
  const taken = from === undefined ? {} : { massGrams: from }
  return books.when(
    clay('kneaded', {
      batches: [{ batch: 'one', ...taken }],
      outputs: [{ batch: 'made', kind: 'lump', massGrams: into }],
      ...rest,
    }),
  )
}

async function oneOf(massGrams: number, content?: Record<string, number>): Promise<Books> {
  const books = await clayBooks()
  const inside = content === undefined ? {} : { content }
  books.given(clay('dug', { outputs: [{ batch: 'one', kind: 'lump', massGrams, ...inside }] }))
  return books
}

describe('what goes in comes out', () => {
  it('posts what the tolerance lets pass as a difference, to its last gram on both sides', async () => {
    for (const [out, difference] of [
      [10_000, 0],
      [9_800, 200],
      [10_200, -200],
    ] as const) {
      const books = await oneOf(10_000)
      expect(knead(books, undefined, out)).toMatchObject({ differenceGrams: difference })
      expect(balances(books)).toEqual({ stock: out, outside: -10_000, loss: 0, difference })
    }
    for (const out of [9_799, 10_201]) {
      const books = await oneOf(10_000)
      expect(refusedAs(knead(books, undefined, out))[0]).toBe('mass_unbalanced')
      expect(balances(books).stock).toBe(10_000)
    }
  })

  it('counts named losses and what joins from outside', async () => {
    const books = await oneOf(10_000)
    const rest = {
      losses: [{ reason: 'dust', massGrams: 500 }],
      additions: [{ material: 'water', massGrams: 1_500 }],
    }
    expect(knead(books, undefined, 11_000, rest)).toMatchObject({ differenceGrams: 0 })
    expect(balances(books)).toEqual({ stock: 11_000, outside: -11_500, loss: 500, difference: 0 })
  })

  it('holds the tolerance against all that went in, what joined included', async () => {
    const rest = { additions: [{ material: 'water', massGrams: 10_000 }] }
    expect(knead(await oneOf(10_000), undefined, 19_600, rest)).toMatchObject({
      differenceGrams: 400,
    })
    expect(refusedAs(knead(await oneOf(10_000), undefined, 19_599, rest))[0]).toBe(
      'mass_unbalanced',
    )
  })

  it('leaves a batch where it stands while some of it is left, and takes no more than that', async () => {
    const books = await oneOf(10_000)
    expect(refusedAs(knead(books, 4_000, 4_000))).toEqual([])
    expect(books.batch('one')).toMatchObject({ state: 'soft', massGrams: 6_000 })
    const more = clay('sent', { batches: [{ batch: 'one', massGrams: 6_001 }] })
    expect(refusedAs(books.when(more))).toEqual(['mass_overdrawn', '/batches/0/massGrams'])
    books.given(clay('sent', { batches: [{ batch: 'one' }] }))
    expect(books.batch('one').massGrams).toBe(0)
    expect(refusedAs(books.when(clay('looked_at', { batches: [{ batch: 'one' }] })))).toEqual([
      'batch_spent',
      '/batches/0/batch',
    ])
  })
})

describe('what is refused', () => {
  it('is told of every batch at once, whatever stands against each', async () => {
    const books = await oneOf(1_000)
    books.given(clay('dug', { outputs: [{ batch: 'two', kind: 'lump', massGrams: 500 }] }))
    const batches = [
      { batch: 'one', massGrams: 1_001 },
      { batch: 'two', massGrams: 0 },
    ]
    const refused = books.when(clay('sent', { batches }))
    expect(refused).toMatchObject({
      code: 'mass_overdrawn',
      faults: [
        { pointer: '/batches/0/massGrams', says: 'grams_above_left' },
        { pointer: '/batches/1/massGrams', says: 'nothing_taken' },
      ],
    })
  })
})

describe('what is inside', () => {
  it('goes along in proportion, whole milligrams, and all of it with all of the grams', async () => {
    const books = await oneOf(3, { 'element:Li': 100 })
    const sent = (massGrams?: number) =>
      books.given(
        clay('sent', { batches: [{ batch: 'one', ...(massGrams ? { massGrams } : {}) }] }),
      ).batches[0]?.drawnContent
    expect(sent(1)).toEqual({ 'element:Li': 33 })
    expect(sent(1)).toEqual({ 'element:Li': 34 })
    expect(sent()).toEqual({ 'element:Li': 33 })
    expect(books.batch('one').content).toEqual({})
    expect(balances(books, 'element:Li')).toEqual({ stock: 0, outside: 0, loss: 0, difference: 0 })
  })

  it('never exceeds what is there, nor the mass that holds it', async () => {
    const books = await oneOf(10, { 'element:Li': 4_000 })
    const send = (content: object) =>
      refusedAs(books.when(clay('sent', { batches: [{ batch: 'one', massGrams: 10, content }] })))
    expect(send({ 'element:Li': 4_001 })[0]).toBe('mass_overdrawn')
    expect(send({ 'element:Li': 4_000, 'element:Co': 1 })[0]).toBe('mass_overdrawn')
    // Nothing weighs nothing: with all of the grams goes all that is inside.
    expect(send({ 'element:Li': 3_999 })).toEqual(['mass_unbalanced', '/batches/0/content'])
    const heavier = clay('dug', {
      outputs: [{ batch: 'lead', kind: 'lump', massGrams: 1, content: { 'element:Pb': 1_001 } }],
    })
    expect(refusedAs(books.when(heavier))[0]).toBe('mass_unbalanced')
  })
})

it('moves all of a batch that is scanned at another place, and asks for a mass where grams move', async () => {
  const books = await oneOf(700)
  const moved = books.given(clay('looked_at', { facility: 'B', batches: [{ batch: 'one' }] }))
  expect(moved.batches[0]?.moved).toEqual({ from: 'A', grams: 700 })
  expect(books.batch('one').facility).toBe('B')
  const atA = books.postings.filter(
    ({ facility, account }) => facility === 'A' && account === 'stock',
  )
  expect(atA.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
  books.given(
    clay('adopted', {
      outputs: [{ batch: 'old', kind: 'lump' }],
      facts: { provenStage: 'dug', recordsOrigin: 'a ledger' },
    }),
  )
  expect(refusedAs(books.when(clay('sent', { batches: [{ batch: 'old' }] })))).toEqual([
    'not_weighed',
    '/batches/0',
  ])
})
