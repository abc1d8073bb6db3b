import { expect, it } from 'vitest'
import { importCells } from '../../../../api/commands/import-cells.ts'
import type { Problem } from '../../../../api/http/problem.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { batteryRows, gridOf } from '../../../harness/battery-table.ts'
import { asOwnOrganisation, shareTestInstallation } from '../../../harness/installation.ts'
import { runCommand, writeTestFile } from '../../../harness/run-command.ts'
import { rowsGivenBack, saidOf, sendFile } from '../../../harness/workbook.ts'

const [takenIn] = batteryRows()
const optional = ['predecessorPassportId', 'energyWattHours', 'note']

/** Packs as lines of cells, the last columns of which may be empty; a number says how many cells are left out at the end. */
function lines(leftOut: readonly number[]): readonly string[] {
  const rows = leftOut.map((_, index) => ({
    ...takenIn,
    output: `P-${index + 1}`,
    serial: `S-${index + 1}`,
  }))
  const [header = [], ...cells] = gridOf(rows)
  const written = cells.map((row, index) =>
    [...row, '', '', ''].slice(0, row.length + 3 - (leftOut[index] ?? 0)).join(','),
  )
  return [[...header, ...optional].join(','), ...written]
}

const shared = shareTestInstallation()

it('takes rows whose last empty cells a program left out', async () => {
  for (const [end, whole] of [
    ['\r\n', '\r\n'],
    ['\n', '\n'],
    ['\r', '\r'],
    ['\n', ''],
  ]) {
    const installation = await asOwnOrganisation(shared())
    const table = `${lines([0, 3, 1, 2]).join(end)}${whole}`
    expect(await saidOf(installation, table)).toEqual(Array(4).fill('accepted'))
  }
})

it('names the needed cell that a short row lacks, and what stands beyond the header', async () => {
  const installation = await asOwnOrganisation(shared())
  const [header = '', row = ''] = lines([0])
  const short = row.split(',').slice(0, 12).join(',')
  const long = row.replace('P-1', 'P-2').replace('S-1', 'S-2')
  const table = [
    header,
    short,
    `${long},,`,
    `${long.replace('P-2', 'P-3').replace('S-2', 'S-3')},x`,
    '',
  ].join('\n')
  const [first, ...rest] = await saidOf(installation, table)
  expect(first).toMatch(/removalDate: /)
  expect(first).not.toMatch(/cut off/)
  expect(rest).toEqual(['accepted', expect.stringMatching(/cells: expected .* one for each/)])
})

it('warns where the file ends within a row, which may lack half a number', async () => {
  const installation = await asOwnOrganisation(shared())
  const table = lines([0, 3]).join('\n')
  const [first, last] = await rowsGivenBack(await sendFile(installation, table))
  expect(first).toMatchObject({ receipt_status: 'accepted', receipt_warnings: '' })
  expect(last?.receipt_warnings).toMatch(/ends in this row.*is it cut off/)
})

it('passes over a line that only tells a program the separator', async () => {
  for (const hint of ['sep=,', '"sep=,"', 'SEP=,', '\uFEFFsep=,']) {
    const installation = await asOwnOrganisation(shared())
    const table = [hint, ...lines([0]), ''].join('\r\n')
    expect([hint, await saidOf(installation, table)]).toEqual([hint, ['accepted']])
  }
})

it('says what other encodings are, and how to save the file', async () => {
  const installation = await asOwnOrganisation(shared())
  const refused: readonly (readonly [string | Buffer, RegExp])[] = [
    ['stream|stage|facility\n', /separated by commas, semicolons or tabs/],
    [Buffer.from('\uFEFF{"stream":1}\n', 'utf16le'), /NDJSON in UTF-16: expected UTF-8/],
    [Buffer.from([...Buffer.from('stream,'), 0xb6, 0xa5, 0xac, 0x71, 10]), /such as Big5, GB18030/],
    [Buffer.from([...Buffer.from('stream,'), 0xbd, 0xd7, 0xb6, 0xce, 10]), /such as Big5, GB18030/],
    [Buffer.from('stream,prüfer\n', 'latin1'), /Windows-1252; save it as "CSV UTF-8/],
  ]
  for (const [body, message] of refused) {
    const answer = await sendFile(installation, Uint8Array.from(Buffer.from(body)))
    expect(answer.status).toBe(422)
    const { faults } = await jsonOf<Problem>(answer)
    expect(faults.map((fault) => fault.message).join('\n')).toMatch(message)
  }
})

it('reads the tables of the import commands in the same way', async () => {
  const installation = await asOwnOrganisation(shared())
  const header =
    'unit_id,level,chemistry,rated_capacity_ah,format,first_life,measured_capacity_ah,v_max,v_min,ocv_soc50_v,dcir_dis_1c_5s_soc50_mohm,source_id,source_file'
  const cell = 'C-1,cell,NMC,35,pouch,BEV1,30,4.2,3,3.7,1.2,S-1,F-1'
  const words = async (...rows: readonly string[]) => ({
    words: [await writeTestFile('cells.csv', `${[header, ...rows].join('\r\n')}\r\n`)],
    options: { organisation: 'first', facility: 'A' },
  })
  const spelt = cell.replace(',35,', ',035.0,').replace(',30,', ',30.00,')
  const first = await runCommand(installation, importCells, await words(cell))
  expect(first.json).toMatchObject({ accepted: 1 })
  const again = await runCommand(installation, importCells, await words(spelt))
  expect(again.json).toMatchObject({ accepted: 0, duplicate: 1 })
  const short = cell
    .replaceAll('C-1', 'C-2')
    .replace('S-1', 'S-2')
    .split(',')
    .slice(0, -1)
    .join(',')
  const broken = cell.replaceAll('C-1', 'C-3').replace('S-1', '#N/A')
  const { json, err } = await runCommand(installation, importCells, await words(short, broken))
  expect([json, err]).toEqual([
    expect.objectContaining({ accepted: 1, refused: 1 }),
    expect.stringMatching(/source_id: Cannot read this cell: it holds the error #N\/A/),
  ])
})
