import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import { words } from '../../../../domain/words.ts'
import { firstRows } from '../../../../web/scanner/at-hand/first-rows.ts'
import { handOversIn } from '../../../../web/scanner/at-hand/hand-overs-here.ts'
import type { HeldHere, KeptAtHand } from '../../../../web/scanner/at-hand/kept-at-hand.ts'
import { looksOf } from '../../../../web/scanner/at-hand/looks.ts'
import type { RowHere } from '../../../../web/scanner/at-hand/row-here.ts'
import { type Rules, rulesOf } from '../../../../web/scanner/at-hand/rules.ts'
import type { WorkHere } from '../../../../web/scanner/at-hand/work-here.ts'
import type { QueuedScan } from '../../../../web/scanner/queue/queued-scan.ts'
import type { Arriving } from '../../../../web/scanner/scanned-batch.ts'
import type { AtHand } from '../../../../workflows/at-hand.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { battery, holdApart, hoursAgo, recordAt, takeIn } from '../../../harness/held-pack.ts'
import { openTestInstallation } from '../../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { dismantle, offerOf, openTwo } from '../../../harness/sides.ts'
import { openWorkplace } from '../../../harness/workplace.ts'

it('lists the same rows under the same steps in the same order as the work list of the server', async () => {
  const { installation, own, operator, administrator, supervisor, modules } = await openWorkplace()
  const rules = rulesOf(installation.streams)
  const [recalled = '', apart = ''] = modules
  const recall = { severity: 'serious', notice: 'fire', reason: 'Cells caught fire' }
  const body = JSON.stringify({ id: randomUUID(), batch: recalled, ...recall })
  const opened = await supervisor.request('/api/v1/recalls', { method: 'POST', body })
  expect(opened.status).toBe(201)
  const alarm = { batches: [{ batch: apart }], facts: { alarmSign: 'hissing_smoke' } }
  const scan = { ...battery('quarantined_at_once', alarm), facility: 'TM' }
  const receipts = await installation.recorder.record(partsOf([scan], own))
  expect(receipts.map(({ status }) => status)).toEqual(['accepted'])
  for (const person of [operator, administrator]) {
    const there = await listThere(person, 'TM')
    expect(listHere(rules, await heldFor(person, 'TM'))).toEqual(there)
    expect(there.recalled).toEqual([recalled])
    expect(there.undetailed).toEqual([apart])
    const waiting = there.waiting.flatMap(([, codes]) => codes).length
    expect(waiting).toBeGreaterThan(12)
    // What a recall holds up waits for nothing; what was set apart stands before the others, and waits as they do: one for the one that is shown.
    expect(workOf(rules, await heldFor(person, 'TM'), 1).left).toBe(waiting)
  }
  expect((await listThere(operator, 'KT')).waiting).toEqual([['Receive', ['BALE-HK-0001']]])
  expect(listHere(rules, await heldFor(operator, 'KT'))).toEqual(await listThere(operator, 'KT'))
}, 60_000)

it('puts what is due first, the soonest before all, as the server does, and gives no more rows than are asked for', async () => {
  const installation = await openTestInstallation()
  const { recorder, actor, streams } = installation
  const codes = Array.from({ length: 60 }, (_, at) => `PACK-${at}`)
  const taken = codes.map((code) => takeIn(code, new Date()))
  await recorder.record(partsOf(taken, actor))
  const dayIn = (days: number) =>
    hoursAgo(-24 * days)
      .toISOString()
      .slice(0, 10)
  for (const [code, reviewBy] of [
    ['LATER', dayIn(30)],
    ['SOON', dayIn(1)],
    ['OVER', dayIn(-1)],
  ] as const) {
    await recordAt(installation, hoursAgo(72), [takeIn(code, hoursAgo(72))])
    const held = holdApart(code, hoursAgo(70))
    const facts = Object.assign({}, held.facts, { reviewBy })
    await recordAt(installation, hoursAgo(70), [{ ...held, facts }])
  }
  const person = await signUpPerson(installation, { role: 'operator' })
  const there = await listThere(person, 'A')
  const rules = rulesOf(streams)
  const held = await heldFor(person, 'A')
  expect(listHere(rules, held)).toEqual(there)
  expect(there.due).toEqual(['OVER', 'SOON'])
  const work = workOf(rules, held, 10)
  expect(work.groups.flatMap(({ rows }) => rows).length).toBeLessThanOrEqual(10)
  expect(work.left).toBeGreaterThan(50)
  // Deadlines are looked for among the 500 that have stood longest, as on the server's list.
  const later = held.batches.find(({ code }) => code === 'LATER')
  if (later === undefined) throw new RangeError('No such pack')
  const older = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      Object.assign({}, later, { batch: `${at}`, code: `OLDER-${at}`, order: 1_000 + at }),
    )
  const dueAfter = (count: number) =>
    codesOf(workOf(rules, { ...held, batches: [...held.batches, ...older(count)] }, 10).due)
  expect(dueAfter(400)).toEqual(['OVER', 'SOON'])
  expect(dueAfter(500)).toEqual([])
}, 60_000)

