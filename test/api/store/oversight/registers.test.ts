import { describe, expect, it } from 'vitest'
import { makeFlowReport } from '../../../../api/oversight/flow/make-flow-report.ts'
import { ownScope } from '../../../../api/oversight/scope.ts'
import { listCarriedLines } from '../../../../api/store/oversight/carried-lines.ts'
import { listHeldLines } from '../../../../api/store/oversight/held-lines.ts'
import { readMovements } from '../../../../api/store/oversight/movements.ts'
import {
  listPostedLines,
  type PostedLine,
  type PostedPlace,
} from '../../../../api/store/oversight/posted-lines.ts'
import { readRegisterTotals, sumByLines } from '../../../../api/store/oversight/register-totals.ts'
import { type PostedSum, sumBySums } from '../../../../api/store/oversight/summed-totals.ts'
import { postedLine, postedRegisters } from '../../../../domain/register/registers.ts'
import { sumOf } from '../../../../domain/sum.ts'
import { clay, dig, openClay, record, said } from '../../../harness/clay.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { aroundNow, moveClay } from '../../../harness/moved-clay.ts'

describe('registers over the ledger', () => {
  it('have the sums of the flow report to the gram, for each organisation and facility', async () => {
    const { installation } = await moveClay()
    const keys = await keysOf(installation)
    expect(keys).toHaveLength(2)
    for (const key of keys) {
      const db = installation.store.own(key)
      const report = await flowOf(installation, key, ['facility'])
      expect(report.balanced).toBe(true)
      for (const facility of ['A', 'B', undefined]) {
        const totals = await readRegisterTotals(db, { ...aroundNow(), keys: [key], facility })
        const row = report.rows.find(({ group }) => group.facility === facility)
        const flow = facility === undefined ? report.totals : { ...nothing, ...row }
        const { incoming, outgoing, processed, held } = totals
        expect([facility, incoming.grams, incoming.movedGrams]).toEqual([
          facility,
          flow.inGrams + flow.movedInGrams,
          flow.movedInGrams,
        ])
        expect([outgoing.grams, outgoing.movedGrams]).toEqual([
          flow.outGrams + flow.movedOutGrams,
          flow.movedOutGrams,
        ])
        expect([processed.grams, held.grams]).toEqual([flow.consumedGrams, flow.closingGrams])
      }
    }
  })

  it('give page by page, in the order of time, what their totals add up', async () => {
    const { installation } = await moveClay()
    const keys = await keysOf(installation)
    const db = installation.store.own(...keys)
    const totals = await readRegisterTotals(db, { ...aroundNow(), keys })
    for (const register of postedRegisters) {
      const asked = { ...aroundNow(), keys, limit: 3 }
      const lines: PostedLine[] = []
      let after: PostedPlace | undefined
      for (;;) {
        const page = await listPostedLines(db, register, { ...asked, after })
        lines.push(...page)
        after = page.at(-1)
        if (after === undefined) break
      }
      const grams = sumOf(lines, ({ movement, amount }) => postedLine(movement, amount).grams)
      expect([register, lines.length, grams]).toEqual([
        register,
        totals[register].lines,
        totals[register].grams,
      ])
      expect(new Set(lines.map(({ eventKey, line }) => `${eventKey}/${line}`)).size).toBe(
        lines.length,
      )
      const times = lines.map(({ eventTime }) => eventTime.getTime())
      expect(times).toEqual([...times].sort((one, other) => one - other))
    }
    const held = await listHeldLines(db, { ...aroundNow(), keys, limit: 100 })
    expect([held.length, sumOf(held, ({ grams }) => grams ?? 0)]).toEqual([
      totals.held.lines,
      totals.held.grams,
    ])
    // A step at a time it is the same, and a page ends where it is full.
    const step = { ...aroundNow(), keys, together: 1 }
    expect(await listHeldLines(db, { ...step, limit: 100 })).toEqual(held)
    expect(await listHeldLines(db, { ...step, limit: 2 })).toEqual(held.slice(0, 2))
    const [, second] = held
    expect(await listHeldLines(db, { ...step, after: second, limit: 100 })).toEqual(held.slice(2))
  })

  it('go on within a batch that stands at two facilities', async () => {
    const installation = await openClay()
    const { organisationKey } = installation.actor
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    const batches = [{ batch: 'back' }]
    // Moved to B now, as far as anybody said; that it was moved back yesterday is told later.
    const receipts = [
      ...(await record(installation, dig('back', 400, { eventTime: ago(3) }))),
      ...(await record(installation, clay('looked_at', { batches, facility: 'B' }))),
      ...(await record(installation, clay('looked_at', { batches, eventTime: ago(1) }))),
    ]
    expect(said(receipts)).toEqual(receipts.map(() => 'accepted'))
    const asked = { ...aroundNow(), to: ago(0).slice(0, 10), keys: [organisationKey] }
    const db = installation.store.own(organisationKey)
    const whole = await listHeldLines(db, { ...asked, limit: 100 })
    expect(whole.map(({ facility, grams }) => [facility, grams])).toEqual([
      ['A', 800],
      ['B', -400],
    ])
    const [first] = await listHeldLines(db, { ...asked, limit: 1 })
    expect(await listHeldLines(db, { ...asked, after: first, limit: 1 })).toEqual(whole.slice(1))
    expect(await listHeldLines(db, { ...asked, after: whole[1], limit: 1 })).toEqual([])
  })

  it('name the hand-over, its papers and what became of the load, and find lines by them', async () => {
    const { installation, offered, under } = await moveClay()
    const [sender = 0, receiver = 0] = await keysOf(installation)
    const db = installation.store.own(receiver)
    const asked = { ...aroundNow(), keys: [receiver], limit: 100 }
    const came = await listPostedLines(db, 'incoming', { ...asked, partner: [sender] })
    expect(came.map(({ stage, amount }) => [stage, amount])).toEqual([
      ['taken_over', 1_000],
      ['taken_over', 400],
      ['take_over_corrected', -10],
    ])
    expect(came[0]?.custody).toMatchObject({
      handOver: offered.id,
      state: 'returned',
      senderKey: sender,
      sentGrams: 990,
      acceptedGrams: 990,
      isCorrected: true,
    })
    expect(came[0]?.custody?.carriage?.[0]).toContain('"licence":"W-77"')
    const refused = await listPostedLines(db, 'incoming', { ...asked, refused: true })
    expect(refused.map(({ amount, custody }) => [amount, custody?.refusedGrams])).toEqual([
      [400, 300],
    ])
    const senders = installation.store.own(sender)
    const carried = await listCarriedLines(senders, { ...asked, keys: [sender] })
    expect(carried.map(({ grams, custody }) => [custody.handOver, grams])).toEqual([
      [offered.id, 990],
      [offered.id, 700],
      [offered.id, 300],
      [under.id, 80],
    ])
    // Three weeks later the load that is still on the way was never decided, and nothing had a limit for its way.
    const later = new Date(Date.now() + 21 * 86_400_000)
    expect(await listPostedLines(senders, 'outgoing', { ...asked, lateBy: later })).toEqual([])
    const worked = await listPostedLines(senders, 'processed', { ...asked, keys: [sender] })
    expect(worked.map(({ batch, amount, madeCount }) => [batch, amount, madeCount])).toEqual([
      ['moving', -400, 2],
      ['at-b', -200, 2],
    ])
  })

  it('show nothing of an organisation that was not asked about', async () => {
    const { installation } = await moveClay()
    const [sender = 0, receiver = 0] = await keysOf(installation)
    const asked = { ...aroundNow(), keys: [sender], limit: 100 }
    const db = installation.store.own(receiver)
    for (const register of postedRegisters) {
      expect(await listPostedLines(db, register, asked)).toEqual([])
    }
    expect(await listHeldLines(db, asked)).toEqual([])
  })
})

