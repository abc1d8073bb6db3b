import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { reportReconciliation } from '../../../api/commands/reports.ts'
import { reconciliationQuery } from '../../../api/store/evidence/reconciliation.ts'
import type { ReconciledRow } from '../../../domain/claim/reconcile.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { clay, openClay, record, said } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'
import { claimFor, creditFor, fibreGrams, post, spin } from '../../harness/yarn.ts'

const pool = { facility: 'A', material: 'cotton and polyester', class: 'post_consumer' }
const still = {
  openingGrams: 0,
  recycledInputGrams: 0,
  processLossGrams: 0,
  conversionFactor: null,
  byProductGrams: 0,
  takenBackGrams: 0,
  claimedGrams: {},
  carriedOnGrams: 0,
  closingGrams: 0,
}

it('reconciles the worked example quarter by quarter, and what is past never changes', async () => {
  const { installation, desk, at } = await openDesk()
  await workTwoQuarters(installation, desk, at)
  const spring = { ...pool, ...still, recycledInputGrams: fibreGrams, processLossGrams: 22_836 }
  expect(await reconciled(desk, '2026-01-01', '2026-04-01')).toEqual({
    balanced: true,
    rows: [
      {
        ...spring,
        conversionFactor: '0.939998',
        closingGrams: 147_752,
        claimedGrams: { 'RCS 2.0': 210_000 },
      },
    ],
  })
  const yarn = { ...pool, ...still, openingGrams: 147_752, closingGrams: 133_752 }
  const filling = { ...pool, ...still, material: 'cotton dust for filling', closingGrams: 7_000 }
  expect(await reconciled(desk, '2026-04-01', '2026-07-01')).toEqual({
    balanced: true,
    rows: [
      { ...yarn, claimedGrams: { 'GRS 4.0': 7_000, 'RCS 2.0': 7_000 } },
      { ...filling, byProductGrams: 14_000, claimedGrams: { 'GRS 4.0': 7_000 } },
    ],
  })
  const all = await reconciled(desk, '2026-01-01', '2027-01-01')
  expect(all.rows.map(({ closingGrams }) => closingGrams)).toEqual([133_752, 7_000])
})

it('tells what was carried on into a later process and what was taken back with its event', async () => {
  const { installation, desk } = await openDesk()
  const blend = await spin(installation)
  const spun = clay('kneaded', {
    batches: [{ batch: 'YARN' }],
    facility: 'B',
    outputs: [{ batch: 'PLIED', kind: 'lump', massGrams: 501_075 }],
    losses: [{ reason: 'dust', massGrams: 10_000 }],
  })
  await record(installation, spun)
  const first = await post(desk, '/credits', creditFor(blend))
  const evidence = { kind: 'credit', credit: first.answer.id }
  const inputs = [{ batch: 'YARN', grams: 300_000, evidence }]
  const later = await post(desk, '/credits', creditFor(spun.id, { inputs }))
  expect(later).toMatchObject({ status: 201, answer: { claimableGrams: 294_130 } })
  const reversal = clay('reversed', { reverses: spun.id, facts: { reason: 'wrong lot' } })
  expect(said(await record(installation, reversal))).toEqual(['accepted'])
  const { balanced, rows } = await reconciled(desk, '2026-01-01', '2040-01-01')
  expect({ balanced, rows }).toMatchObject({
    balanced: true,
    rows: [
      { facility: 'A', carriedOnGrams: 300_000, takenBackGrams: 0, closingGrams: 57_752 },
      { facility: 'B', recycledInputGrams: 300_000, takenBackGrams: 294_130, closingGrams: 0 },
    ],
  })
})

it('leaves what was taken back in the period in which it was, whatever is ended later', async () => {
  const { installation, desk, at } = await openDesk()
  const event = await spin(installation)
  const { answer } = await post(desk, '/credits', creditFor(event))
  const reversal = clay('reversed', { reverses: event, facts: { reason: 'wrong lot' } })
  expect(said(await record(installation, reversal))).toEqual(['accepted'])
  const past = await reconciled(desk, '2026-01-01', '2040-01-01')
  expect(past).toMatchObject({
    balanced: true,
    rows: [{ takenBackGrams: 357_752, closingGrams: 0 }],
  })
  at('2041-03-01T00:00:00Z')
  const end = await post(desk, `/credits/${answer.id}/end`, { note: 'typed twice' })
  expect(end).toMatchObject({ status: 200, answer: { end: { grams: 357_752 } } })
  expect(await reconciled(desk, '2026-01-01', '2040-01-01')).toEqual(past)
  expect(await reconciled(desk, '2040-01-01', '2042-01-01')).toEqual({ balanced: true, rows: [] })
})