it('looks through thousands of batches once for each answer of the server, and after that at what it shows alone', async () => {
  const { installation, operator } = await openWorkplace()
  const rules = rulesOf(installation.streams)
  const held = await heldFor(operator, 'TM')
  const pack = held.batches.find(({ code }) => code === 'PACK-HK-0003')
  if (pack === undefined) throw new RangeError('No such pack')
  let looks = 0
  const kept = Array.from({ length: 5_000 }, (_, at) => {
    const further = { batch: `more-${at}`, code: `MORE-${at}`, order: 5_000 - at }
    const one = Object.assign({}, pack, further)
    return Object.defineProperty(one, 'state', {
      get: () => {
        looks += 1
        return pack.state
      },
    })
  })
  const now = new Date().toISOString()
  // The queue's own batches are what is looked up; all that is kept is what the list is of.
  const listed = (scans: readonly QueuedScan[]) =>
    rules.workList({ ...held, batches: kept.slice(0, 1), scans }, { kept, now, most: 50 })
  const first = listed([])
  expect(looks).toBeGreaterThan(5_000)
  looks = 0
  expect(listed([])).toEqual(first)
  expect(looks).toBeLessThan(50 * 50)
  looks = 0
  const weighed = listed([weighedOf('MORE-0')])
  expect(looks).toBeLessThan(50 * 50)
  expect([first.left, weighed.left]).toEqual([4_950, 4_950])
  const codes = ({ groups }: WorkHere) => codesOf(groups.flatMap(({ rows }) => rows))
  expect([codes(first)[0], codes(weighed)[0], codes(weighed).at(-1)]).toEqual([
    'MORE-0',
    'MORE-1',
    'MORE-50',
  ])
}, 60_000)

it('draws the first rows in the order in which they are read, whatever part they stand in', () => {
  const rows = (...codes: readonly string[]) => codes.map((code) => ({ code }))
  const nothing = { recalled: [], undetailed: [], due: [], handOvers: [], left: 7 }
  const work = {
    ...nothing,
    recalled: rows('R1', 'R2'),
    due: rows('D1'),
    groups: [{ rows: rows('A1', 'A2') }, { rows: rows('B1') }],
  } as unknown as WorkHere
  const first = (most: number) => {
    const { recalled, due, groups } = firstRows(work, most)
    return [recalled, due, ...groups.map((group) => group.rows)].map(codesOf)
  }
  expect(first(1)).toEqual([['R1'], []])
  expect(first(4)).toEqual([['R1', 'R2'], ['D1'], ['A1']])
  expect(first(16)).toEqual([['R1', 'R2'], ['D1'], ['A1', 'A2'], ['B1']])
  expect(firstRows(work, 1).left).toBe(7)
})

it('shows what this device recorded and has not sent as it stands after it, behind all that waited longer', async () => {
  const { installation, operator } = await openWorkplace()
  const rules = rulesOf(installation.streams)
  const held = await heldFor(operator, 'TM')
  const queued = weighedOf('PACK-HK-0003')
  const rows = (scans: readonly QueuedScan[]) =>
    workOf(rules, { ...held, scans }, 50).groups.flatMap((group) => group.rows)
  expect(rows([])[0]).toMatchObject({ code: 'PACK-HK-0003', massGrams: 396_000 })
  expect(rows([queued]).at(-1)).toMatchObject({ code: 'PACK-HK-0003', massGrams: 395_500 })
}, 60_000)

it('tells of goods on their way by their hand-over, and nothing else to whoever only reads', async () => {
  const { installation, sender, receiver } = await openTwo()
  const rules = rulesOf(installation.streams)
  const codes = await dismantle(installation)
  const { id } = await sender.post('/hand-overs', offerOf(codes.slice(0, 2)), 201)
  const step = { step: 'dispatch', carrier: { name: 'Carrier' } }
  await sender.post(`/hand-overs/${id}/steps`, step, 201)
  const told = await receiver.get('/scanner/at-hand?facility=B')
  const held = heldOf(told)
  const { handOvers } = workOf(rules, held, 50)
  expect(handOvers).toMatchObject([{ id, lines: 2 }])
  const asker = { ...held.known.asker, mayRecord: false }
  const reads = workOf(rules, { ...held, known: { ...held.known, asker } }, 50)
  expect(reads).toMatchObject({ handOvers: [{ id }], groups: [], due: [], left: 0 })
}, 60_000)