describe('what registers come to', () => {
  it('is the same out of the sums by day as off the lines, and papers are asked of the lines', async () => {
    const { installation } = await moveClay()
    const keys = await keysOf(installation)
    const db = installation.store.own(...keys)
    const asked = { ...aroundNow(), timeZone: 'Asia/Hong_Kong', keys }
    const narrowed = [
      asked,
      { ...asked, byPlace: true, timeZone: 'UTC' },
      { ...asked, facility: 'B' },
      { ...asked, stream: 'clay', material: 'red' },
      { ...asked, kind: 'lump' },
      { ...asked, material: 'blue' },
    ]
    const sorted = (sums: readonly PostedSum[] | undefined) =>
      sums?.toSorted((one, other) => one.lines - other.lines || one.amount - other.amount)
    for (const question of narrowed) {
      const bySums = sorted(await sumBySums(db, question))
      expect(bySums).toEqual(sorted(await sumByLines(db, question)))
    }
    expect(await sumBySums(db, asked)).not.toEqual([])
    for (const more of [
      { timeZone: 'UTC' },
      { refused: true },
      { partner: keys },
      { batch: 'moving' },
      { asOf: new Date() },
    ]) {
      expect(await sumBySums(db, { ...asked, ...more })).toBeUndefined()
    }
  })
})

