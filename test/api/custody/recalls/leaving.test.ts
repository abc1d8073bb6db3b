import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { warningText } from '../../../../domain/warning.ts'
import { addStation } from '../../../harness/add-station.ts'
import { battery } from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import {
  dismantle,
  offerOf,
  openTwo,
  papers,
  passOn,
  type Side,
  sideOf,
} from '../../../harness/sides.ts'

const grave = { reason: 'Welds may crack', notice: 'fire', severity: 'serious' }
const product = 'PROD-HK-0001'

describe('goods under an open recall', () => {
  it('are neither listed nor sold when the risk is serious, nor is what came out of them, until it ends', async () => {
    const installation = await openTestInstallation()
    const { sender, sell } = await sidesOf(installation)
    await walk(installation, 'battery', { to: 'passport_issued' })
    const { id } = await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
    const refused = await walk(installation, 'battery', { from: 'listed', to: 'sold' })
    expect(refused.map(({ code, says }) => [code, says])).toEqual([
      ['guard_not_met', ['recalled_gravely']],
      ['guard_not_met', ['recalled_gravely']],
    ])
    await sender.post(`/recalls/${id}/end`, { note: 'Sound' }, 200)
    const [listed] = await walk(installation, 'battery', { from: 'listed', to: 'listed' })
    expect(listed).toMatchObject({ status: 'accepted', warnings: [] })
    await sender.post('/recalls', { ...grave, batch: product }, 201)
    expect(await sell()).toMatchObject({ code: 'guard_not_met' })
  })

  for (const severity of ['high', 'medium', 'low']) {
    it(`are sold for a reason and with a warning when the risk is ${severity}`, async () => {
      const installation = await openTestInstallation()
      const { sender, sell } = await sidesOf(installation)
      await walk(installation, 'battery', { to: 'listed' })
      await sender.post('/recalls', { ...grave, severity, batch: product }, 201)
      const warned = `“${product}” is under an open recall: tell whoever takes it`
      expect(await sell()).toMatchObject({
        code: 'guard_not_met',
        says: ['recalled_needs_reason'],
      })
      const answer = await sell({ underRecallReason: 'The buyer mends it' })
      expect(answer).toMatchObject({ status: 'accepted' })
      expect(answer.warnings).toContain(warned)
      await checksOut(installation)
    })
  }

  it('go the way of waste to its end, and what was made of them leaves no other way', async () => {
    const installation = await openTestInstallation()
    const { sender } = await sidesOf(installation)
    await walk(installation, 'battery', { to: 'dismantled' })
    await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
    const answers = await walk(installation, 'battery', { from: 'tested' })
    const refused = answers.filter(({ status }) => status === 'refused')
    expect([...new Set(refused.map(({ stage }) => stage))]).toEqual([
      'matched',
      'assembled',
      'final_tested',
      'passport_issued',
      'listed',
      'sold',
      'put_into_service',
    ])
    expect([...new Set(refused[0]?.says)]).toEqual(['recalled_needs_reason'])
    const told = answers.filter(({ warnings }) => warnings?.some((one) => one.includes('recall')))
    expect([...new Set(told.map(({ stage }) => stage))]).toEqual([
      'consigned',
      'fraction_dispatched',
    ])
    await checksOut(installation)
  })

  it('leave as a fraction only when the recall is of what was recycled, not of the fraction itself', async () => {
    const installation = await openTestInstallation()
    const { sender } = await sidesOf(installation)
    await walk(installation, 'battery', { to: 'dismantled' })
    const examples = installation.streams.get('battery')?.examples ?? []
    const dispatched = examples.find(({ stage }) => stage === 'fraction_dispatched')
    const recall = { ...grave, batch: dispatched?.batches?.[0]?.batch }
    const { id } = await sender.post('/recalls', recall, 201)
    const only = { only: 'fraction_dispatched' }
    expect(await walk(installation, 'battery', only)).toMatchObject([
      { says: ['recalled_gravely'] },
    ])
    await sender.post(`/recalls/${id}/end`, { note: 'Sound' }, 200)
    await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
    expect(await walk(installation, 'battery', only)).toMatchObject([{ status: 'accepted' }])
  })

  it('hold in textiles as well: nothing is shipped or resold, what was rejected is disposed of', async () => {
    const installation = await openTestInstallation()
    const { sender } = await sidesOf(installation)
    const [first] = installation.streams.get('textile')?.examples ?? []
    const collected = first?.outputs?.map(({ batch }) => batch) ?? []
    await walk(installation, 'textile', { to: 'received' })
    for (const batch of collected) {
      await sender.send('/recalls', { ...grave, notice: 'microbiological', batch })
    }
    const answers = await walk(installation, 'textile', { from: 'quarantined' })
    const refused = answers.filter(({ says }) => says?.includes('recalled_gravely'))
    expect([...new Set(refused.map(({ stage }) => stage))].toSorted()).toEqual([
      'listed',
      'resold',
      'shipped',
    ])
    const disposed = answers.filter(({ stage }) => stage === 'disposed')
    expect(disposed.map(({ status }) => status)).toEqual(disposed.map(() => 'accepted'))
    expect(disposed.some(({ warnings }) => warnings?.some((one) => one.includes('recall')))).toBe(
      true,
    )
  })
})

