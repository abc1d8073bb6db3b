import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findAnomalies, findingsIn } from '../../../api/oversight/anomalies/find-anomalies.ts'
import { findOrganisation } from '../../../api/store/first-start.ts'
import { countLooks } from '../../../api/store/public-record/looks.ts'
import type { AnomalyKind } from '../../../domain/anomaly/kinds.ts'
import { clay, clayFolder, dig, openClay, record, said } from '../../harness/clay.ts'
import { arriveLumps } from '../../harness/custody.ts'
import { battery, hoursAgo, packOutput, takeIn } from '../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { asOwner } from '../../harness/jobs.ts'
import { makeHistory } from '../../harness/made-history.ts'
import { signUpPerson } from '../../harness/people.ts'
import { pictures } from '../../harness/photos.ts'
import { openTwo } from '../../harness/sides.ts'
import { placesOf } from '../../harness/whole-database.ts'
import { claimFor, creditFor, post, spin } from '../../harness/yarn.ts'

const day = 86_400_000

describe('what is planted in records is asked about, and only that', () => {
  it('one photo on two packs, until one of them is reversed', async () => {
    const installation = await openTestInstallation()
    const photo = await photoIn(installation)
    const taken = (batch: string, own: object = {}) => ({
      ...takeIn(batch, hoursAgo(5)),
      outputs: [packOutput(batch, { photo })],
      ...own,
    })
    await accepted(installation, taken('P1'))
    expect(await asked(installation, 'same_photo')).toEqual([])
    const second = taken('P2', { eventTime: hoursAgo(3).toISOString() })
    await accepted(installation, second)
    expect(await asked(installation, 'same_photo')).toEqual([['P1', 'P2']])
    await accepted(installation, reversalOf(battery, second.id))
    expect(await asked(installation, 'same_photo')).toEqual([])
  })

  it('one serial number on two packs of which nobody said that they are two', async () => {
    const installation = await openTestInstallation()
    const pack = (batch: string, own: object) => ({
      ...takeIn(batch, hoursAgo(5)),
      outputs: [packOutput(batch, { serial: 'SN-0471', ...own })],
    })
    const distinct = { distinctFrom: ['P1'], distinctReason: 'both labels seen' }
    await accepted(installation, pack('P1', {}), pack('P2', distinct))
    expect(await asked(installation, 'same_serial')).toEqual([])
    // As records are from before the question was asked at the door.
    await asOwner(installation.connection, [
      `update batch set context = (context::jsonb - 'distinctFrom')::json`,
    ])
    expect(await asked(installation, 'same_serial')).toEqual([['P1', 'P2']])
  })

  it('a sorter who gives one grade to nearly everything, whose pseudonym is kept in the event alone', async () => {
    const installation = await openTestInstallation()
    const sorter = 'sorter-4711'
    await sortBale(installation, 'B1', { operator: 'sorter-0815', grades: ['R2', 'F3'] })
    await sortBale(installation, 'B2', { operator: sorter, grades: ['R2'] })
    const [shift] = await found(installation, 'grade_shift')
    expect(shift?.named).toMatchObject({ stage: 'sorted' })
    const people = (await found(installation, 'grade_shift')).map(({ named }) => named.person)
    expect(people).toContain(sorter)
    await keep(installation)
    expect(await placesOf(installation, sorter)).toEqual(['public.disclosure.disclosed'])
    const supervisor = await signUpPerson(installation, { role: 'supervisor' })
    const list = '/api/v1/anomalies?from=2026-01-01&to=2036-01-01&kind=grade_shift'
    expect(await (await supervisor.request(list)).text()).toContain(sorter)
    await asOwner(installation.connection, ['delete from disclosure'])
    const erased = await supervisor.request(list)
    expect([erased.status, (await erased.text()).includes(sorter)]).toEqual([200, false])
  })

  it('arrivals that weigh to the gram what the sender said', async () => {
    const two = await openTwo({ streamsFolder: clayFolder })
    const masses = Array.from({ length: 15 }, (_, at) => 20_000 + 37 * at)
    const arrived = await arriveLumps(two, masses)
    const lines = masses.map((acceptedGrams, at) => ({ line: at + 1, acceptedGrams }))
    await two.receiver.post(arrived.at, { step: 'decide', lines }, 201)
    const second = await findOrganisation(two.installation.store.system, 'second')
    const received = { ...two.installation, actor: { ...two.installation.actor, ...second } }
    expect((await asked(received, 'too_equal')).map((batches) => batches.length)).toEqual([15])
    expect(await asked(two.installation, 'too_equal')).toEqual([])
  })

  it('credits of a place that are all claimed to the last gram', async () => {
    const installation = await openClay()
    for (let one = 0; one < 5; one += 1) {
      const event = await spin(installation, `-${one}`)
      const evidence = { kind: 'declaration', declaration: 'RMD-2026-02' }
      const inputs = [{ batch: `FIBRE-${one}`, evidence }]
      const credit = await post(installation, '/credits', creditFor(event, { inputs }))
      expect(credit).toMatchObject({ status: 201, answer: { claimableGrams: 357_752 } })
      if (one < 4) expect(await found(installation, 'claim_near_limit')).toEqual([])
      const claim = claimFor(String(credit.answer.id), [511_074, 357_752])
      expect(await post(installation, '/claims', claim)).toMatchObject({ status: 201 })
    }
    const [near] = await found(installation, 'claim_near_limit')
    expect([near?.facility, near?.events.length]).toEqual(['A', 5])
  })

  it('a place that fell silent while clay lies there', async () => {
    const installation = await openClay()
    const until = new Date(Date.now() - 9 * day)
    const history = makeHistory(installation, { days: 70, until })
    for (let one = 0; one < 70; one += 1) {
      await history.dig(28_000 + one)
      history.wait(24 * 60 - 3)
    }
    const [silence] = await found(installation, 'silence')
    expect(silence).toMatchObject({ facility: 'A', named: { facility: 'A' } })
    await accepted(installation, dig('L-NEW', 28_000))
    expect(await found(installation, 'silence')).toEqual([])
  })

  it('a record that is opened oftener on one day than one thing is', async () => {
    const installation = await openClay()
    await accepted(installation, dig('L1', 28_000), dig('L2', 28_000))
    const { store } = installation
    const batches = await store.system.selectFrom('batch').select(['id', 'code']).execute()
    const look = async (code: string) => {
      const looks = batches.flatMap((one) =>
        one.code === code ? [{ id: one.id, isOver: false }] : [],
      )
      await countLooks(store.system, looks, new Date())
    }
    await look('L2')
    for (let one = 0; one < 29; one += 1) await look('L1')
    expect(await asked(installation, 'odd_looks')).toEqual([])
    await look('L1')
    expect(await asked(installation, 'odd_looks')).toEqual([['L1']])
  })
})

