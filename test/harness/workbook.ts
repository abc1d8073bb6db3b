import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { storedZip } from '../../api/zip.ts'
import { rowsOf, type TableRow } from './battery-table.ts'
import type { TestInstallation } from './installation.ts'

/** A cell as text, or as the XML that a program wrote, with the attributes and what stands within. */
export type WrittenCell = string | { readonly given?: string; readonly xml: string }

/** One sheet of a workbook as it is written. */
export interface WrittenSheet {
  readonly name?: string
  readonly state?: string
  readonly rows?: readonly (readonly WrittenCell[])[]
  /** The whole `sheetData`, and what follows it, instead of rows. */
  readonly xml?: string
  readonly type?: string
}

/** A workbook by hand: its sheets, the number formats that cells name by `s="1"` onwards, and what it says of itself. */
export function workbookOf(
  sheets: readonly WrittenSheet[],
  {
    formats = [],
    workbook = '',
    strings = '',
  }: {
    readonly formats?: readonly (string | number)[]
    readonly workbook?: string
    readonly strings?: string
  } = {},
): Uint8Array<ArrayBuffer> {
  const named = sheets.map(({ name = 'Scans', state }, index) => {
    const attribute = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${name}" sheetId="${index + 1}"${attribute} r:id="rId${index + 1}"/>`
  })
  const relations = sheets.map(({ type = 'worksheet' }, index) =>
    relation(`rId${index + 1}`, type, `${type}s/sheet${index + 1}.xml`),
  )
  const others = [
    relation('rId98', 'styles', 'styles.xml'),
    relation('rId99', 'sharedStrings', '/xl/sharedStrings.xml'),
  ]
  const parts: readonly (readonly [string, string])[] = [
    ['_rels/.rels', relationsOf([relation('rId1', 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `<workbook ${names}>${workbook}<sheets>${named.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationsOf([...relations, ...others])],
    ['xl/styles.xml', stylesOf(formats)],
    ['xl/sharedStrings.xml', `<sst ${names}>${strings}</sst>`],
    ...sheets.map(({ rows = [], xml = sheetData(rows), type = 'worksheet' }, index) => {
      const path = `xl/${type}s/sheet${index + 1}.xml`
      return [path, `<worksheet ${names}>${xml}</worksheet>`] as const
    }),
  ]
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return Uint8Array.from(
    storedZip(new Map(parts.map(([name, xml]) => [name, Buffer.from(`${head}${xml}`)]))),
  )
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const names = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"`

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
}

function relationsOf(relations: readonly string[]): string {
  const names = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return `<Relationships xmlns="${names}">${relations.join('')}</Relationships>`
}

function stylesOf(formats: readonly (string | number)[]): string {
  const own = formats.flatMap((format, index) =>
    typeof format === 'number'
      ? []
      : [`<numFmt numFmtId="${200 + index}" formatCode="${escaped(format)}"/>`],
  )
  const used = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + index}"/>`,
  )
  return `<styleSheet ${names}><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${used.join('')}</cellXfs></styleSheet>`
}

/** Rows with the places of their cells. */
export function sheetData(rows: readonly (readonly WrittenCell[])[]): string {
  const written = rows.map((cells, row) => {
    const each = cells.map((cell, column) => writtenCell(cell, `${letters(column)}${row + 1}`))
    return `<row r="${row + 1}">${each.join('')}</row>`
  })
  return `<sheetData>${written.join('')}</sheetData>`
}

function writtenCell(cell: WrittenCell, place: string): string {
  if (cell === '') return ''
  if (typeof cell !== 'string') return `<c r="${place}" ${cell.given ?? ''}>${cell.xml}</c>`
  return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Sends a file to the import, by its bytes. */
export async function sendFile(
  { request }: TestInstallation,
  body: string | Uint8Array<ArrayBuffer>,
  path = '/imports',
): Promise<Response> {
  return request(`/api/v1${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

/** The rows of a file that was given back, in whichever form. */
export async function rowsGivenBack(response: Response): Promise<readonly TableRow[]> {
  const bytes = Buffer.from(await response.arrayBuffer())
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) {
    const text = bytes.toString('utf8')
    // Of our own headings none holds one of these.
    const delimiter = [',', ';', '\t'].find((one) => text.split('\r\n')[0]?.includes(one)) ?? ','
    return rowsOf(parse(text, { delimiter, bom: true, relax_column_count: true }))
  }
  const cells = await readSheet(bytes)
  return rowsOf(cells.map((row) => row.map((cell) => String(cell ?? ''))))
}

/** What was said of each row of a file: its faults when it was refused, else what became of it. */
export async function saidOf(
  installation: TestInstallation,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<readonly (string | undefined)[]> {
  const rows = await rowsGivenBack(await sendFile(installation, body))
  return rows.map((row) =>
    row.receipt_status === 'refused' ? row.receipt_faults : row.receipt_status,
  )
}