describe('a hand-over of goods under recall', () => {
  it('is not offered, nor dispatched when the recall came in between', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    const [first = '', second = ''] = codes
    const offered = await sender.post('/hand-overs', offerOf([first]), 201)
    for (const batch of [first, second]) await sender.post('/recalls', { ...grave, batch }, 201)
    const refused = await sender.send('/hand-overs', offerOf([codes[2] ?? '', second]))
    expect([refused.status, await saysIn(refused)]).toEqual([
      422,
      [['/lines/1/batch', 'recalled_gravely']],
    ])
    const dispatch = { step: 'dispatch', carrier: { name: 'Carrier' } }
    const late = await sender.send(`/hand-overs/${offered.id}/steps`, dispatch)
    expect([late.status, await saysIn(late)]).toEqual([
      409,
      [['/lines/0/batch', 'recalled_gravely']],
    ])
    expect((await sender.get(`/batches/${first}`)).massGrams).toBe(28_500)
    await sender.post(
      `/hand-overs/${offered.id}/steps`,
      { step: 'cancel', reason: 'recalled' },
      201,
    )
    expect(await receiver.get('/recalls')).toMatchObject({ recalls: [] })
    await checksOut(installation)
  })

  it('goes back to where they came from and to whoever recalls, and to nobody else', async () => {
    const { sender, receiver, stranger, installation } = await openTwo()
    const [code = ''] = await dismantle(installation)
    await passOn({ sender, receiver }, [code])
    const own = { ...offerOf([code]), facility: 'B' }
    await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
    const away = await receiver.send('/hand-overs', { ...own, receiver: 'third' })
    expect([away.status, await saysIn(away)]).toEqual([
      422,
      [['/lines/0/batch', 'recalled_gravely']],
    ])
    const back = { ...own, id: randomUUID(), receiver: 'first' }
    const { id, lines } = await receiver.post('/hand-overs', back, 201)
    expect(lines).toMatchObject([{ recalls: [{ severity: 'serious', notice: 'fire' }] }])
    const dispatch = { step: 'dispatch', carrier: { name: 'Carrier' } }
    await receiver.post(`/hand-overs/${id}/steps`, dispatch, 201)
    expect(await stranger.get('/recalls')).toMatchObject({ recalls: [] })
    await checksOut(installation)
  })

  it('goes to a recycler as waste, and for a reason in its papers when the risk is low', async () => {
    const { sender, receiver, installation } = await openTwo()
    const [waste = '', slight = ''] = await dismantle(installation)
    await sender.post('/recalls', { ...grave, batch: waste }, 201)
    await sender.post('/recalls', { ...grave, severity: 'low', batch: slight }, 201)
    await failTwice(installation, waste)
    const declared = await walk(installation, 'battery', { only: 'declared_waste', batch: waste })
    expect(declared).toMatchObject([{ status: 'accepted' }])
    const ticket = { ...papers, tripTicket: 'TT-1' }
    const offer = { ...offerOf([waste, slight]), papers: ticket }
    const bare = await sender.send('/hand-overs', offer)
    expect([bare.status, await saysIn(bare)]).toEqual([
      422,
      [['/papers/underRecallReason', 'recalled_needs_reason']],
    ])
    const underRecallReason = 'They mend it'
    const told = { ...offer, papers: { ...ticket, underRecallReason } }
    const { request } = await addStation(installation, { stages: ['battery.tested'] })
    const body = JSON.stringify(told)
    const floor = await request('/api/v1/hand-overs', { method: 'POST', body })
    expect([floor.status, await saysIn(floor)]).toEqual([
      403,
      [['/papers/underRecallReason', 'recall_reason_not_yours']],
    ])
    const { id, lines, papers: kept } = await sender.post('/hand-overs', told, 201)
    expect(kept).toMatchObject({ underRecallReason })
    const low = { severity: 'low', notice: 'fire' }
    const serious = { severity: 'serious', notice: 'fire' }
    expect(lines).toMatchObject([{ recalls: [serious] }, { recalls: [low] }])
    expect(await receiver.get(`/hand-overs/${id}`)).toMatchObject({ lines })
  })
})

