import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Receipt } from '../../../domain/receipt.ts'
import { examples } from '../../../workflows/battery/examples.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery, hoursAgo, takeIn } from '../../harness/held-pack.ts'
import {
  asOwnOrganisation,
  openTestInstallation,
  shareTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'

const day = 24

const triage = examples.find(({ stage }) => stage === 'triaged')?.facts ?? {}

/** For whatever brings in packs; the walk issues a passport, and an installation issues each once. */
const shared = shareTestInstallation()

describe('the time of a scan', () => {
  it.each([
    ['weighed', { scale: 'SCALE-1' }, '2001-05-05T10:00:00Z', '/eventTime'],
    ['weighed', { scale: 'SCALE-1' }, hoursAgo(10 * day).toISOString(), '/eventTime'],
    ['triaged', triage, '2001-05-05T10:00:00Z', '/eventTime'],
    ['triaged', triage, hoursAgo(5 * day).toISOString(), '/eventTime'],
    ['triaged', triage, '0000-01-01T00:00:00Z', '/eventTime'],
    ['triaged', triage, '2024-02-29T00:00:00Z', '/eventTime'],
    ['triaged', triage, hoursAgo(-25).toISOString(), '/eventTime'],
  ])(
    'of %s is refused outside the history of its batch: %s %s',
    async (stage, facts, eventTime, pointer) => {
      const installation = await asOwnOrganisation(shared())
      await accept(installation, [takeIn('PACK', hoursAgo(3 * day))])
      const batches = [{ batch: 'PACK', ...(stage === 'weighed' ? { massGrams: 396_000 } : {}) }]
      const [receipt] = await send(installation, [battery(stage, { eventTime, batches, facts })])
      expect(refusedAt(receipt)).toEqual([pointer])
    },
  )

  it('may lie a clock’s error before the event before it, and is refused beyond', async () => {
    const installation = await asOwnOrganisation(shared())
    await accept(installation, [takeIn('PACK', hoursAgo(60 * day))])
    await accept(installation, [triaged('PACK', hoursAgo(20 * day))])
    const isolated = (time: Date) =>
      battery('isolated', {
        eventTime: time.toISOString(),
        batches: [{ batch: 'PACK' }],
        facts: isolation,
      })
    const [early] = await send(installation, [isolated(hoursAgo(22 * day))])
    expect(refusedAt(early)).toEqual(['/eventTime'])
    expect(early).toMatchObject({ code: 'guard_not_met', faults: [{ says: 'time_before_last' }] })
    await accept(installation, [isolated(hoursAgo(20 * day + 20))])
  })

  it('of what a device without a network found between two others is kept, with a warning', async () => {
    const installation = await asOwnOrganisation(shared())
    await accept(installation, [takeIn('PACK', hoursAgo(30 * day))])
    await accept(installation, [triaged('PACK', hoursAgo(10 * day))])
    const late = battery('weighed', {
      eventTime: hoursAgo(20 * day).toISOString(),
      batches: [{ batch: 'PACK', massGrams: 395_900 }],
      facts: { scale: 'SCALE-1' },
    })
    const [receipt] = await send(installation, [late])
    expect(receipt).toMatchObject({
      status: 'accepted',
      warnings: [expect.stringContaining('Recorded late')],
    })
    // Nothing has to follow a weighing: the next step may have happened before it.
    await accept(installation, [
      battery('weighed', {
        eventTime: hoursAgo(1).toISOString(),
        batches: [{ batch: 'PACK', massGrams: 395_800 }],
        facts: { scale: 'SCALE-1' },
      }),
      battery('isolated', {
        eventTime: hoursAgo(9 * day).toISOString(),
        batches: [{ batch: 'PACK' }],
        facts: isolation,
      }),
    ])
  })

  it('of a record made elsewhere may lie years before the batch came in, and of nothing else', async () => {
    const installation = await asOwnOrganisation(shared())
    await accept(installation, [
      battery('adopted', {
        eventTime: hoursAgo(30 * day).toISOString(),
        outputs: [{ batch: 'CELL', kind: 'cell', massGrams: 900, facts: { chemistry: 'NMC' } }],
        facts: { provenStage: 'tested', recordsOrigin: 'bench' },
      }),
    ])
    const batches = [{ batch: 'CELL' }]
    const eventTime = hoursAgo(900 * day).toISOString()
    const facts = { provenStage: 'tested', recordsOrigin: 'bench', energyWattHours: '120' }
    const weighed = { scale: 'SCALE-1' }
    const [kept, refused, ancient] = await send(installation, [
      battery('record_added', { eventTime, batches, facts }),
      battery('weighed', {
        eventTime,
        batches: [{ batch: 'CELL', massGrams: 899 }],
        facts: weighed,
      }),
      battery('record_added', { eventTime: '1999-12-31T00:00:00.000Z', batches, facts }),
    ])
    const warnings = expect.arrayContaining([expect.stringContaining('Recorded late')])
    expect(kept).toMatchObject({ status: 'accepted', warnings })
    expect([refusedAt(refused), refusedAt(ancient)]).toEqual([['/eventTime'], ['/eventTime']])
  })

  it('may lie before the record of an intake that says no time of its own, by a month at most', async () => {
    const installation = await asOwnOrganisation(shared())
    const { eventTime: _, ...undated } = takeIn('PACK', new Date())
    await accept(installation, [undated])
    const [early] = await send(installation, [triaged('PACK', hoursAgo(40 * day))])
    expect(refusedAt(early)).toEqual(['/eventTime'])
    await accept(installation, [triaged('PACK', hoursAgo(6 * day))])
  })

  it('is held against what the same request recorded before it', async () => {
    const installation = await asOwnOrganisation(shared())
    const [made, early] = await send(installation, [
      takeIn('PACK', hoursAgo(day)),
      triaged('PACK', hoursAgo(5 * day)),
    ])
    expect(made?.status).toBe('accepted')
    expect(refusedAt(early)).toEqual(['/eventTime'])
  })

  it('of what was reversed binds nothing that comes after, and a reversal follows what it reverses', async () => {
    const installation = await asOwnOrganisation(shared())
    await accept(installation, [takeIn('PACK', hoursAgo(30 * day))])
    const wrong = triaged('PACK', hoursAgo(2))
    await accept(installation, [wrong])
    const reversal = (time?: Date) =>
      battery('reversed', {
        reverses: wrong.id,
        facts: { reason: 'wrong day' },
        ...(time === undefined ? {} : { eventTime: time.toISOString() }),
      })
    const [early] = await send(installation, [reversal(hoursAgo(3 * day))])
    expect(refusedAt(early)).toEqual(['/eventTime'])
    await accept(installation, [reversal()])
    await accept(installation, [triaged('PACK', hoursAgo(20 * day))])
  })

  it('is asked of bulk lines and of rows of a table, too', async () => {
    const installation = await asOwnOrganisation(shared())
    await accept(installation, [takeIn('PACK', hoursAgo(3 * day))])
    const eventTime = '2001-05-05T10:00:00+08:00'
    const line = battery('weighed', {
      eventTime,
      batches: [{ batch: 'PACK', massGrams: 396_000 }],
      facts: { scale: 'SCALE-1' },
    })
    const bulk = await installation.request('/api/v1/scans', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: `${JSON.stringify(line)}\n`,
    })
    expect(await bulk.text()).toContain('/eventTime')
    const table = `stream,stage,facility,event_time,batch,mass_grams,scale\nbattery,weighed,A,${eventTime},PACK,396000,S1\n`
    const rows = await installation.request('/api/v1/imports', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: table,
    })
    expect(await rows.text()).toContain('lies before “PACK” came in')
  })
})