it('begins a day as clocks first show it, where they show its midnight twice', async () => {
  const { installation, desk, at } = await openDesk()
  const event = await spin(installation)
  // In Havana 1 November 2026 begins at 04:00 UTC, and an hour later once more.
  at('2026-11-01T04:30:00Z')
  await post(desk, '/credits', creditFor(event))
  const [before, after] = [
    await reconciled(desk, '2026-10-01', '2026-11-01', 'America/Havana'),
    await reconciled(desk, '2026-11-01', '2026-12-01', 'America/Havana'),
  ]
  expect([before.rows.length, after.rows.length]).toEqual([0, 1])
})

it('balances in every period and opens with what the one before closed with, whatever was done', async () => {
  const { installation, desk, at } = await openDesk()
  const step = fc.record({
    act: fc.constantFrom(
      ...['credit', 'credit', 'claim', 'claim', 'by_product', 'take_back'],
      ...['end_claim', 'end_credit'],
    ),
    of: fc.nat(100),
    tens: fc.integer({ min: 1, max: 20_000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 12 }), async (steps) => {
      const credits: { id: string; event: string }[] = []
      const claims: unknown[] = []
      for (const [index, { act, of, tens }] of steps.entries()) {
        at(`2026-${String(index + 1).padStart(2, '0')}-15T00:00:00Z`)
        const chosen = credits[of % Math.max(credits.length, 1)]
        if (act === 'credit' || chosen === undefined) {
          const suffix = `-${randomUUID()}`
          const event = await spin(installation, suffix)
          const evidence = { kind: 'declaration', declaration: 'RMD-2026-09' }
          const inputs = [{ batch: `FIBRE${suffix}`, evidence }]
          const material = `material ${of % 3}`
          const { answer } = await post(desk, '/credits', creditFor(event, { inputs, material }))
          credits.push({ id: String(answer.id), event })
        } else if (act === 'claim') {
          const { answer } = await post(desk, '/claims', claimFor(chosen.id, [tens * 10, tens * 7]))
          claims.push(answer.id ?? '-')
        } else if (act === 'end_claim') {
          await post(desk, `/claims/${claims[of % claims.length]}/end`, { note: 'typed twice' })
        } else if (act === 'end_credit') {
          await post(desk, `/credits/${chosen.id}/end`, { note: 'typed twice' })
        } else if (act === 'by_product') {
          await post(desk, '/credits/by-products', dust(chosen.id, tens))
        } else {
          const facts = { reason: 'wrong lot' }
          await record(installation, clay('reversed', { reverses: chosen.event, facts }))
        }
      }
      await expectChain(desk)
    }),
    { numRuns: 6, endOnFailure: true },
  )
}, 240_000)

it('shows no organisation the claims of another', async () => {
  const { installation, desk, at } = await openDesk()
  await workTwoQuarters(installation, desk, at)
  const { key } = await addTestOrganisation(installation, 'second')
  const seen = await reconciled({ ...desk, key }, '2026-01-01', '2027-01-01')
  expect(seen).toEqual({ balanced: true, rows: [] })
})

it('comes as a table for a spreadsheet and from the command line, the same numbers', async () => {
  const { installation, desk, at } = await openDesk()
  await workTwoQuarters(installation, desk, at)
  const period = { from: '2026-04-01', to: '2026-07-01' }
  const path = `/api/v1/reports/reconciliation?from=${period.from}&to=${period.to}&timeZone=UTC`
  const headers = { authorization: `Bearer ${desk.key}`, accept: 'text/csv' }
  const response = await desk.app.request(path, { headers })
  expect(response.headers.get('content-disposition')).toContain('reconciliation-2026-04-01-to-')
  expect((await response.text()).split('\r\n')).toEqual([
    'facility,material,class,opening_grams,recycled_input_grams,process_loss_grams,conversion_factor,' +
      'by_product_grams,taken_back_grams,carried_on_grams,claimed_grs_4_0_grams,claimed_rcs_2_0_grams,closing_grams',
    'A,cotton and polyester,post_consumer,147752,0,0,,0,0,0,7000,7000,133752',
    'A,cotton dust for filling,post_consumer,0,0,0,,14000,0,0,7000,0,7000',
    '',
  ])
  const { code, json, out } = await runCommand(installation, reportReconciliation, {
    options: { ...period, 'time-zone': 'UTC' },
  })
  expect(code).toBe(0)
  expect(out[1]).toMatch(/^A +cotton and polyester +post-consumer +147752 .* 14000 +0 +133752$/)
  const answer = await (
    await desk.app.request(path, { headers: { ...headers, accept: '*/*' } })
  ).json()
  expect(json).toEqual(answer)
})

