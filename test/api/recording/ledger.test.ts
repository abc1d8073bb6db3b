import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'

/** What a clerk with a pencil would know: grams on each lump, and where all the others went. */
interface Book {
  readonly stock: Map<string, number>
  outside: number
  lost: number
  difference: number
}

type Move =
  | { readonly kind: 'dig'; readonly grams: number }
  | {
      readonly kind: 'knead'
      readonly picks: readonly number[]
      readonly share: number
      readonly gap: number
    }
  | { readonly kind: 'weigh'; readonly pick: number; readonly change: number }
  | { readonly kind: 'send'; readonly pick: number; readonly share: number }
  | { readonly kind: 'overdraw'; readonly pick: number; readonly excess: number }
  | { readonly kind: 'undo' }

const pick = fc.nat({ max: 50 })
const share = fc.integer({ min: 1, max: 100 })
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('dig' as const), grams: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.record({
    kind: fc.constant('knead' as const),
    picks: fc.array(pick, { minLength: 1, maxLength: 4 }),
    share,
    gap: fc.integer({ min: -4, max: 4 }),
  }),
  fc.record({ kind: fc.constant('weigh' as const), pick, change: fc.integer({ min: -5, max: 5 }) }),
  fc.record({ kind: fc.constant('send' as const), pick, share }),
  fc.record({
    kind: fc.constant('overdraw' as const),
    pick,
    excess: fc.integer({ min: 1, max: 1_000 }),
  }),
  fc.record({ kind: fc.constant('undo' as const) }),
)

describe('the mass ledger', () => {
  it('agrees with a clerk with a pencil after any history, to the gram', async () => {
    const installation = await openClay()
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 30 }), async (moves) => {
        run += 1
        await sql`select 1`.execute(installation.store.system)
        await playThrough(installation, moves, `R${run}-`)
      }),
      { numRuns: 25, seed: 20261122 },
    )
    expect(await unbalancedEvents(installation)).toEqual([])
  })

  it('is defended by the database against postings that do not sum to zero', async () => {
    const { store } = await openClay()
    const unbalanced = sql`insert into posting (event_key, organisation_key, line, dimension, account, movement, facility_key, amount)
      values (1, 1, 0, 'mass', 'outside', 'received', 1, 5)`
    await expect(unbalanced.execute(store.system)).rejects.toThrow('does not sum to zero')
  })

  it('is defended by the database against a stock below zero', async () => {
    const installation = await openClay()
    await record(installation, dig('L1', 10))
    const overdrawn = sql`insert into posting (event_key, organisation_key, line, dimension, account, movement, facility_key, batch_key, amount)
      select 999, ${installation.actor.organisationKey}::integer, line, 'mass', account, 'dispatched', 1, batch_key, amount
      from (values (0, 'stock', (select batch_key from batch), -11), (1, 'outside', null, 11)) as line (line, account, batch_key, amount)`
    await expect(overdrawn.execute(installation.store.system)).rejects.toThrow(
      'stock_not_below_zero',
    )
  })

  it('refuses every change to history, also to whoever asks the database directly', async () => {
    const installation = await openClay()
    await record(installation, dig('L1', 10))
    const { organisationKey } = installation.actor
    const ways = [installation.store.own(organisationKey), installation.store.system]
    for (const db of ways)
      for (const table of ['event', 'event_subject', 'posting', 'lineage']) {
        for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
          await expect(sql.raw(statement).execute(db)).rejects.toThrow(
            /permission denied|history only grows/,
          )
        }
      }
    for (const db of ways) {
      await expect(sql`update event set stage = 'sent'`.execute(db)).rejects.toThrow(
        'permission denied',
      )
      await expect(sql`update stock set amount = 0`.execute(db)).rejects.toThrow(
        'permission denied',
      )
    }
  })
})

async function playThrough(
  installation: TestInstallation,
  moves: readonly Move[],
  prefix: string,
): Promise<void> {
  const book: Book = { stock: new Map(), outside: 0, lost: 0, difference: 0 }
  let next = 0
  let undo: { id: string; restore: () => void } | undefined
  for (const one of moves) {
    const lumps = [...book.stock].filter(([, grams]) => grams > 0).map(([code]) => code)
    const before = { ...book, stock: new Map(book.stock) }
    const scan = scanFor(one, {
      book,
      lumps,
      newCode: () => {
        next += 1
        return `${prefix}${next}`
      },
      undo: undo?.id,
    })
    if (scan === undefined) continue
    const [answer] = said(await record(installation, scan.scan))
    expect(answer).toBe(scan.expected)
    if (one.kind === 'undo') {
      undo?.restore()
      undo = undefined
    } else if (answer === 'accepted') {
      undo = {
        id: scan.scan.id,
        restore: () => Object.assign(book, before, { stock: before.stock }),
      }
    }
  }
  expect(await stocks(installation, prefix)).toEqual(
    Object.fromEntries([...book.stock].sort(([a], [b]) => (a < b ? -1 : 1))),
  )
  const total = [...book.stock.values()].reduce((sum, grams) => sum + grams, 0)
  expect(book.outside + book.lost + book.difference + total).toBe(0)
}