it('tells every danger and recall of goods on their way, each once', () => {
  const danger = (name: string, label: string, held: boolean) => ({
    name,
    label: words(label, label, label),
    held,
    lacksDetails: false,
    until: null,
  })
  const line = (given: Pick<Arriving, 'danger' | 'recalled'>, at: number) => ({
    batchId: `b-${at}`,
    serial: null,
    arriving: {
      handOver: 'h-1',
      line: at,
      code: `M-${at}`,
      stream: 'battery',
      kind: { label: words('Module', '模組', '模块') },
      state: { label: words('Tested', '已測試', '已测试') },
      sender: { name: 'Sender' },
      massGrams: 1,
      page: '/',
      ...given,
    },
  })
  const amber = { danger: danger('amber', 'Amber', false), recalled: null }
  const red = { danger: danger('red', 'Red', true), recalled: words('RECALLED', '召回', '召回') }
  const expected = [amber, amber, red, { danger: null, recalled: null }].map(line)
  expect(handOversIn({ expected })).toMatchObject([
    { id: 'h-1', lines: 4, danger: { en: 'RECALLED · Amber · Red, in quarantine' } },
  ])
  expect(handOversIn({ expected: expected.slice(3) })).toMatchObject([{ danger: undefined }])
})

/** A scan of this device by which a pack was weighed. */
function weighedOf(batch: string): QueuedScan {
  const scan = {
    id: randomUUID(),
    stream: 'battery',
    stage: 'weighed',
    facility: 'TM',
    eventTime: new Date().toISOString(),
    operator: 'p-1',
    batches: [{ batch, massGrams: 395_500 }],
    facts: { scale: 'S-1' },
  }
  const by = { operator: 'p-1', name: 'Somebody', organisation: 'harbour-reuse' }
  return { place: 1, by, scan, sends: 0, stopped: 0 }
}

interface Listed {
  readonly recalled: readonly string[]
  readonly undetailed: readonly string[]
  readonly due: readonly string[]
  /** Codes under what each step is called. */
  readonly waiting: readonly (readonly [string, readonly string[]])[]
}

/** The list as the server's page shows it. */
async function listThere(person: TestPerson, facility: string): Promise<Listed> {
  const page = await (await person.request(`/work?facility=${facility}`)).text()
  const part = (name: string) =>
    new RegExp(`<section id="${name}".*?</section>`, 's').exec(page)?.[0] ?? ''
  return {
    recalled: codesIn(part('recalled')),
    undetailed: codesIn(part('undetailed')),
    due: codesIn(part('deadlines')),
    waiting: part('waiting')
      .split('<h3>')
      .slice(1)
      .map((group) => [group.slice(0, group.indexOf(' <small>')), codesIn(group)] as const),
  }
}

function codesIn(html: string): readonly string[] {
  return [...html.matchAll(/<b>([^<]+)<\/b> <small>/g)].map(([, code = '']) => code)
}

function listHere(rules: Rules, held: HeldHere): Listed {
  const { recalled, undetailed, due, groups } = workOf(rules, held, 50)
  return {
    recalled: codesOf(recalled),
    undetailed: codesOf(undetailed),
    due: codesOf(due),
    waiting: groups.map(({ action, rows }) => [
      action?.en ?? 'Needs a look: no usual step is open',
      codesOf(rows),
    ]),
  }
}

function codesOf(rows: readonly RowHere[]): readonly string[] {
  return rows.map(({ code }) => code)
}

function workOf(rules: Rules, held: HeldHere, most: number): WorkHere {
  return rules.workList(held, { kept: held.batches, now: new Date().toISOString(), most })
}

async function heldFor({ request }: TestPerson, facility: string): Promise<HeldHere> {
  return heldOf(await jsonOf(await request(`/api/v1/scanner/at-hand?facility=${facility}`)))
}

function heldOf({ batches, ...told }: AtHand & Pick<KeptAtHand, 'expected'>): HeldHere {
  const known: KeptAtHand = { ...told, asOf: 0, tag: '', version: '' }
  // In the order in which a database of the browser gives them: by their ids.
  const kept = batches
    .map((batch, order) => ({ ...batch, order, looks: looksOf(batch) }))
    .toSorted((one, other) => (one.batch < other.batch ? -1 : 1))
  return { known, facilities: [], batches: kept, scans: [] }
}
