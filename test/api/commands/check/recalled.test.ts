import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Difference } from '../../../../api/commands/check/findings.ts'
import { check } from '../../../../api/commands/check.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { createRecorder } from '../../../../api/recording/recorder.ts'
import type { LoadedStream } from '../../../../workflows/streams.ts'
import { battery, hoursAgo, recordAt, takeIn } from '../../../harness/held-pack.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { runCommand } from '../../../harness/run-command.ts'
import {
  dismantle,
  grade,
  offerOf,
  openTwo,
  papers,
  passOn,
  type Side,
} from '../../../harness/sides.ts'

const grave = { reason: 'Welds may crack', notice: 'fire', severity: 'serious' }
const carried = { step: 'dispatch', carrier: { name: 'Carrier' } }
const day = 24 * 3_600_000

describe('what left under recall', () => {
  it('is named where nobody may let it leave, and not what left before, back, for its remedy, after the end or with a warning', async () => {
    const two = await openTwo()
    const { sender, receiver, installation } = two
    const [before = '', back = '', waste = '', ended = '', slight = '', bad = ''] =
      await dismantle(installation)
    await passOn(two, [before, back])
    await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
    const returned = { ...offerOf([back]), receiver: 'first', facility: 'B' }
    await leave(receiver, returned)
    await scrap(installation, waste)
    await leave(sender, { ...offerOf([waste]), papers: { ...papers, tripTicket: 'TT-1' } })
    // As a server without the rule let it go.
    await lenient(installation, () => leave(sender, offerOf([bad])))
    await endAll(sender)
    await leave(sender, offerOf([ended]))
    await sender.post('/recalls', { ...grave, severity: 'low', batch: slight }, 201)
    const told = { ...papers, underRecallReason: 'They mend it' }
    await leave(sender, { ...offerOf([slight]), papers: told })
    const { code, named, doubts, out } = await checked(installation)
    expect(named).toMatchObject([
      {
        table: 'batch',
        column: 'handed_over',
        key: expect.stringContaining(`(${bad}), event `),
        found: expect.stringContaining(bad),
      },
    ])
    expect({ code, doubts }).toEqual({ code: 1, doubts: [] })
    expect(out).toContain(bad)
  })

  it('is named where it was sold by the rules of before, under the version that asked and as a doubt under one that did not', async () => {
    for (const [version, place] of [
      [2, 'named'],
      [1, 'doubts'],
    ] as const) {
      const { sender, installation } = await openTwo()
      await record(installation, { to: 'listed' })
      await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
      await record(installation, { from: 'sold', to: 'sold', version })
      const answer = await checked(installation)
      expect(answer[place]).toMatchObject([
        { column: 'sold', key: expect.stringContaining('PROD-HK-0001') },
      ])
      expect([...answer.named, ...answer.doubts]).toHaveLength(1)
    }
  })

  it('is judged by the recall as it stood then: one that was ended or taken down later was open', async () => {
    const { sender, installation } = await openTwo()
    const [code = '', other = ''] = await dismantle(installation)
    for (const batch of [code, other]) await sender.post('/recalls', { ...grave, batch }, 201)
    await lenient(installation, () => leave(sender, offerOf([code])))
    await endAll(sender)
    await leave(sender, offerOf([other]))
    const { named } = await checked(installation)
    expect(named.map(({ key }) => key)).toEqual([expect.stringContaining(`(${code})`)])
  })

  it('is a doubt where a clock was set, since times prove no order then', async () => {
    const { sender, installation } = await openTwo()
    await record(installation, { to: 'sold', now: new Date(Date.now() + day) })
    await sender.post('/recalls', { ...grave, batch: 'PROD-HK-0001' }, 201)
    await recordAt(installation, new Date(), [takeIn('LATER', hoursAgo(1))])
    const { named, doubts } = await checked(installation)
    expect(named).toEqual([])
    const columns = doubts.map(({ column }) => column).filter((one) => one !== 'recordTime')
    expect(columns).toEqual(['passport_issued', 'listed', 'sold'])
  })
})

