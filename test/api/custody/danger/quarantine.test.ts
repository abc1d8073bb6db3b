import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { battery, hoursAgo, recordAt, takeIn } from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'

const hold = {
  quarantinePlace: 'Bay 3',
  quarantineReason: 'smoke',
  watchIntervalHours: '4',
  quarantineTemperatureCelsius: '24',
  reviewBy: '2027-01-01',
}

describe('a quarantine', () => {
  it('rises, and neither falls nor gets shorter, whatever dates a scan carries', async () => {
    const installation = await openWithPack()
    const dated = hoursAgo(480).toISOString()
    const answer = await quarantine(installation, 'amber', {
      quarantineStart: dated,
      eventTime: dated,
    })
    const until = Date.parse(String(answer.decisions.quarantinedUntil))
    expect(until).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    const risen = await quarantine(installation, 'red')
    expect(Date.parse(String(risen.decisions.quarantinedUntil))).toBeGreaterThan(until)
    expect(await quarantine(installation, 'amber')).toMatchObject({ code: 'guard_not_met' })
    const ahead = new Date(Date.now() + 20 * 3_600_000).toISOString()
    const facts = { releaseTemperatureCelsius: '22', releaseFindings: 'cold' }
    const early = battery('released', { batches: [{ batch: 'PACK' }], eventTime: ahead, facts })
    expect(await send(installation, early)).toMatchObject({ code: 'guard_not_met' })
  })

  it('goes on when the unit is declared waste, and no triage but one after its release finds it safer', async () => {
    const installation = await openWithPack()
    await quarantine(installation, 'red')
    const at = { batches: [{ batch: 'PACK' }] }
    await send(
      installation,
      battery('declared_waste', { ...at, facts: factsOf(installation, 'declared_waste') }),
    )
    const back = { ...at, facts: { preparationOperator: 'Operator' } }
    expect(await send(installation, battery('prepared_for_repurposing', back))).toMatchObject({
      status: 'accepted',
    })
    const triaged = battery('triaged', { ...at, facts: factsOf(installation, 'triaged') })
    expect(await send(installation, triaged)).toMatchObject({
      code: 'guard_not_met',
      faults: [{ says: 'class_not_lowered' }],
    })
    expect(await batchOf(installation)).toMatchObject({ danger: { name: 'red', held: true } })
  })

  it('and a triage that found something are not taken back, alone or in a correction', async () => {
    const installation = await openWithPack()
    const red = { ...factsOf(installation, 'triaged'), smokeOdourOrHissing: true }
    const triaged = battery('triaged', { batches: [{ batch: 'PACK' }], facts: red })
    expect(await send(installation, triaged)).toMatchObject({ decisions: { triageClass: 'red' } })
    const reversal = (reverses: string) => ({
      id: randomUUID(),
      stream: 'battery',
      stage: 'reversed',
      facility: 'A',
      reverses,
      facts: { reason: 'slip' },
    })
    expect(await send(installation, reversal(triaged.id))).toMatchObject({
      code: 'second_person_needed',
      faults: [{ says: 'reversal_lowers' }],
    })
    const correction = await installation.request('/api/v1/corrections', {
      method: 'POST',
      body: JSON.stringify({
        id: randomUUID(),
        event: triaged.id,
        reason: 'slip',
        replacement: {
          stage: 'triaged',
          batches: [{ batch: 'PACK' }],
          facts: factsOf(installation, 'triaged'),
        },
      }),
    })
    expect([correction.status, (await batchOf(installation)).state]).toEqual([409, 'triaged'])
    const { id } = await quarantine(installation, 'red')
    expect(await send(installation, reversal(id))).toMatchObject({
      code: 'second_person_needed',
      faults: [{ says: 'ended_by_two' }],
    })
  })

  it('is always open, where readings that cannot be are to be taken again', async () => {
    const installation = await openWithPack()
    const facts = { ...factsOf(installation, 'triaged'), openCircuitVoltageVolts: '1400' }
    const impossible = { ...facts, lowestCellVoltageV: '4.0', highestCellVoltageV: '3.5' }
    const scan = battery('triaged', { batches: [{ batch: 'PACK' }], facts: impossible })
    const refused = await post(installation, scan)
    expect([...(await pointersIn(refused))].sort()).toEqual([
      '/facts/highestCellVoltageV',
      '/facts/lowestCellVoltageV',
      '/facts/openCircuitVoltageVolts',
    ])
    expect(await quarantine(installation, 'red')).toMatchObject({ status: 'accepted' })
  })

  it('keeps a unit of less than 100 Ω/V closed, also after its release', async () => {
    const installation = await openWithPack()
    const bad = { ...factsOf(installation, 'triaged'), insulationPositiveKiloohm: '10' }
    const triaged = battery('triaged', { batches: [{ batch: 'PACK' }], facts: bad })
    expect(await send(installation, triaged)).toMatchObject({
      decisions: { triageClass: 'amber', insulationFailed: true },
    })
    const isolated = battery('isolated', {
      batches: [{ batch: 'PACK' }],
      facts: factsOf(installation, 'isolated'),
    })
    expect(JSON.stringify(await send(installation, isolated))).toContain('100 Ω/V')
  })
})

async function openWithPack(): Promise<TestInstallation> {
  const installation = await openTestInstallation()
  await recordAt(installation, hoursAgo(500), [takeIn('PACK', hoursAgo(500))])
  return installation
}

interface Answer {
  readonly id: string
  readonly decisions: Readonly<Record<string, unknown>>
}

async function quarantine(
  installation: TestInstallation,
  quarantineClass: 'amber' | 'red',
  { eventTime, quarantineStart = new Date().toISOString() }: Record<string, string> = {},
): Promise<Answer> {
  const quarantinePacking = quarantineClass === 'red' ? 'P911' : 'P908'
  const facts = { ...hold, quarantineClass, quarantinePacking, quarantineStart }
  const when = eventTime === undefined ? {} : { eventTime }
  return send(
    installation,
    battery('quarantined', { batches: [{ batch: 'PACK' }], facts, ...when }),
  )
}

async function post({ request }: TestInstallation, scan: object): Promise<Response> {
  return request('/api/v1/scans', { method: 'POST', body: JSON.stringify(scan) })
}

async function send(installation: TestInstallation, scan: object): Promise<Answer> {
  return jsonOf(await post(installation, scan))
}

async function batchOf({ request }: TestInstallation): Promise<{ state: string }> {
  return jsonOf(await request('/api/v1/batches/PACK'))
}

function factsOf({ streams }: TestInstallation, stage: string) {
  const example = streams.get('battery')?.examples.find((one) => one.stage === stage)
  return { ...example?.facts }
}