it('drops a question when what it rests on is reversed, and says so', async () => {
  const { installation, slipped, event } = await openSlip()
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const period = 'from=2026-01-01&to=2036-01-01'
  const list = async (state: string) => {
    const answer = await supervisor.request(`/api/v1/anomalies?${period}&state=${state}`)
    return (await answer.json()) as {
      anomalies: readonly { id: string; reversed: readonly string[] }[]
      counts: readonly unknown[]
    }
  }
  expect(await list('open')).toMatchObject({
    anomalies: [{ reversed: [] }],
    counts: [{ kind: 'slip', open: 1, dismissed: 0 }],
  })
  await accepted(installation, reversalOf(clay, event))
  expect(await list('open')).toMatchObject({ anomalies: [], counts: [] })
  const { anomalies } = await list('all')
  expect(anomalies).toMatchObject([{ reversed: [event] }])
  const page = await supervisor.request(`/work/anomalies/${anomalies[0]?.id}`)
  const text = await page.text()
  expect(text).toContain('All that it rests on was reversed')
  expect(text).toContain(slipped)
  const all = await (await supervisor.request(`/work/anomalies?${period}&state=all`)).text()
  expect(all).toContain('<span class="tag">Reversed</span>')
})

it('says since when it compared where there is more than one look reads', async () => {
  const { installation } = await openSlip()
  const [whole] = await found(installation, 'slip')
  expect(whole?.since).toBeUndefined()
  const [cut] = await found(installation, 'slip', 11)
  expect(cut?.since).toMatch(/^\d{4}-.*Z$/)
  expect(cut?.arithmetic.find(({ name }) => name === 'compared')?.value).toBe(10)
  expect(await found(installation, 'slip', 5)).toEqual([])
})

