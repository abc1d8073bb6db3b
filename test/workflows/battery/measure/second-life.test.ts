import { expect, it } from 'vitest'
import { formatDecimal } from '../../../../domain/decimal.ts'
import { numbersFrom } from '../../../../domain/numbers-from.ts'
import { sumOf } from '../../../../domain/sum.ts'
import type { LifeEdge, LifeEvent } from '../../../../workflows/battery/measure/life.ts'
import { secondLife, type TakenApart } from '../../../../workflows/battery/measure/second-life.ts'

/** A made ledger of packs: what each did, in order. */
function openBook() {
  const edges: LifeEdge[] = []
  const events: LifeEvent[] = []
  const apart: TakenApart[] = []
  let last = 0
  const batch = (
    kind: string,
    from?: { by: string; event: string; parents: readonly number[] },
  ) => {
    last += 1
    const isMade = kind === 'product' || kind === 'recycling_lot'
    for (const parent of from?.parents ?? [null]) {
      const above = edges.find((edge) => edge.batch === parent)?.pack
      const pack = isMade ? null : parent === null ? last : (above ?? null)
      const { by = null, event = null } = from ?? {}
      edges.push({
        batch: last,
        code: `B${last}`,
        organisation: 'one',
        kind,
        pack,
        parent,
        by,
        byEvent: event,
      })
    }
    return last
  }
  const happens = (of: number, stage: string, more: Partial<LifeEvent> = {}) => {
    const event = more.event ?? `${stage}-${of}-${events.length}`
    const none = { movement: null, grams: 0, exported: false, operation: null, wattHours: null }
    events.push({ batch: of, stage, time: '2026-10-01T00:00:00Z', ...none, ...more, event })
    return event
  }
  const takeIn = (grams: number) => {
    const pack = batch('pack')
    happens(pack, 'taken_in', grams === 0 ? {} : { movement: 'received', grams })
    return pack
  }
  const use = (parts: readonly (readonly [number, number])[], stage: string, kind: string) => {
    const event = `${stage}-${events.length}`
    for (const [part, grams] of parts) {
      happens(part, stage, { event, movement: 'consumed', grams: -grams })
    }
    return batch(kind, { by: stage, event, parents: parts.map(([part]) => part) })
  }
  return { edges, events, apart, batch, happens, takeIn, use }
}

function rowsOf({ edges, events, apart }: ReturnType<typeof openBook>) {
  const found = secondLife(edges, events, apart)
  expect(sumOf(found.rows, ({ grams }) => grams)).toBe(found.grams)
  expect(sumOf(found.rows, ({ packs }) => packs)).toBe(found.packs)
  const some = found.rows.filter((row) => row.packs > 0 || row.grams !== 0)
  return some.map(({ fate, packs, grams, wattHours, unmeasured }) => {
    return [fate, packs, grams, formatDecimal(wattHours), unmeasured]
  })
}

it('gives the shares of the paper: 60 of 100 packs reused with 3.2 MWh, 15.84 t abroad', () => {
  const book = openBook()
  for (let at = 0; at < 100; at += 1) {
    const pack = book.takeIn(396_000)
    if (at >= 60) {
      book.happens(pack, 'consigned', { exported: true })
      continue
    }
    // 70 % of 75.6 kWh.
    book.happens(pack, 'tested', { wattHours: '52920' })
    const product = book.use([[pack, 396_000]], 'assembled', 'product')
    book.happens(product, 'passport_issued', { operation: 'remanufacturing' })
    book.happens(product, 'sold', { movement: 'dispatched', grams: -396_000 })
  }
  expect(rowsOf(book)).toEqual([
    ['reused', 60, 23_760_000, '3175200', 0],
    ['exported', 40, 15_840_000, '0', 40],
  ])
})

