import { readFile, stat } from 'node:fs/promises'
import { readSheet } from 'read-excel-file/node'
import type { FaultName, FaultValue, Saying } from '../../../domain/phrases.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { mostColumns, type Sheet, type SheetRow } from './sheet.ts'
import { storedZip, unzipWithin } from './zip.ts'

/** A spreadsheet is held in memory as a whole, so its limits are narrow; CSV has none. */
const mostFileBytes = 20 * 1024 * 1024
const mostUnpackedBytes = 100 * 1024 * 1024
const mostRows = 100_000
const mostCells = 4_000_000
const mostCharacters = 50_000_000

/**
 * Reads the first sheet of an XLSX file; formulas give the value they had when it was saved. Throws a RefusedError for a
 * file above the limits, before it is unpacked, and for one that is no spreadsheet.
 */
export async function readXlsx(file: string): Promise<Sheet> {
  const { size } = await stat(file)
  if (size > mostFileBytes) throw tooLarge('sheet_bytes', size, mostFileBytes)
  const entries = await unzipWithin(await readFile(file), {
    mostBytes: mostUnpackedBytes,
    isAsked: (name) => /\.(xml|rels)$/.test(name),
  })
  for (const [name, content] of entries) {
    if (name.startsWith('xl/worksheets/')) refuseFarCells(content.toString('utf8'))
  }
  const [header = [], ...rows] = await textsIn(storedZip(entries))
  return { header, rows: numbered(rows) }
}

async function textsIn(zip: Buffer): Promise<readonly (readonly string[])[]> {
  let characters = 0
  // Whatever the reader stumbles over in a stranger's file is a fault of the file.
  const rows = await readSheet(zip).catch(() => {
    throw new RefusedError(refuse('invalid', '', ['sheet_unreadable']))
  })
  return rows.map((row) =>
    row.map((cell) => {
      const text = textOf(cell)
      characters += text.length
      if (characters > mostCharacters)
        throw unlike({ says: 'sheet_more_text' }, counted('sheet_characters', mostCharacters))
      return text
    }),
  )
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  if (Number.isNaN(cell.getTime())) return ''
  // A spreadsheet's time has no offset and is refused where one is needed; a day is a day everywhere.
  return cell
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace(/Z$/, '')
}

function* numbered(rows: readonly (readonly string[])[]): Generator<SheetRow> {
  for (const [index, cells] of rows.entries()) {
    if (cells.some((text) => text.trim() !== '')) yield { row: index + 2, cells }
  }
}

/** A single cell far out makes a reader fill everything before it. */
function refuseFarCells(sheet: string): void {
  let [rows, columns] = [0, 0]
  for (const [, , value = ''] of sheet.matchAll(/\br\s*=\s*(["'])([^"']{0,40})\1/g)) {
    const [, letters, digits] = /^([A-Z]*)(\d*)$/.exec(value.trim().toUpperCase()) ?? []
    if (letters === undefined && value.includes('&')) throw unlike(hidden, plain)
    rows = Math.max(rows, Number(digits ?? 0))
    columns = Math.max(columns, columnNumber(letters ?? ''))
  }
  if (rows > mostRows + 1) throw tooLarge('sheet_rows', rows, mostRows)
  if (columns > mostColumns) throw tooLarge('sheet_columns', columns, mostColumns)
  if (rows * columns > mostCells) throw tooLarge('sheet_cells', rows * columns, mostCells)
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

const hidden: Saying = { says: 'sheet_hidden_cells' }
const plain: Saying = { says: 'sheet_plain_cells' }

function tooLarge(says: FaultName, given: number, most: number): RefusedError {
  return unlike(counted(says, given), counted(says, most))
}

function counted(says: FaultName, count: number): Saying {
  return { says, values: { count } }
}

function unlike(given: FaultValue, most: FaultValue): RefusedError {
  return new RefusedError(refuse('too_large', '', ['sheet_too_large', { given, most }]))
}
