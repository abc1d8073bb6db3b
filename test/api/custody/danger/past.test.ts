import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import type { Difference } from '../../../../api/commands/check/findings.ts'
import { check } from '../../../../api/commands/check.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { createRecorder } from '../../../../api/recording/recorder.ts'
import type { Stage } from '../../../../workflows/stream.ts'
import type { LoadedStream } from '../../../../workflows/streams.ts'
import { battery, hoursAgo, takeIn } from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { runCommand } from '../../../harness/run-command.ts'
import { dismantle, offerOf, openTwo } from '../../../harness/sides.ts'

const faults = 'wrong packing, a lowered class, a dated hold, a quarantine taken back'

it.each([
  ['a difference, where its version refused it', 2, { code: 1, differences: 4, doubtful: 0 }],
  ['a doubt, where only later versions do', 1, { code: 0, differences: 0, doubtful: 4 }],
])(`names what was let pass (${faults}): %s`, async (_, version, expected) => {
  const installation = await openTestInstallation()
  expect(await differencesOf(installation)).toBe(0)
  const before = { triageClass: 'red', triageReasons: [] }
  const released = { releasedBy: 'person-1', secondReleasedBy: 'person-2' }
  const held = hold('HELD', 'red')
  await recordAsBefore(installation, { version, triaged: before }, [
    ...['SENT', 'LOWERED', 'HELD', 'BACK'].map((code) => takeIn(code, hoursAgo(900))),
    triage('SENT'),
    scanOf(installation, 'declared_waste', 'SENT', {}),
    scanOf(installation, 'consigned', 'SENT', {
      packingInstruction: 'P909',
      grossMassGrams: 500_000,
    }),
    hold('LOWERED', 'red'),
    hold('LOWERED', 'amber'),
    held,
    battery('released', {
      batches: [{ batch: 'HELD' }],
      facts: { ...released, releaseTemperatureCelsius: '20', releaseFindings: 'cold' },
    }),
    ...takenBack('BACK'),
  ])
  const { code, json, out } = await runCommand(installation, check)
  const { differences, doubtful = 0, named = [], doubts = [] } = json as Answer
  expect({ code, differences, doubtful }).toEqual(expected)
  const said = [...named, ...doubts].map(({ column, found }) => `${column}: ${found}`)
  expect(said.sort()).toEqual([
    expect.stringMatching(/^consigned: .*P911/),
    expect.stringMatching(/^quarantined: .*cannot be lowered/),
    expect.stringMatching(/^released: .*is held until/),
    'reversed: "quarantined" reversed, where "released" ends it',
  ])
  for (const line of [...named, ...doubts]) expect(out.join('\n')).toContain(line.found)
})

interface Answer {
  readonly differences: number
  readonly doubtful?: number
  readonly named?: readonly Difference[]
  readonly doubts?: readonly Difference[]
}

it.each([
  ['a difference', 2, 'named'],
  ['a doubt, where its version allowed it', 1, 'doubts'],
] as const)(
  'names a hand-over whose red goods left in the packing of sound ones: %s',
  async (_, version, place) => {
    const { sender, installation } = await openTwo()
    const battery = installation.streams.get('battery')
    if (battery === undefined) throw new RangeError('Cannot find the battery stream')
    const streams = installation.streams as Map<string, LoadedStream>
    streams.set('battery', { ...battery, version })
    const [code = ''] = await dismantle(installation)
    const { id } = await sender.post('/hand-overs', offerOf([code]), 201)
    await sender.post(
      `/hand-overs/${id}/steps`,
      { step: 'dispatch', carrier: { name: 'Carrier' } },
      201,
    )
    expect(await differencesOf(installation)).toBe(0)
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    await owner.query(`update hand_over_cargo set context = '{"triageClass":"red"}'`)
    await owner.end()
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings[place]).toMatchObject([
      { table: 'hand_over', column: 'papers', found: expect.stringContaining('P911') },
    ])
    expect(findings.differences + findings.doubtful).toBe(1)
  },
)

async function differencesOf({ store, streams }: TestInstallation): Promise<number> {
  const { findings } = await checkHistory(store.system, streams, () => {})
  return findings.differences
}

function triage(batch: string) {
  return battery('triaged', { batches: [{ batch }], facts: {} })
}

function hold(batch: string, quarantineClass: 'amber' | 'red') {
  return battery('quarantined', {
    batches: [{ batch }],
    facts: {
      quarantineClass,
      quarantinePlace: 'Bay 3',
      quarantineReason: 'smell',
      quarantineStart: hoursAgo(500).toISOString(),
      watchIntervalHours: '4',
      quarantineTemperatureCelsius: '24',
      quarantinePacking: 'P908',
      reviewBy: '2027-01-01',
    },
  })
}

function takenBack(batch: string) {
  const held = hold(batch, 'red')
  const rest = { stream: 'battery', stage: 'reversed', facility: 'A' }
  return [held, { id: randomUUID(), ...rest, reverses: held.id, facts: { reason: 'slip' } }]
}

function scanOf({ streams }: TestInstallation, stage: string, batch: string, more: object) {
  const example = streams.get('battery')?.examples.find((one) => one.stage === stage)
  return battery(stage, { batches: [{ batch }], facts: { ...example?.facts, ...more } })
}

/** Records by rules as they were: triage asked nothing of readings, quarantine took any class and any start. */
async function recordAsBefore(
  { store, streams, actor }: TestInstallation,
  { version, triaged }: { version: number; triaged: object },
  scans: readonly object[],
): Promise<void> {
  const stream = streams.get('battery')
  if (stream === undefined) throw new RangeError('Cannot find the battery stream')
  const { endedBy: _, ...quarantined } = stageOf('quarantined')
  const until = hoursAgo(400).toISOString()
  const before: Record<string, Stage> = {
    triaged: { ...stageOf('triaged'), fields: [], decide: () => ({ decisions: { ...triaged } }) },
    quarantined: {
      ...quarantined,
      decide: () => ({ decisions: { quarantinedUntil: until, releasedFromQuarantine: false } }),
    },
    consigned: {
      ...stageOf('consigned'),
      decide: () => ({
        decisions: { sentMassGrams: 396_000, unitsSent: 1, wasteStage: 'consigned' },
      }),
    },
  }
  const old = {
    ...stream,
    version,
    allStages: { ...stream.allStages, ...before },
    custody: { ...stream.custody, gravityOf: () => 0, dangerOf: () => undefined },
  }
  const recorder = createRecorder({
    pool: store.pipeline,
    now: () => new Date(),
    streams: new Map([['battery', old]]),
    log: () => {},
  })
  for (const scan of scans) {
    const [receipt] = await recorder.record(partsOf([scan], actor))
    expect(receipt).toMatchObject({ status: 'accepted' })
  }
  await recorder.close()

  function stageOf(name: string): Stage {
    const stage = stream?.allStages[name]
    if (stage === undefined) throw new RangeError(`Cannot find stage "${name}"`)
    return stage
  }
}
