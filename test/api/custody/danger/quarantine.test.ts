import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { battery, hoursAgo, recordAt, takeIn } from '../../../harness/held-pack.ts'
import { openTestWorkspace, type TestWorkspace } from '../../../harness/workspace.ts'

const hold = {
  quarantinePlace: 'Bay 3',
  quarantineReason: 'smoke',
  watchIntervalHours: '4',
  quarantineTemperatureCelsius: '24',
  reviewBy: '2027-01-01',
}

describe('a quarantine', () => {
  it('rises, and neither falls nor gets shorter, whatever dates a scan carries', async () => {
    const workspace = await openWithPack()
    const dated = hoursAgo(480).toISOString()
    const answer = await quarantine(workspace, 'amber', {
      quarantineStart: dated,
      eventTime: dated,
    })
    const until = Date.parse(String(answer.decisions.quarantinedUntil))
    expect(until).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    const risen = await quarantine(workspace, 'red')
    expect(Date.parse(String(risen.decisions.quarantinedUntil))).toBeGreaterThan(until)
    expect(await quarantine(workspace, 'amber')).toMatchObject({ code: 'guard_not_met' })
    const ahead = new Date(Date.now() + 20 * 3_600_000).toISOString()
    const facts = { releaseTemperatureCelsius: '22', releaseFindings: 'cold' }
    const early = battery('released', { batches: [{ batch: 'PACK' }], eventTime: ahead, facts })
    expect(await send(workspace, early)).toMatchObject({ code: 'guard_not_met' })
  })

  it('goes on when the unit is declared waste, and no triage but one after its release finds it safer', async () => {
    const workspace = await openWithPack()
    await quarantine(workspace, 'red')
    const at = { batches: [{ batch: 'PACK' }] }
    await send(
      workspace,
      battery('declared_waste', { ...at, facts: factsOf(workspace, 'declared_waste') }),
    )
    const back = { ...at, facts: { preparationOperator: 'Operator' } }
    expect(await send(workspace, battery('prepared_for_repurposing', back))).toMatchObject({
      status: 'accepted',
    })
    const triaged = battery('triaged', { ...at, facts: factsOf(workspace, 'triaged') })
    expect(await send(workspace, triaged)).toMatchObject({
      code: 'guard_not_met',
      faults: [{ says: 'class_not_lowered' }],
    })
    expect(await batchOf(workspace)).toMatchObject({ danger: { name: 'red', held: true } })
  })

  it('and a triage that found something are not taken back, alone or in a correction', async () => {
    const workspace = await openWithPack()
    const red = { ...factsOf(workspace, 'triaged'), smokeOdourOrHissing: true }
    const triaged = battery('triaged', { batches: [{ batch: 'PACK' }], facts: red })
    expect(await send(workspace, triaged)).toMatchObject({ decisions: { triageClass: 'red' } })
    const reversal = (reverses: string) => ({
      id: randomUUID(),
      stream: 'battery',
      stage: 'reversed',
      facility: 'A',
      reverses,
      facts: { reason: 'slip' },
    })
    expect(await send(workspace, reversal(triaged.id))).toMatchObject({
      code: 'second_person_needed',
      faults: [{ says: 'reversal_lowers' }],
    })
    const correction = await workspace.request('/api/v1/corrections', {
      method: 'POST',
      body: JSON.stringify({
        id: randomUUID(),
        event: triaged.id,
        reason: 'slip',
        replacement: {
          stage: 'triaged',
          batches: [{ batch: 'PACK' }],
          facts: factsOf(workspace, 'triaged'),
        },
      }),
    })
    expect([correction.status, (await batchOf(workspace)).state]).toEqual([409, 'triaged'])
    const { id } = await quarantine(workspace, 'red')
    expect(await send(workspace, reversal(id))).toMatchObject({
      code: 'second_person_needed',
      faults: [{ says: 'ended_by_two' }],
    })
  })

  it('is always open, where readings that cannot be are to be taken again', async () => {
    const workspace = await openWithPack()
    const facts = { ...factsOf(workspace, 'triaged'), openCircuitVoltageVolts: '1400' }
    const impossible = { ...facts, lowestCellVoltageV: '4.0', highestCellVoltageV: '3.5' }
    const scan = battery('triaged', { batches: [{ batch: 'PACK' }], facts: impossible })
    const refused = await post(workspace, scan)
    expect([...(await pointersIn(refused))].sort()).toEqual([
      '/facts/highestCellVoltageV',
      '/facts/lowestCellVoltageV',
      '/facts/openCircuitVoltageVolts',
    ])
    expect(await quarantine(workspace, 'red')).toMatchObject({ status: 'accepted' })
  })

  it('keeps a unit of less than 100 Ω/V closed, also after its release', async () => {
    const workspace = await openWithPack()
    const bad = { ...factsOf(workspace, 'triaged'), insulationPositiveKiloohm: '10' }
    const triaged = battery('triaged', { batches: [{ batch: 'PACK' }], facts: bad })
    expect(await send(workspace, triaged)).toMatchObject({
      decisions: { triageClass: 'amber', insulationFailed: true },
    })
    const isolated = battery('isolated', {
      batches: [{ batch: 'PACK' }],
      facts: factsOf(workspace, 'isolated'),
    })
    expect(JSON.stringify(await send(workspace, isolated))).toContain('100 Ω/V')
  })
})

async function openWithPack(): Promise<TestWorkspace> {
  const workspace = await openTestWorkspace()
  await recordAt(workspace, hoursAgo(500), [takeIn('PACK', hoursAgo(500))])
  return workspace
}

interface Answer {
  readonly id: string
  readonly decisions: Readonly<Record<string, unknown>>
}

async function quarantine(
  workspace: TestWorkspace,
  quarantineClass: 'amber' | 'red',
  { eventTime, quarantineStart = new Date().toISOString() }: Record<string, string> = {},
): Promise<Answer> {
  const quarantinePacking = quarantineClass === 'red' ? 'P911' : 'P908'
  const facts = { ...hold, quarantineClass, quarantinePacking, quarantineStart }
  const when = eventTime === undefined ? {} : { eventTime }
  return send(workspace, battery('quarantined', { batches: [{ batch: 'PACK' }], facts, ...when }))
}

async function post({ request }: TestWorkspace, scan: object): Promise<Response> {
  return request('/api/v1/scans', { method: 'POST', body: JSON.stringify(scan) })
}

async function send(workspace: TestWorkspace, scan: object): Promise<Answer> {
  return jsonOf(await post(workspace, scan))
}

async function batchOf({ request }: TestWorkspace): Promise<{ state: string }> {
  return jsonOf(await request('/api/v1/batches/PACK'))
}

function factsOf({ streams }: TestWorkspace, stage: string) {
  const example = streams.get('battery')?.examples.find((one) => one.stage === stage)
  return { ...example?.facts }
}