it('tells apart what is sold, recycled, taken back, lost, sent on and waiting, of one pack', () => {
  const book = openBook()
  const pack = book.takeIn(1_000)
  const event = book.happens(pack, 'dismantled', { movement: 'consumed', grams: -1_000 })
  book.apart.push({ event, lostGrams: 30, differenceGrams: -10 })
  const part = (kind: string, grams: number) => {
    const made = book.batch(kind, { by: 'dismantled', event, parents: [pack] })
    book.happens(made, 'dismantled', { event, movement: 'produced', grams })
    return made
  }
  const [sold, shelf, waste, open, casing] = [400, 200, 150, 120, 110].map((grams, at) =>
    part(at === 4 ? 'fraction' : 'module', grams),
  )
  if (sold === undefined || shelf === undefined || waste === undefined) throw new Error('no parts')
  if (open === undefined || casing === undefined) throw new Error('no parts')
  book.happens(sold, 'tested', { wattHours: '3000.5' })
  book.happens(sold, 'tested', { wattHours: '2999.5' })
  const product = book.use([[sold, 400]], 'assembled', 'product')
  book.happens(product, 'passport_issued', { operation: 'repurposing' })
  book.happens(product, 'sold', { movement: 'dispatched', grams: -400 })
  // Taken back after its second life: where it first went counts.
  book.happens(product, 'recalled', { movement: 'received', grams: 400 })
  book.use([[shelf, 200]], 'assembled', 'product')
  const lot = book.use([[waste, 150]], 'lot_formed', 'recycling_lot')
  book.happens(lot, 'closed')
  book.use([[open, 120]], 'lot_formed', 'recycling_lot')
  book.happens(casing, 'fraction_dispatched', { movement: 'dispatched', grams: -110 })
  expect(rowsOf(book)).toEqual([
    ['repurposed', 1, 400, '2999.5', 0],
    ['recycled', 0, 150, '0', 1],
    ['sent_on', 0, 110, '0', 0],
    ['held', 0, 320, '0', 2],
    ['lost', 0, 30, '0', 0],
    ['difference', 0, -10, '0', 0],
  ])
})

it('follows what was passed on as far as the books go, and counts a pack that nobody weighed', () => {
  const book = openBook()
  const pack = book.takeIn(1_000)
  book.happens(pack, 'handed_over', { movement: 'dispatched', grams: -1_000 })
  const there = book.batch('pack', { by: 'taken_over', event: 'x', parents: [pack] })
  book.happens(there, 'taken_over', { movement: 'received', grams: 1_000 })
  book.happens(there, 'taken_over', { movement: 'measured', grams: -4 })
  const away = book.takeIn(500)
  book.happens(away, 'handed_over', { movement: 'dispatched', grams: -500, exported: true })
  const back = book.takeIn(700)
  book.happens(back, 'handed_over', { movement: 'dispatched', grams: -700 })
  book.happens(back, 'handed_back', { movement: 'received', grams: 700 })
  const unweighed = book.takeIn(0)
  book.happens(unweighed, 'returned')
  expect(rowsOf(book)).toEqual([
    ['exported', 1, 500, '0', 1],
    ['returned', 1, 0, '0', 1],
    ['held', 2, 1_696, '0', 2],
    ['difference', 0, 4, '0', 0],
  ])
})

it('adds up to what came in, to the gram and the piece, whatever happened', () => {
  const random = numbersFrom(7)
  const about = (most: number) => 1 + Math.floor(random() * most)
  const book = openBook()
  let waiting: (readonly [number, number])[] = []
  let brought = 0
  for (let at = 0; at < 400; at += 1) {
    const grams = 1_000 + about(400_000)
    brought += grams
    const pack = book.takeIn(grams)
    const found = Math.floor(random() * 21) - 10
    book.happens(pack, 'weighed', { movement: 'measured', grams: found })
    const all = grams + found
    const draw = random()
    if (draw < 0.2) continue
    if (draw < 0.3) {
      book.happens(pack, 'returned', { movement: 'dispatched', grams: -all })
      continue
    }
    const event = book.happens(pack, 'dismantled', { movement: 'consumed', grams: -all })
    const lostGrams = about(50)
    const differenceGrams = about(9) - 5
    book.apart.push({ event, lostGrams, differenceGrams })
    let rest = all - lostGrams - differenceGrams
    while (rest > 0) {
      const own = Math.min(rest, about(60_000))
      rest -= own
      const module = book.batch('module', { by: 'dismantled', event, parents: [pack] })
      book.happens(module, 'dismantled', { event, movement: 'produced', grams: own })
      waiting.push([module, own])
    }
    if (waiting.length < 20) continue
    const isLot = random() < 0.5
    const stage = isLot ? 'lot_formed' : 'assembled'
    const made = book.use(waiting, stage, isLot ? 'recycling_lot' : 'product')
    if (random() < 0.7) book.happens(made, isLot ? 'closed' : 'sold')
    waiting = []
  }
  const found = secondLife(book.edges, book.events, book.apart)
  expect([found.packs, found.grams]).toEqual([400, brought])
  expect(sumOf(found.lines, ({ grams }) => grams)).toBe(brought)
  expect(rowsOf(book).length).toBeGreaterThan(5)
})