/** Twelve lumps that are alike and one of ten times the mass, the newest. */
async function openSlip() {
  const installation = await openClay()
  const history = makeHistory(installation, { days: 5, until: new Date() })
  for (let one = 0; one < 12; one += 1) await history.dig(28_500 + 7 * one)
  const slipped = await history.dig(285_000)
  await keep(installation)
  const [slip] = await found(installation, 'slip')
  return { installation, slipped, event: slip?.events[0] ?? '' }
}

/** A bale that one sorter makes 40 lots of, in turn of these grades. */
async function sortBale(
  installation: TestInstallation,
  bale: string,
  { operator, grades }: { operator: string; grades: readonly string[] },
): Promise<void> {
  const walk = installation.streams.get('textile')?.examples ?? []
  const stages = ['collected', 'received', 'sorted'].map((stage) =>
    walk.find((one) => one.stage === stage),
  )
  const scans = stages.map((example, at) => ({
    id: randomUUID(),
    stream: 'textile',
    facility: 'A',
    eventTime: hoursAgo(9 - at).toISOString(),
    stage: example?.stage,
    facts: example?.facts,
    operator,
  }))
  const lots = Array.from({ length: 40 }, (_, at) => {
    const textileGrade = grades[at % grades.length]
    const facts = { textileGrade, fibreClass: textileGrade === 'F3' ? 'cotton' : 'mixed' }
    return { batch: `${bale}-${at}`, kind: 'sorted_lot', massGrams: 31_000, facts }
  })
  const grams = 40 * 31_000
  await accepted(
    installation,
    { ...scans[0], outputs: [{ batch: bale, kind: 'bale', massGrams: grams + 1_000 }] },
    {
      ...scans[1],
      batches: [{ batch: bale, massGrams: grams + 2_400 }],
      facts: { ...scans[1]?.facts, receivedGrossGrams: grams + 9_900, receivedTareGrams: 7_500 },
    },
    {
      ...scans[2],
      batches: [{ batch: bale }],
      outputs: lots,
      losses: [{ reason: 'packaging', massGrams: 2_400 }],
    },
  )
}

async function photoIn({ request }: TestInstallation): Promise<string> {
  const body = new Uint8Array(pictures['image/png'])
  const init = { method: 'POST', body, headers: { 'content-type': 'image/png' } }
  const { address } = (await (await request('/api/v1/files', init)).json()) as { address: string }
  return address
}

function reversalOf(scan: typeof clay, reverses: string) {
  return scan('reversed', { reverses, facts: { reason: 'Read wrongly' } })
}

async function accepted(installation: TestInstallation, ...scans: readonly object[]) {
  const receipts = await record(installation, ...scans)
  expect([said(receipts), JSON.stringify(receipts)]).toEqual([
    scans.map(() => 'accepted'),
    expect.anything(),
  ])
}

async function found(installation: TestInstallation, kind: AnomalyKind, most?: number) {
  const { store, streams } = installation
  const all = await findingsIn(store, streams, window(installation), most)
  return all.filter((one) => one.kind === kind)
}

/** Batches of each question of a kind, in order. */
async function asked(installation: TestInstallation, kind: AnomalyKind) {
  return (await found(installation, kind)).map(({ batches }) => [...batches].sort())
}

async function keep(installation: TestInstallation) {
  const { store, streams } = installation
  return findAnomalies(store, streams, { ...window(installation), now: new Date() })
}

function window({ actor: { organisationKey } }: TestInstallation) {
  const to = new Date(Date.now() + 1_000)
  return { organisationKey, from: new Date(to.getTime() - 35 * day), to }
}