it('lets nobody open a recall between the decision and the commit of what leaves', async () => {
  const { sender, installation } = await openTwo()
  const [code] = await dismantle(installation)
  const leaving = new pg.Client(installation.connection)
  await leaving.connect()
  await leaving.query(`begin; select pg_advisory_xact_lock_shared(hashtext('recall'))`)
  let opened = false
  const recall = sender.post('/recalls', { ...grave, batch: code }, 201).then(() => {
    opened = true
  })
  const waiting = async () =>
    (
      await leaving.query(
        `select from pg_locks where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())`,
      )
    ).rowCount
  await expect.poll(waiting, { timeout: 30_000 }).toBe(1)
  const openedMeanwhile = opened
  await leaving.query('commit')
  await recall
  await leaving.end()
  expect([openedMeanwhile, opened]).toEqual([false, true])
})

interface Walked {
  readonly stage: string
  readonly status: string
  readonly code?: string
  readonly says?: readonly (string | undefined)[]
  readonly warnings?: readonly string[]
}

interface Part {
  readonly from?: string
  readonly to?: string
  readonly only?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly batch?: string
}

/** Records a part of a stream's walk, together. */
async function walk(
  { streams, recorder, actor }: TestInstallation,
  name: string,
  { from, to, only, batch, facts }: Part,
): Promise<readonly Walked[]> {
  const all = streams.get(name)?.examples ?? []
  const index = (stage: string | undefined, fallback: number) =>
    stage === undefined ? fallback : all.findIndex((one) => one.stage === stage)
  const single = only === undefined ? undefined : index(only, 0)
  const first = single ?? index(from, 0)
  const last = single ?? index(to, all.length - 1)
  const scans = all.slice(first, last + 1).map(({ afterMinutes, ...example }) => ({
    ...battery(example.stage, example),
    stream: name,
    ...(batch === undefined ? {} : { batches: [{ batch }] }),
    ...(facts === undefined ? {} : { facts: { ...example.facts, ...facts } }),
    eventTime: new Date(Date.parse('2026-10-01T00:00:00Z') + afterMinutes * 60_000).toISOString(),
  }))
  const receipts = await recorder.record(partsOf(scans, actor))
  return receipts.map((receipt, place) => ({
    stage: all[first + place]?.stage ?? '',
    status: receipt.status,
    ...(receipt.status === 'refused'
      ? { code: receipt.code, says: receipt.faults.map(({ says }) => says) }
      : { warnings: receipt.warnings.map((one) => warningText(one, 'en')) }),
  }))
}

async function sidesOf(installation: TestInstallation) {
  const sender: Side = sideOf(installation, installation.key)
  const sell = async (facts = {}): Promise<Walked> => {
    const [answer] = await walk(installation, 'battery', { only: 'sold', facts })
    if (answer === undefined) throw new Error('Cannot sell: no answer')
    return answer
  }
  return { sender, sell }
}

/** A module that failed its test for good, so that it can be declared waste. */
async function failTwice(installation: TestInstallation, batch: string) {
  const { recorder, actor, streams } = installation
  const example = streams.get('battery')?.examples.find(({ stage }) => stage === 'tested')
  const scan = { ...battery('tested', { facts: example?.facts }), batches: [{ batch }] }
  const receipts = await recorder.record(partsOf([scan], actor))
  expect(receipts).toMatchObject([{ status: 'accepted' }])
}

async function saysIn(response: Response) {
  const { faults = [] } = (await response.json()) as {
    faults?: readonly { pointer: string; says?: string }[]
  }
  return faults.map(({ pointer, says }) => [pointer, says])
}

async function checksOut({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0, named: [] })
}
