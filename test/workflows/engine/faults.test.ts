import { expect, it } from 'vitest'
import { clayBooks, refusedAs } from '../../harness/books.ts'
import { clay, dig } from '../../harness/clay.ts'

it('refuses what the stream does not know, and says what it does', async () => {
  const books = await clayBooks()
  const unknown = books.when(clay('fired'))
  expect(refusedAs(unknown)).toEqual(['unknown_stage', '/stage'])
  expect(JSON.stringify(unknown)).toContain('dug, looked_at, kneaded, sent, broken')
})

it('names every fault at once under the first that counts: of what is sent, then of what it names', async () => {
  const books = await clayBooks()
  const sent = clay('kneaded', {
    eventTime: '2027-01-01T00:00:00Z',
    batches: [{ batch: 'nobody' }],
    outputs: [{ batch: 'new', kind: 'brick' }],
    losses: [{ reason: 'theft', massGrams: 1 }],
    facts: { colour: 'red' },
  })
  expect(refusedAs(books.when(sent))).toEqual([
    'invalid',
    '/outputs/0/kind',
    '/outputs/0/massGrams',
    '/losses/0/reason',
    '/facts/colour',
    '/eventTime',
    '/batches/0/batch',
  ])
})

it('refuses batches, places and codes that are not as the scan says', async () => {
  const books = await clayBooks()
  books.given(dig('one', 1_000))
  const look = (rest: object) => refusedAs(books.when(clay('looked_at', { ...rest })))
  expect(look({ batches: [{ batch: 'one' }], facility: 'C' })).toEqual([
    'unknown_facility',
    '/facility',
  ])
  expect(look({ batches: [{ batch: 'two' }, { batch: 'one' }, { batch: 'three' }] })).toEqual([
    'unknown_batch',
    '/batches/0/batch',
    '/batches/2/batch',
  ])
  expect(refusedAs(books.when(dig('one', 5)))).toEqual(['batch_exists', '/outputs/0/batch'])
  const itself = clay('kneaded', {
    batches: [{ batch: 'one' }],
    outputs: [{ batch: 'one', kind: 'lump', massGrams: 1_000 }],
  })
  expect(refusedAs(books.when(itself))).toEqual([
    'lineage_cycle',
    '/outputs/0/batch',
    '/outputs/0/batch',
  ])
})

it('refuses a time that no clock of today shows, on both sides of the bounds', async () => {
  const books = await clayBooks()
  const at = (eventTime: string) =>
    refusedAs(books.when(dig(`at${eventTime.length}-${eventTime.slice(0, 10)}`, 1, { eventTime })))
  expect(at('2000-01-01T00:00:00Z')).toEqual([])
  expect(at('1999-12-31T23:59:59.999Z')).toEqual(['invalid', '/eventTime'])
  expect(at('2026-11-03T04:00:00Z')).toEqual([])
  expect(at('2026-11-03T04:00:00.001Z')).toEqual(['invalid', '/eventTime'])
})