describe('dates among facts', () => {
  it.each([
    ['removalDate', '2031-01-01'],
    ['removalDate', '1975-01-01'],
    ['removalDate', new Date(Date.now() + 2 * day * 3_600_000).toISOString().slice(0, 10)],
  ])('of an intake are refused when they cannot be: %s %s', async (name, value) => {
    const installation = await asOwnOrganisation(shared())
    const scan = takeIn('PACK', hoursAgo(1))
    const [receipt] = await send(installation, [
      { ...scan, facts: { ...(scan.facts as object), [name]: value } },
    ])
    expect(refusedAt(receipt)).toEqual([`/facts/${name}`])
  })

  it('are refused all at once, with the time of the scan', async () => {
    const installation = await openTestInstallation()
    await walkTo(installation, 'declared_waste')
    const facts = { ...consignment, exported: false, collectedAt: '2030-01-01T00:00:00Z' }
    const eventTime = '2001-01-01T00:00:00Z'
    const [receipt] = await send(installation, [
      battery('consigned', { eventTime, batches, facts }),
    ])
    expect(refusedAt(receipt)).toContain('/eventTime')
    expect(refusedAt(receipt)).toContain('/facts/collectedAt')
  })

  it.each([
    ['tested', 'testStart', '2001-03-03T02:00:00Z'],
    ['tested', 'testStart', hoursAgo(-2).toISOString()],
    ['declared_waste', 'wasteDeclaredOn', '2040-01-01'],
    ['consigned', 'collectedAt', '2030-01-01T00:00:00Z'],
    ['consigned', 'collectedAt', '2010-01-01T00:00:00Z'],
    ['received', 'receptionTime', '2026-03-10T02:00:00.000Z'],
    ['put_into_service', 'dateOfPuttingIntoService', '2035-01-01'],
    ['put_into_service', 'dateOfPuttingIntoService', '2010-01-01'],
  ])('of %s are refused when they cannot be: %s %s', async (stage, name, value) => {
    const installation = await openTestInstallation()
    await walkTo(installation, stage, { before: true })
    const example = exampleOf(installation, stage)
    const facts = { ...(example.facts as object), [name]: value }
    const [receipt] = await send(installation, [{ ...example, facts }])
    expect(refusedAt(receipt)).toEqual([`/facts/${name}`])
  })

  it('name a bench whose calibration was over', async () => {
    const installation = await openTestInstallation()
    await walkTo(installation, 'tested', { before: true })
    const example = exampleOf(installation, 'tested')
    const facts = { ...(example.facts as object), calibrationDue: '2020-01-31' }
    const [receipt] = await send(installation, [{ ...example, facts }])
    const values = { field: 'calibrationDue', found: '2020-01-31' }
    // What makes the sentence in another language goes with it.
    const warned = expect.arrayContaining([
      { says: 'date_over', values: expect.objectContaining(values) },
    ])
    expect(receipt).toMatchObject({ status: 'accepted', warned })
    expect(JSON.stringify(receipt)).toContain('“Calibration due”: 31 Jan 2020 was over')
  })
})

