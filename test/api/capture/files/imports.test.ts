import { deflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { forms } from '../../../../api/capture/files/file-form.ts'
import type { Problem } from '../../../../api/http/problem.ts'
import { xlsxOf } from '../../../../api/outputs/xlsx.ts'
import { storedZip } from '../../../../api/zip.ts'
import { jsonOf } from '../../../harness/answers.ts'
import {
  batteryRows,
  csvTable,
  gridOf,
  rowsOf,
  type TableRow,
} from '../../../harness/battery-table.ts'
import {
  asOwnOrganisation,
  shareTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'

type Body = string | Uint8Array<ArrayBuffer>

const shared = shareTestInstallation()

it('records a table row by row and gives it back with receipts; again it changes nothing', async () => {
  const installation = await asOwnOrganisation(shared())
  const table = csvTable(batteryRows())
  const first = await importTable(installation, table)
  expect(said(first)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(first[1]).toMatchObject({ scale: "'=SCALE-1", receipt_states: 'PACK-1: taken_in' })
  expect(first[2]).toMatchObject({ surfaceTemperatureCelsius: '-2.5', receipt_code: '' })
  const again = await importTable(installation, table)
  expect(said(again)).toEqual(['duplicate', 'duplicate', 'duplicate'])
  expect(again.map(idOf)).toEqual(first.map(idOf))
  const givenBack = await (await send(installation, table)).text()
  const third = await importTable(installation, givenBack)
  expect(third.map(idOf)).toEqual(first.map(idOf))
  expect(said(third)).toEqual(['duplicate', 'duplicate', 'duplicate'])
  expect(installation.logged).toEqual([])
})

it('names every fault of a row by its column, and takes its neighbours', async () => {
  const installation = await asOwnOrganisation(shared())
  const [taken, weighed] = batteryRows()
  const { serial: _, ...withoutSerial } = taken
  const rows = [
    taken,
    { ...withoutSerial, output: 'P-2', output_mass_grams: '396,5', declaredWaste: 'maybe' },
    { ...taken, output: 'P-3', ratedCapacityAmpereHours: '216,5', chemistry: 'NMCC' },
    { ...weighed, batch: 'P-1;P-2', mass_grams: '5' },
    { ...weighed, facility: 'NOWHERE' },
    { ...weighed, remarks: 'left at the gate' },
    { ...weighed, stage: 'wieghed' },
  ]
  const [first, second, third, ...rest] = said(await importTable(installation, csvTable(rows)))
  expect(first).toBe('accepted')
  expect(second).toMatch(/output_mass_grams: Cannot read "396,5": expected whole grams/)
  expect(second).toMatch(/declaredWaste: .*"maybe": expected yes, no, .*是 or 否/)
  expect(second).toMatch(/serial: “serial” is missing/)
  expect(third).toMatch(/ratedCapacityAmpereHours: .*"216,5": .*written without a comma/)
  expect(third).toMatch(/chemistry: .*"NMCC": expected one of .*NMC/)
  expect(rest[0]).toMatch(/mass_grams: Cannot match 1 of "mass_grams" with 2 of "batch"/)
  expect(rest[1]).toMatch(/^facility: Cannot find facility "NOWHERE"/)
  expect(rest[2]).toMatch(/^remarks: Cannot read fact "remarks"/)
  expect(rest[3]).toMatch(/^stage: Cannot find stage "wieghed": expected one of .*weighed/)
})

it('takes a spreadsheet and gives a spreadsheet back', async () => {
  const installation = await asOwnOrganisation(shared())
  const xlsx = Uint8Array.from(await xlsxOf(gridOf(batteryRows())))
  const response = await send(installation, xlsx, 'application/octet-stream')
  expect(response.headers.get('content-type')).toBe(forms.xlsx)
  const back = Buffer.from(await response.arrayBuffer())
  const rows = rowsOf((await readSheet(back)).map((row) => row.map((cell) => String(cell ?? ''))))
  expect(said(rows)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(rows[1]?.scale).toBe("'=SCALE-1")
  // The same rows are the same scans in whatever form they come.
  const again = await importTable(installation, csvTable(batteryRows()))
  expect(again.map(idOf)).toEqual(rows.map(idOf))
  expect(said(again)).toEqual(['duplicate', 'duplicate', 'duplicate'])
})

it('takes lines and gives lines back, each with its receipt', async () => {
  const installation = await asOwnOrganisation(shared())
  const facts = { scale: 'S-1' }
  const scan = { stream: 'battery', stage: 'weighed', facility: 'A', facts, batches: [] }
  const lines = `${JSON.stringify(scan)}\r\n\nnull\n{"stream":\n{"facts":{"x":1e999}}\n{"operator":"\\ud800"}\n${JSON.stringify(scan)}`
  const response = await send(installation, lines, 'text/plain')
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const back = (await response.text()).trimEnd().split('\n')
  const read = back.map((line) => JSON.parse(line))
  expect(read).toMatchObject([
    { ...scan, receipt: { status: 'refused' } },
    { unreadable: 'null', receipt: { status: 'refused', code: 'invalid' } },
    { unreadable: '{"stream":', receipt: { status: 'refused', code: 'invalid' } },
    { unreadable: '{"facts":{"x":1e999}}', receipt: { status: 'refused', code: 'invalid' } },
    { unreadable: '{"operator":"\\ud800"}', receipt: { status: 'refused', code: 'invalid' } },
    { ...scan, receipt: { status: 'refused' } },
  ])
})

it('refuses a file that cannot be read, saying what would be right', async () => {
  const installation = await asOwnOrganisation(shared())
  const refused: readonly (readonly [Body, number, RegExp])[] = [
    ['', 422, /empty file/],
    ['\n\n', 422, /empty file/],
    ['stream,stage\0,facility\n', 422, /null bytes/],
    ['stream;stage;place\n', 422, /column "facility".*names separated by commas/],
    ['stream,stage,facility,stage\n', 422, /Cannot tell which "stage" is meant/],
    ['[{"stream":"battery"}]', 422, /JSON list: expected NDJSON/],
    [`stream,stage,facility${',x'.repeat(1_000_000)}\n`, 422, /longer than 1048576 characters/],
    [`stream,stage,facility${','.repeat(300_000)}\n`, 413, /300003 columns: expected at most 1000/],
    [`stream,stage,facility${',x'.repeat(2_000)}\n`, 413, /at most 1000/],
    ['stream,stage,"facility\n', 422, /Cannot read the table/],
    [Uint8Array.from(Buffer.from('stream,stage,facilit\u00E9\n', 'latin1')), 422, /not UTF-8/],
    [Uint8Array.from(Buffer.from('PK\x03\x04junk')), 422, /cut off; expected an XLSX/],
  ]
  for (const [body, status, message] of refused) {
    const response = await send(installation, body)
    const problem = await jsonOf<Problem>(response)
    expect(problem.faults.map((fault) => fault.message).join('\n')).toMatch(message)
    expect(response.status).toBe(status)
  }
  const form = await send(installation, '--x', 'multipart/form-data; boundary=x')
  expect((await jsonOf<Problem>(form)).faults[0]?.message).toMatch(/--data-binary/)
  expect((await installation.app.request('/api/v1/imports', { method: 'POST' })).status).toBe(401)
  expect(installation.logged).toEqual([])
})

it('refuses a spreadsheet that would unfold before it does', async () => {
  const installation = await asOwnOrganisation(shared())
  const far =
    '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>'
  const honest = storedZip(new Map([['xl/worksheets/sheet1.xml', Buffer.from(far)]]))
  const lying = Buffer.from(honest)
  lying.writeUInt32LE(0xfffffff0, lying.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
  const packed = deflateRawSync(Buffer.alloc(200_000_000))
  const hiding = storedZip(new Map([['xl/workbook.xml', packed]]))
  const directory = hiding.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  hiding.writeUInt16LE(8, directory + 10)
  hiding.writeUInt32LE(1_000, directory + 24)
  for (const bomb of [honest, lying, hiding]) {
    const response = await send(installation, Uint8Array.from(bomb))
    expect(response.status).toBe(413)
    expect((await jsonOf<Problem>(response)).faults[0]?.message).toMatch(/CSV/)
  }
})

it('records what comes before a file breaks off, and says where it did', async () => {
  const installation = await asOwnOrganisation(shared())
  const [taken, weighed] = batteryRows()
  const table = csvTable([taken, weighed])
  const cut = await importTable(installation, table.slice(0, table.lastIndexOf(',""')))
  expect(said(cut)).toEqual(['accepted', expect.stringMatching(/cells: expected .*is it cut off/)])
  const more = Array.from({ length: 30 }, (_, index) => ({ ...weighed, scale: `S-${index}` }))
  const open = await importTable(installation, `${csvTable([...more, weighed])}\n"never closed`)
  expect(said(open).at(-1)).toMatch(/Cannot read the file from here on/)
  expect(said(open)[0]).toBe('accepted')
})

it('gives the header of a stage as a table to fill', async () => {
  const { request } = await asOwnOrganisation(shared())
  const path = '/api/v1/streams/battery/stages/weighed/template'
  const csv = await request(`${path}.csv`)
  const header = 'id,stream,stage,facility,event_time,operator,batch,mass_grams,scale,note'
  expect(await csv.text()).toBe(`${header}\r\n`)
  const xlsx = await request(`${path}.xlsx`)
  expect(await readSheet(Buffer.from(await xlsx.arrayBuffer()))).toEqual([header.split(',')])
  const absent = await request('/api/v1/streams/battery/stages/toString/template.csv')
  expect(absent.status).toBe(404)
})

async function send({ app, key }: TestInstallation, body: Body, type = 'text/csv') {
  return app.request('/api/v1/imports', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body,
  })
}

async function importTable(
  installation: TestInstallation,
  table: Body,
): Promise<readonly TableRow[]> {
  const response = await send(installation, table)
  expect(response.status).toBe(200)
  return rowsOf(parse(await response.text(), { bom: true }))
}

function said(rows: readonly TableRow[]) {
  return rows.map((row) =>
    row.receipt_status === 'refused' ? row.receipt_faults : row.receipt_status,
  )
}

function idOf({ receipt_id }: TableRow) {
  return receipt_id
}
