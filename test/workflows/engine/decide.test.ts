import { expect, it } from 'vitest'
import { balances, clayBooks, refusedAs } from '../../harness/books.ts'
import { clay, dig } from '../../harness/clay.ts'

it('makes an event of a scan: where it stands, what moved, when it happened and when it came', async () => {
  const books = await clayBooks()
  const dug = books.given(dig('one', 1_000, { eventTime: '2026-11-01T10:00:00+08:00' }))
  expect(dug).toMatchObject({
    organisation: 'first',
    mass: 'received',
    eventTime: '2026-11-01T02:00:00.000Z',
    recordTime: '2026-11-02T04:00:00.000Z',
    outputs: [{ code: 'one', kind: 'lump', material: 'unknown', state: 'soft', massGrams: 1_000 }],
    warnings: [],
  })
  expect(books.given(clay('looked_at', { batches: [{ batch: 'one' }] })).eventTime).toBe(
    '2026-11-02T04:00:00.000Z',
  )
  expect(books.batch('one')).toMatchObject({ state: 'soft', massGrams: 1_000, headSeq: 2 })
  expect(balances(books)).toEqual({ stock: 1_000, outside: -1_000, loss: 0, difference: 0 })
})

it('names the material by the fact that the stream says, and carries it on where all parts agree', async () => {
  const books = await clayBooks()
  for (const [code, colour] of [
    ['red', 'red'],
    ['too', 'red'],
    ['blue', 'blue'],
  ] as const) {
    books.given(dig(code, 100, { facts: { colour } }))
  }
  const knead = (from: readonly string[], into: string) =>
    books.given(
      clay('kneaded', {
        batches: from.map((batch) => ({ batch, massGrams: 50 })),
        outputs: [{ batch: into, kind: 'lump', massGrams: 100 }],
      }),
    )
  expect(knead(['red', 'too'], 'same').outputs[0]?.material).toBe('red')
  expect(knead(['red', 'blue'], 'mixed').outputs[0]?.material).toBe('unknown')
})

it('keeps nothing of what it refuses', async () => {
  const books = await clayBooks()
  books.given(dig('one', 1_000))
  const before = structuredClone({ batch: books.batch('one'), lines: books.postings })
  expect(
    refusedAs(books.when(clay('sent', { batches: [{ batch: 'one', massGrams: 1_001 }] }))),
  ).toEqual(['mass_overdrawn', '/batches/0/massGrams'])
  expect({ batch: books.batch('one'), lines: books.postings }).toEqual(before)
})
