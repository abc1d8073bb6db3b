import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { derivedIds } from '../../../../api/capture/files/scan-ids.ts'
import { sha256Hex } from '../../../../api/digest.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { batteryRows, csvTable, gridOf, type TableRow } from '../../../harness/battery-table.ts'
import {
  asOwnOrganisation,
  shareTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import { rowsGivenBack, saidOf, sendFile, workbookOf } from '../../../harness/workbook.ts'

const [takenIn, weighed] = batteryRows()

/** A test row of a module that its records prove up to here. */
const tested: TableRow = {
  stream: 'battery',
  stage: 'record_added',
  facility: 'A',
  batch: 'M-1',
  event_time: '2026-11-21T10:00:00+08:00',
  provenStage: 'tested',
  recordsOrigin: 'Constructed records',
  workSteps: '42',
  workStepsMissing: '1',
  temperatureStartCelsius: '25.0',
  capacityAmpereHours: '44.50',
  cRate: '1.00',
  testStart: '2026-11-20T10:00:00+08:00',
  testId: '042',
}

const adopted: TableRow = {
  stream: 'battery',
  stage: 'adopted',
  facility: 'A',
  event_time: '2026-11-20T08:00:00Z',
  output: 'M-1',
  output_kind: 'module',
  provenStage: 'tested',
  recordsOrigin: 'Constructed records',
  chemistry: 'NMC',
  ratedCapacityAmpereHours: '50',
  serial: 'S-1',
}

const shared = shareTestInstallation()

describe('a row sent again in another spelling', () => {
  it.each([
    ['whole numbers', { workSteps: '042', workStepsMissing: '01' }],
    ['decimals', { temperatureStartCelsius: '25', capacityAmpereHours: '44.5', cRate: '1' }],
    ['more decimals', { temperatureStartCelsius: '25.000', capacityAmpereHours: '044.50' }],
    ['another offset', { event_time: '2026-11-21T02:00:00Z' }],
    ['fractions of a second', { event_time: '2026-11-21T10:00:00.000+08:00' }],
    ['without seconds', { event_time: '2026-11-21T10:00+08:00' }],
    ['an offset without a colon', { testStart: '2026-11-20T10:00:00+0800' }],
    ['small letters', { testStart: '2026-11-20t02:00:00z' }],
    ['the other day', { testStart: '2026-11-19T21:30:00-04:30' }],
    ['labels', { stage: ' Earlier RECORD added', recordsOrigin: ' Constructed records ' }],
  ])('is the same row: %s', async (_, spelling) => {
    const installation = await asOwnOrganisation(shared())
    expect(await saidOf(installation, csvTable([adopted, tested]))).toEqual([
      'accepted',
      'accepted',
    ])
    const again = csvTable([{ ...tested, ...spelling }])
    expect(await saidOf(installation, again)).toEqual(['duplicate'])
    const own = { id: randomUUID() }
    const first = await saidOf(installation, csvTable([{ ...tested, ...own, testId: 'T-2' }]))
    expect(first).toEqual(['accepted'])
    const other = csvTable([{ ...tested, ...own, testId: 'T-2', ...spelling }])
    expect(await saidOf(installation, other)).toEqual(['duplicate'])
  })

  it.each([
    ['a text', { testId: '42' }],
    ['another number', { capacityAmpereHours: '44.51' }],
    ['another time', { event_time: '2026-11-21T10:00:00.001+08:00' }],
    ['a missing fact', { cRate: '' }],
  ])('is another row when it says something else: %s', async (_, other) => {
    const installation = await asOwnOrganisation(shared())
    const both = csvTable([adopted, tested, { ...tested, ...other }])
    expect(await saidOf(installation, both)).toEqual(['accepted', 'accepted', 'accepted'])
    const second = await asOwnOrganisation(shared())
    const own = { id: randomUUID() }
    await saidOf(second, csvTable([adopted, { ...tested, ...own }]))
    const changed = csvTable([{ ...tested, ...own, ...other }])
    expect(await saidOf(second, changed)).toEqual([expect.stringMatching(/^id: /)])
  })

  it('is the same in a spreadsheet, in another order of columns and as a line', async () => {
    const installation = await asOwnOrganisation(shared())
    await saidOf(installation, csvTable([adopted, tested]))
    const numbers = new Set(['workSteps', 'temperatureStartCelsius', 'cRate'])
    const cells = Object.entries(tested)
      .reverse()
      .map(([name, text]) => (numbers.has(name) ? { xml: `<v>${Number(text)}</v>` } : text))
    const header = Object.keys(tested).reverse()
    expect(await saidOf(installation, workbookOf([{ rows: [header, cells] }]))).toEqual([
      'duplicate',
    ])
    const { batch, event_time: eventTime, stream, stage, facility, ...facts } = tested
    const scan = { stream, stage, facility, eventTime, batches: [{ batch }], facts }
    const line = JSON.stringify({ ...scan, facts: { ...facts, workSteps: 42, cRate: 1 } })
    const answer = await (await sendFile(installation, line)).json()
    expect(answer).toMatchObject({ receipt: { status: 'duplicate' } })
  })

  it('is the same for a scan that is sent alone', async () => {
    const installation = await asOwnOrganisation(shared())
    await saidOf(installation, csvTable([adopted]))
    const { batch, event_time: eventTime, stream, stage, facility, ...facts } = tested
    const scan = {
      id: randomUUID(),
      stream,
      stage,
      facility,
      eventTime,
      batches: [{ batch }],
      facts,
    }
    const others = { losses: [], outputs: [], eventTime: '2026-11-21T02:00:00Z' }
    const respelt = { ...scan, ...others, id: scan.id.toUpperCase(), facts: { ...facts, cRate: 1 } }
    const post = async (body: object) => {
      const { request } = installation
      const answer = await request('/api/v1/scans', { method: 'POST', body: JSON.stringify(body) })
      return answer.json()
    }
    expect(await post(scan)).toMatchObject({ status: 'accepted' })
    expect(await post(respelt)).toMatchObject({ status: 'duplicate' })
    const changed = { ...respelt, facts: { ...facts, cRate: 2 } }
    expect(await post(changed)).toMatchObject({ code: 'id_reused' })
  })

  it('counts losses once, in whichever order their columns stand', async () => {
    const installation = await asOwnOrganisation(shared())
    const said = derivedIds(
      { streams: installation.streams, organisation: 'first' },
      {
        ...scanOf(weighed),
        losses: [
          { reason: 'dust', massGrams: 1 },
          { reason: 'coolant', massGrams: 2 },
        ],
      },
    )
    const turned = derivedIds(
      { streams: installation.streams, organisation: 'first' },
      {
        ...scanOf(weighed),
        losses: [
          { massGrams: 2, reason: 'coolant' },
          { massGrams: 1, reason: 'dust' },
        ],
      },
    )
    expect('id' in said && said.id).toBe('id' in turned && turned.id)
    expect('former' in said && said.former).not.toBe('former' in turned && turned.former)
  })
})

describe('a row that an earlier version recorded', () => {
  it('stays what it is when the same file is sent again, under its former id', async () => {
    const installation = await asOwnOrganisation(shared())
    const table = [takenIn, weighed]
    const { streams, actor, recorder } = installation
    const former = table.map((row) => {
      const scan = scanOf(row)
      const ids = derivedIds({ streams, organisation: actor.organisation }, scan)
      return { id: 'former' in ids ? ids.former : '', ...scan }
    })
    const recorded = await recorder.record(partsOf(former, actor))
    expect(recorded.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    await asEarlierVersion(installation, former)
    const files = [csvTable(table), workbookOf([{ rows: gridOf(table) }])]
    for (const file of files) {
      const rows = await rowsGivenBack(await sendFile(installation, file))
      expect(rows.map((row) => row.receipt_status)).toEqual(['duplicate', 'duplicate'])
      expect(rows.map((row) => row.receipt_id)).toEqual(former.map(({ id }) => id))
    }
  })
})

/** What a row of these tables said to earlier versions, word for word. */
function scanOf({ stream, stage, facility, operator, event_time: eventTime, ...row }: TableRow) {
  const outputFacts = ['chemistry', 'ratedCapacityAmpereHours', 'nominalVoltageVolts', 'serial']
  const ofOutput = new Set([...outputFacts, 'model', 'lifetimeTraceability', 'photo'])
  const { output, output_kind: _, output_mass_grams: grams, batch, mass_grams: mass, ...rest } = row
  const facts = Object.entries(rest).map(([name, text]) => [name, text === 'No' ? false : text])
  const split = (isOutput: boolean) =>
    Object.fromEntries(
      facts
        .filter(([name]) => ofOutput.has(String(name)) === isOutput)
        .map(([name, text]) => [
          name,
          { 'nmc ': 'NMC', Workshop: 'workshop', '=SCALE-1': '=SCALE-1' }[String(text)] ?? text,
        ]),
    )
  return {
    stream,
    stage: String(stage).toLowerCase(),
    facility,
    eventTime,
    operator,
    batches: batch === undefined ? [] : [{ batch, massGrams: Number(mass) }],
    outputs:
      output === undefined
        ? []
        : [{ batch: output, kind: 'pack', facts: split(true), massGrams: Number(grams) }],
    losses: [],
    additions: [],
    facts: split(false),
  }
}

/** Puts the digests there that earlier versions kept: of the scans as they were sent. */
async function asEarlierVersion(
  { connection }: TestInstallation,
  scans: readonly { readonly id: string }[],
): Promise<void> {
  const owner = new pg.Client(connection)
  await owner.connect()
  await owner.query('set session_replication_role = replica')
  for (const scan of scans) {
    const digest = Buffer.from(sha256Hex(canonical(scan)), 'hex')
    await owner.query('update event set scan_digest = $1 where id = $2', [digest, scan.id])
  }
  await owner.end()
}
