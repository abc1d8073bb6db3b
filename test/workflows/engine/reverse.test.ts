import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { balances, clayBooks, refusedAs } from '../../harness/books.ts'
import { clay, dig } from '../../harness/clay.ts'

const undo = (reverses: string) => clay('reversed', { reverses, facts: { reason: 'A slip' } })

it('takes back the last event with every line turned round, and the batch stands where it stood', async () => {
  const books = await clayBooks()
  books.given(dig('one', 1_000))
  const sent = books.given(clay('sent', { batches: [{ batch: 'one', massGrams: 400 }] }))
  const lines = books.postings.length
  const back = books.given(undo(sent.id))
  expect(back.reverses).toEqual(sent)
  expect(books.batch('one')).toMatchObject({ massGrams: 1_000, state: 'soft', headSeq: 3 })
  expect(books.postings.slice(lines).map(({ amount }) => amount)).toEqual(
    books.postings
      .slice(1, lines)
      .slice(1)
      .map(({ amount }) => -amount),
  )
  expect(balances(books)).toEqual({ stock: 1_000, outside: -1_000, loss: 0, difference: 0 })
})

it('leaves nothing of a batch whose making is taken back, and lets nothing happen to it', async () => {
  const books = await clayBooks()
  const dug = books.given(dig('one', 1_000))
  books.given(undo(dug.id))
  expect(books.batch('one')).toMatchObject({ state: 'reversed', massGrams: 0 })
  expect(balances(books).stock).toBe(0)
  expect(refusedAs(books.when(clay('looked_at', { batches: [{ batch: 'one' }] })))[0]).toBe(
    'batch_spent',
  )
})

it('takes events back one by one from the last, never one that others stand on', async () => {
  const books = await clayBooks()
  const dug = books.given(dig('one', 1_000))
  const first = books.given(clay('looked_at', { batches: [{ batch: 'one' }] }))
  const second = books.given(clay('looked_at', { batches: [{ batch: 'one' }] }))
  for (const buried of [dug, first]) {
    const no = books.when(undo(buried.id))
    expect(refusedAs(no)).toEqual(['not_reversible', '/reverses'])
    expect(JSON.stringify(no)).toContain(second.id)
  }
  for (const top of [second, first, dug]) books.given(undo(top.id))
})

it('takes back a process only when nothing happened to any of its outputs', async () => {
  const books = await clayBooks()
  books.given(dig('one', 1_000))
  const kneaded = books.given(
    clay('kneaded', {
      batches: [{ batch: 'one' }],
      outputs: ['a', 'b'].map((batch) => ({ batch, kind: 'lump', massGrams: 500 })),
    }),
  )
  const later = books.given(clay('looked_at', { batches: [{ batch: 'b' }] }))
  expect(refusedAs(books.when(undo(kneaded.id)))).toEqual(['not_reversible', '/reverses'])
  books.given(undo(later.id))
  books.given(undo(kneaded.id))
  expect(books.batch('one')).toMatchObject({ state: 'soft', massGrams: 1_000 })
  expect(books.batch('a')).toMatchObject({ state: 'reversed', massGrams: 0 })
})

it('takes back no reversal, nothing unknown, and nothing that a claim stands on', async () => {
  const books = await clayBooks()
  const dug = books.given(dig('one', 1_000))
  const sent = books.given(clay('sent', { batches: [{ batch: 'one', massGrams: 1 }] }))
  const back = books.given(undo(sent.id))
  expect(refusedAs(books.when(undo(back.id)))).toEqual(['not_reversible', '/reverses'])
  expect(refusedAs(books.when(undo(sent.id)))).toEqual(['not_reversible', '/reverses'])
  expect(refusedAs(books.when(undo(randomUUID())))).toEqual(['unknown_event', '/reverses'])
  const drawn = [{ credit: 'C1', grams: 7 }]
  const no = books.when(undo(dug.id), { drawn })
  expect(refusedAs(no)).toEqual(['not_reversible', '/reverses'])
  expect(JSON.stringify(no)).toContain('7 g')
  books.given(undo(dug.id))
})

it('asks for a reason and for an event, and for neither batches nor masses', async () => {
  const books = await clayBooks()
  const dug = books.given(dig('one', 1_000))
  const wrong = clay('reversed', { batches: [{ batch: 'one' }], facility: 'C' })
  expect(refusedAs(books.when(wrong))).toEqual([
    'invalid',
    '/batches',
    '/reverses',
    '/facts/reason',
    '/facility',
  ])
  expect(
    refusedAs(books.when(clay('looked_at', { reverses: dug.id, batches: [{ batch: 'one' }] }))),
  ).toEqual(['invalid', '/reverses'])
})