it('says that the numbers do not balance once a balance was tampered with', async () => {
  const { installation, desk, at } = await openDesk()
  await workTwoQuarters(installation, desk, at)
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query('update credit_balance set grams = grams + 1 where credit_key = 1')
  expect((await reconciled(desk, '2026-01-01', '2026-04-01')).balanced).toBe(false)
  const { code, err } = await runCommand(installation, reportReconciliation)
  expect({ code, err }).toEqual({ code: 1, err: 'The numbers do not balance: run "check"' })
})

it('refuses a period that ends before it begins, and asks for its own organisation alone', async () => {
  const { desk } = await openDesk()
  const headers = { authorization: `Bearer ${desk.key}` }
  const path = '/api/v1/reports/reconciliation?from=2026-02-01&to=2026-01-01&by=site'
  const response = await desk.app.request(path, { headers })
  expect(response.status).toBe(422)
  expect(await pointersIn(response)).toContain('/query/by')
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: async () => never() }) })
  const asked = { from: '2026-01-01', to: '2026-02-01', timeZone: 'UTC', most: 10 }
  const { sql, parameters } = reconciliationQuery(7, asked).compile(db)
  expect(sql).toContain('where credit.organisation_key = $3')
  const [start, finish] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']
  expect(parameters.slice(0, 3)).toEqual([start, finish, 7])
})

function never(): never {
  throw new Error('expected no query')
}

type Desk = Pick<TestInstallation, 'app' | 'key'>

/** A installation with an API whose clock stands where the test puts it. */
async function openDesk() {
  const installation = await openClay()
  let now = new Date('2026-01-15T00:00:00Z')
  const log = (line: string) => void installation.logged.push(line)
  const desk: Desk = {
    app: createApp({ installation, log, now: () => now }),
    key: installation.key,
  }
  const at = (time: string) => {
    now = new Date(time)
  }
  return { installation, desk, at }
}

/** The worked example: credit and a first claim in the first quarter, dust sold as filling and further claims in the second. */
async function workTwoQuarters(
  installation: TestInstallation,
  desk: Desk,
  at: (time: string) => void,
): Promise<void> {
  const event = await spin(installation)
  at('2026-02-10T08:00:00Z')
  const { answer } = await post(desk, '/credits', creditFor(event))
  at('2026-03-31T23:59:59Z')
  await post(desk, '/claims', claimFor(String(answer.id), [300_000, 210_000]))
  at('2026-04-01T00:00:00Z')
  const filling = await post(desk, '/credits/by-products', dust(String(answer.id), 20_000))
  const grs = { standard: 'GRS', version: '4.0' }
  at('2026-05-01T00:00:00Z')
  for (const credit of [answer.id, filling.answer.id]) {
    await post(desk, '/claims', claimFor(String(credit), [10_000, 7_000], grs))
  }
  await post(desk, '/claims', claimFor(String(answer.id), [10_000, 7_000]))
}

function dust(credit: string, grams: number) {
  return { id: randomUUID(), credit, loss: 'dust', grams, material: 'cotton dust for filling' }
}

/** Reads every month of 2026 and what follows, and holds each against the one before. */
async function expectChain(desk: Desk): Promise<void> {
  const days = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-01`)
  const bounds = [...days, '2027-01-01', '2040-01-01']
  let before = new Map<string, number>()
  for (const [at, from] of bounds.slice(0, -1).entries()) {
    const { balanced, rows } = await reconciled(desk, from, bounds[at + 1] ?? '')
    expect(balanced).toBe(true)
    const opened = rows.filter(({ openingGrams }) => openingGrams > 0)
    expect(new Map(opened.map((row) => [nameOf(row), row.openingGrams]))).toEqual(before)
    const closed = rows.filter(({ closingGrams }) => closingGrams > 0)
    before = new Map(closed.map((row) => [nameOf(row), row.closingGrams]))
  }
}

function nameOf({ facility, material, class: name }: ReconciledRow): string {
  return `${facility} ${material} ${name}`
}

async function reconciled({ app, key }: Desk, from: string, to: string, timeZone = 'UTC') {
  const headers = { authorization: `Bearer ${key}` }
  const path = `/api/v1/reports/reconciliation?${new URLSearchParams({ from, to, timeZone })}`
  const response = await app.request(path, { headers })
  expect(response.status).toBe(200)
  const { balanced, rows } = await jsonOf<{ balanced: boolean; rows: ReconciledRow[] }>(response)
  return { balanced, rows }
}