describe('movements from one to the other', () => {
  it('are what the flow report calls out less in, and say what is still on the way', async () => {
    const { installation } = await moveClay()
    const [sender = 0, receiver = 0] = await keysOf(installation)
    const keys = [sender, receiver]
    const db = installation.store.own(...keys)
    const rows = await readMovements(db, { ...aroundNow(), keys })
    const between = rows.find(({ from, to }) => from === sender && to === receiver)
    expect(between).toEqual({
      from: sender,
      to: receiver,
      group: [],
      grams: 1_390,
      lines: 3,
      // 2,080 left, 600 came back refused, 10 were corrected; 80 are on the way.
      sentGrams: 1_470,
      receivedGrams: 1_390,
      exportedGrams: 0,
    })
    const flows = await Promise.all(keys.map((key) => flowOf(installation, key, [])))
    const out = sumOf(flows, ({ totals }) => totals.outGrams - totals.inGrams)
    const net = sumOf(
      rows,
      ({ sentGrams, receivedGrams }) => (sentGrams ?? 0) - (receivedGrams ?? 0),
    )
    expect(net).toBe(out)
    const own = await readMovements(installation.store.own(sender), {
      ...aroundNow(),
      keys: [sender],
      groupBy: ['stream', 'month'],
    })
    const month = new Date().toISOString().slice(0, 7)
    expect(own.find(({ to }) => to === receiver)).toMatchObject({
      grams: 1_470,
      receivedGrams: null,
      group: ['clay', month],
    })
    expect(own.find(({ to }) => to === null)).toMatchObject({ from: sender, grams: 270 })
  })
})

async function flowOf(
  { store, now }: TestInstallation,
  organisationKey: number,
  groupBy: readonly 'facility'[],
) {
  const own = await ownScope(store, { organisationKey, slug: 'one', name: 'One', names: {} })
  return makeFlowReport(own, { ...aroundNow(), groupBy: [...groupBy] }, now())
}

async function keysOf({ store }: TestInstallation): Promise<readonly number[]> {
  const rows = await store.system
    .selectFrom('organisation')
    .select(['organisation_key', 'slug'])
    .where('slug', 'in', ['first', 'second'])
    .orderBy('slug')
    .execute()
  return rows.map(({ organisation_key }) => organisation_key)
}

const nothing = {
  inGrams: 0,
  movedInGrams: 0,
  outGrams: 0,
  movedOutGrams: 0,
  consumedGrams: 0,
  closingGrams: 0,
}