describe('a permit', () => {
  it.each([
    ['2026-11-21T07:00:00+08:00', undefined, 'refused'],
    ['2026-11-20T20:00:00-05:00', undefined, 'accepted'],
    ['2026-11-21T09:00:00+08:00', undefined, 'refused'],
    ['2026-11-20T12:00:00+08:00', undefined, 'accepted'],
    ['2026-11-20T23:00:00Z', 'Asia/Hong_Kong', 'refused'],
    ['2026-11-20T23:00:00Z', 'Europe/Berlin', 'refused'],
    ['2026-11-20T22:30:00Z', 'Europe/Berlin', 'accepted'],
    ['2026-11-21T01:00:00Z', 'America/New_York', 'accepted'],
    ['2026-11-20T10:30:00Z', 'Pacific/Kiritimati', 'refused'],
    ['2026-11-20T23:00:00Z', undefined, 'refused'],
  ])(
    'until 20 November is judged on the day of the place: %s, zone %s: %s',
    async (eventTime, timeZone, status) => {
      const installation = await openTestInstallation()
      if (timeZone !== undefined) {
        const body = JSON.stringify({ timeZone })
        await installation.request('/api/v1/facilities/A', { method: 'PATCH', body })
      }
      await walkTo(installation, 'declared_waste')
      const facts = {
        ...consignment,
        exported: true,
        exportPermit: 'EP-1',
        exportPermitValidUntil: '2026-11-20',
        importConsent: 'IC-1',
        exportPermitMassLeftGrams: 1_000_000,
      }
      const [receipt] = await send(installation, [
        battery('consigned', { eventTime, batches, facts }),
      ])
      expect(receipt?.status).toBe(status)
      if (status === 'refused') {
        expect(refusedAt(receipt)).toEqual(['/facts/exportPermitValidUntil'])
      }
    },
  )
})

const batches = ['09', '10', '11', '12'].map((one) => ({ batch: `MOD-HK-0001-${one}` }))

const consignment = {
  tripTicket: 'TT-0001',
  collectorLicence: 'constructed licence',
  collectedAt: '2026-11-20T03:00:00.000Z',
  unNumber: 'UN3480',
  packingInstruction: 'P909',
  grossMassGrams: 131_000,
}

const isolation = {
  highVoltageDisconnectRemoved: true,
  residualVoltageVolts: '3.2',
  lockOutId: 'LOCK-17',
  stateOfChargePercent: '24',
}

const start = Date.parse('2026-10-01T00:00:00Z')

/** Scans of the battery walk as far as a stage, or as far as the one before its first. */
async function walkTo(
  installation: TestInstallation,
  stage: string,
  { before = false }: { before?: boolean } = {},
) {
  const walk = installation.streams.get('battery')?.examples ?? []
  const at = walk.findIndex((one) => one.stage === stage)
  await accept(
    installation,
    walk.slice(0, before ? at : at + 1).map(({ afterMinutes, ...example }) => ({
      ...battery(example.stage, { ...example }),
      eventTime: new Date(start + afterMinutes * 60_000).toISOString(),
    })),
  )
}

function exampleOf(installation: TestInstallation, stage: string) {
  const walk = installation.streams.get('battery')?.examples ?? []
  const found = walk.find((one) => one.stage === stage)
  if (found === undefined) throw new RangeError(`There is no example of "${stage}"`)
  const { afterMinutes, ...example } = found
  const eventTime = new Date(start + afterMinutes * 60_000).toISOString()
  return battery(stage, { ...example, eventTime })
}

function triaged(batch: string, time: Date) {
  const eventTime = time.toISOString()
  return battery('triaged', { eventTime, batches: [{ batch }], facts: triage })
}

async function accept(installation: TestInstallation, scans: readonly object[]) {
  const receipts = await send(installation, scans)
  const refused = receipts.find(({ status }) => status !== 'accepted')
  expect(refused).toBeUndefined()
}

async function send(
  { request }: TestInstallation,
  scans: readonly object[],
): Promise<readonly Receipt[]> {
  const sent = scans.map((scan) => ({ ...scan, id: 'id' in scan ? scan.id : randomUUID() }))
  const answer = await request('/api/v1/scans', { method: 'POST', body: JSON.stringify(sent) })
  return jsonOf(answer)
}

function refusedAt(receipt: Receipt | undefined): readonly string[] {
  return receipt?.status === 'refused' ? receipt.faults.map(({ pointer }) => pointer) : []
}