interface Table {
  readonly book: Book
  readonly lumps: readonly string[]
  readonly newCode: () => string
  readonly undo: string | undefined
}

/** The scan of a move, with the answer the clerk expects; the book is kept at once. */
function scanFor(one: Move, { book, lumps, newCode, undo }: Table) {
  const lump = 'pick' in one ? lumps[one.pick % Math.max(1, lumps.length)] : undefined
  const grams = book.stock.get(lump ?? '') ?? 0
  switch (one.kind) {
    case 'dig': {
      const code = newCode()
      book.stock.set(code, one.grams)
      book.outside -= one.grams
      return { scan: dig(code, one.grams), expected: 'accepted' }
    }
    case 'knead':
      return knead(one, { book, lumps, newCode })
    case 'weigh': {
      const found = Math.max(1, grams + one.change)
      if (lump === undefined) return undefined
      book.stock.set(lump, found)
      book.difference -= found - grams
      const scan = clay('weighed', {
        batches: [{ batch: lump, massGrams: found }],
        facts: { scale: 'S1' },
      })
      return { scan, expected: 'accepted' }
    }
    case 'send': {
      const sent = Math.max(1, Math.floor((grams * one.share) / 100))
      if (lump === undefined) return undefined
      book.stock.set(lump, grams - sent)
      book.outside += sent
      return {
        scan: clay('sent', { batches: [{ batch: lump, massGrams: sent }] }),
        expected: 'accepted',
      }
    }
    case 'overdraw':
      if (lump === undefined) return undefined
      return {
        scan: clay('sent', { batches: [{ batch: lump, massGrams: grams + one.excess }] }),
        expected: 'mass_overdrawn',
      }
    case 'undo':
      if (undo === undefined) return undefined
      return {
        scan: clay('reversed', { reverses: undo, facts: { reason: 'A slip' } }),
        expected: 'accepted',
      }
    default:
      return one satisfies never
  }
}

function knead(
  { picks, share: percent, gap }: Extract<Move, { kind: 'knead' }>,
  { book, lumps, newCode }: Omit<Table, 'undo'>,
) {
  const chosen = [...new Set(picks.map((at) => lumps[at % Math.max(1, lumps.length)]))].filter(
    (code) => code !== undefined,
  )
  if (chosen.length === 0) return undefined
  const drawn = chosen.map((code) =>
    Math.max(1, Math.floor(((book.stock.get(code) ?? 0) * percent) / 100)),
  )
  const wentIn = drawn.reduce((sum, grams) => sum + grams, 0)
  const dust = Math.floor(wentIn / 10)
  const cameOut = wentIn - dust - gap
  const code = newCode()
  const outputs = [{ batch: code, kind: 'lump', massGrams: cameOut }]
  const losses = dust === 0 ? [] : [{ reason: 'dust', massGrams: dust }]
  const batches = chosen.map((batch, index) => ({ batch, massGrams: drawn[index] }))
  const scan = clay('kneaded', { batches, outputs, losses })
  if (cameOut <= 0) return { scan, expected: 'invalid' }
  if (Math.abs(gap) * 10_000 > wentIn * 200) return { scan, expected: 'mass_unbalanced' }
  chosen.forEach((one, index) => {
    book.stock.set(one, (book.stock.get(one) ?? 0) - (drawn[index] ?? 0))
  })
  book.stock.set(code, cameOut)
  book.lost += dust
  book.difference += gap
  return { scan, expected: 'accepted' }
}

async function stocks(
  { store }: TestInstallation,
  prefix: string,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ code: string; amount: number }>`
    select code, amount from stock join batch using (batch_key)
    where code like ${`${prefix}%`} and state <> 'reversed' and dimension = 'mass' order by code collate "C"`.execute(
    store.system,
  )
  return Object.fromEntries(rows.map(({ code, amount }) => [code, amount]))
}

async function unbalancedEvents({ store }: TestInstallation): Promise<readonly unknown[]> {
  const { rows } =
    await sql`select event_key from posting group by event_key, dimension having sum(amount) <> 0`.execute(
      store.system,
    )
  return rows
}
