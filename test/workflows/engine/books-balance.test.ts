import { expect, it } from 'vitest'
import type { Event } from '../../../domain/event.ts'
import { imbalanceOf } from '../../../domain/mass.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { type Books, balances, clayBooks } from '../../harness/books.ts'
import { clay, dig } from '../../harness/clay.ts'
import { type Random, randomFrom } from '../../harness/random.ts'

/** A scan that may be right or wrong, of the batches there are. */
function anyScan(
  random: Random,
  books: Books,
  { codes, events }: { codes: readonly string[]; events: readonly Event[] },
): object {
  const upTo = (most: number) => random.between(0, most)
  const one = () => random.pick(codes) ?? 'none'
  const fresh = `L${codes.length}-${upTo(9_999)}`
  switch (upTo(5)) {
    case 0:
      return dig(fresh, upTo(1_000), random.percent(50) ? {} : { facility: 'B' })
    case 1: {
      const massGrams = upTo(600)
      return clay('kneaded', {
        batches: [{ batch: one(), massGrams }],
        outputs: [{ batch: fresh, kind: 'lump', massGrams: massGrams - upTo(20) + 5 }],
        losses: [{ reason: 'dust', massGrams: upTo(10) }],
        additions: random.percent(20) ? [{ material: 'water', massGrams: upTo(10) }] : [],
      })
    }
    case 2:
      return clay('sent', { batches: [{ batch: one(), massGrams: upTo(400) }] })
    case 3:
      return clay('looked_at', {
        facility: random.percent(50) ? 'A' : 'B',
        batches: [{ batch: one() }],
      })
    case 4: {
      const batch = one()
      const known = codes.includes(batch) ? (books.batch(batch).massGrams ?? 0) : 0
      const massGrams = Math.max(0, known + random.between(-5, 5))
      return clay('weighed', {
        batches: [{ batch, massGrams }],
        facts: { scale: 'S1', note: 'dried' },
      })
    }
    default:
      return clay('reversed', {
        reverses: random.pick(events)?.id ?? random.uuid(),
        facts: { reason: 'A slip' },
      })
  }
}

function stockOf(books: Books, codes: readonly string[]): number {
  return codes.reduce((sum, code) => sum + (books.batch(code).massGrams ?? 0), 0)
}

it.each([1, 2, 3, 4, 5])(
  'balances after whatever is tried, and the stock is what the batches hold (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const books = await clayBooks()
    const codes: string[] = []
    const events: Event[] = []
    for (let tries = 0; tries < 400; tries += 1) {
      const answer = books.when(anyScan(random, books, { codes, events }))
      if (isRefusal(answer)) continue
      events.push(answer)
      codes.push(...answer.outputs.map(({ code }) => code))
      expect(imbalanceOf(books.postings)).toEqual(new Map())
      expect(stockOf(books, codes)).toBe(balances(books).stock)
      expect(codes.every((code) => (books.batch(code).massGrams ?? 0) >= 0)).toBe(true)
    }
    const stages = new Set(events.map(({ stage }) => stage))
    expect([...stages].sort()).toEqual([
      'dug',
      'kneaded',
      'looked_at',
      'reversed',
      'sent',
      'weighed',
    ])
  },
)