describe('what went on under recall', () => {
  it('is named where no supervisor gave a reason, under a version all of which asked, and is nothing under an earlier one', async () => {
    const asking = 5
    for (const [version, count] of [
      [asking, 8],
      [asking - 1, 0],
    ] as const) {
      const { sender, installation } = await openTwo()
      await grade(installation)
      await sender.post('/recalls', { ...grave, severity: 'low', batch: 'PACK-HK-0001' }, 201)
      await record(installation, { from: 'matched', to: 'matched', version })
      const { code, named, doubts, out } = await checked(installation)
      expect(named).toMatchObject(
        Array.from({ length: count }, () => ({
          column: 'matched',
          expected: "a supervisor's reason, for what goes on under recall",
          found: expect.stringContaining('only a supervisor who gives a reason'),
        })),
      )
      expect([code, named.length, doubts]).toEqual([count === 0 ? 0 : 1, count, []])
      expect(out.includes("a supervisor's reason")).toBe(count > 0)
    }
  })

  it('is not named where a reason was given, before the recall, after its end, or for what waits', async () => {
    const { sender, installation } = await openTwo()
    const [first = '', second = '', third = ''] = await grade(installation)
    const matchOf = (batch: string, more: object) => {
      const facts = { targetProduct: 'PROD-HK-0001', balancing: 'strict', ...more }
      return battery('matched', { batches: [{ batch }], facts })
    }
    await sender.post('/scans', matchOf(first, {}), 200)
    await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
    await sender.post('/scans', matchOf(second, { underRecallReason: 'They rebuild it' }), 200)
    const weighed = { batches: [{ batch: third, massGrams: 28_500 }], facts: { scale: 'S-1' } }
    await sender.post('/scans', battery('weighed', weighed), 200)
    await endAll(sender)
    const { code, named, doubts } = await checked(installation)
    expect({ code, named, doubts }).toEqual({ code: 0, named: [], doubts: [] })
  })
})

interface Named {
  readonly named?: readonly Difference[]
  readonly doubts?: readonly Difference[]
}

async function checked(installation: TestInstallation) {
  const { code, json, out } = await runCommand(installation, check)
  const { named = [], doubts = [] } = json as Named
  return { code, named, doubts, out: out.join('\n') }
}

/** Offers and lets leave. */
async function leave(side: Side, offer: object) {
  const { id } = await side.post('/hand-overs', offer, 201)
  await side.post(`/hand-overs/${id}/steps`, carried, 201)
}

async function endAll(side: Side) {
  const { recalls } = (await side.get('/recalls')) as {
    recalls: readonly { id: string; ended: string | null }[]
  }
  for (const { id } of recalls) await side.send(`/recalls/${id}/end`, { note: 'Sound' })
}

/** Lets something happen while every batch of the stream is taken for what a remedy leads to. */
async function lenient({ streams }: TestInstallation, work: () => Promise<void>) {
  const stream = streamOf({ streams })
  const custody = { ...stream.custody, isRemedied: () => true }
  const changed = streams as Map<string, LoadedStream>
  changed.set('battery', { ...stream, custody })
  await work()
  changed.set('battery', stream)
}

function streamOf({ streams }: Pick<TestInstallation, 'streams'>): LoadedStream {
  const stream = streams.get('battery')
  if (stream === undefined) throw new RangeError('Cannot find the battery stream')
  return stream
}

function exampleOf({ streams }: Pick<TestInstallation, 'streams'>, stage: string) {
  const { facts } = streams.get('battery')?.examples.find((one) => one.stage === stage) ?? {}
  return { facts }
}

/** Makes waste of a module: it fails its test for good. */
async function scrap({ recorder, actor, streams }: TestInstallation, batch: string) {
  for (const stage of ['tested', 'tested', 'declared_waste']) {
    const scan = battery(stage, { ...exampleOf({ streams }, stage), batches: [{ batch }] })
    await recorder.record(partsOf([scan], actor))
  }
}

/** Records a part of the walk as a version without the rule did. */
async function record(
  { store, streams, actor }: TestInstallation,
  {
    from,
    to,
    version,
    now = new Date(),
  }: { from?: string; to: string; version?: number; now?: Date },
) {
  const stream = streamOf({ streams })
  const all = stream.examples
  const first = from === undefined ? 0 : all.findIndex(({ stage }) => stage === from)
  const last = all.findIndex(({ stage }) => stage === to)
  const scans = all.slice(first, last + 1).map(({ afterMinutes, ...example }) => ({
    id: randomUUID(),
    stream: 'battery',
    facility: 'A',
    ...example,
    eventTime: new Date(Date.parse('2026-10-01T00:00:00Z') + afterMinutes * 60_000).toISOString(),
  }))
  const custody = { ...stream.custody, isRemedied: () => true }
  const old = { ...stream, custody, version: version ?? stream.version }
  const recorder = createRecorder({
    pool: store.pipeline,
    now: () => now,
    streams: new Map([['battery', old]]),
    log: () => {},
  })
  const receipts = await recorder.record(partsOf(scans, actor))
  await recorder.close()
  expect(receipts.map(({ status }) => status)).toEqual(scans.map(() => 'accepted'))
}
