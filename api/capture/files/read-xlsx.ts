import { readFile, stat } from 'node:fs/promises'
import type { FaultName, FaultValue, Saying } from '../../../domain/phrases.ts'
import { faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { type Words, words } from '../../../domain/words.ts'
import { unzipWithin, ZipError } from '../../zip.ts'
import { mostColumns, type Sheet, type SheetRow } from './sheet.ts'
import { troubleMerged } from './xlsx/merged-cells.ts'
import { type Hear, readCells, type TextRow } from './xlsx/read-cells.ts'
import { readFormats } from './xlsx/styles.ts'
import { readSharedStrings } from './xlsx/texts.ts'
import { readWorkbook } from './xlsx/workbook.ts'

/** A spreadsheet is held in memory as a whole, so its limits are narrow; CSV has none. */
const mostFileBytes = 20 * 1024 * 1024
const mostUnpackedBytes = 100 * 1024 * 1024
const mostEntries = 1_000
const mostRows = 100_000
const mostCells = 4_000_000
const mostCharacters = 50_000_000

/**
 * Reads the sheet of an XLSX file that is seen first; formulas give the value they had when it was saved. Throws a
 * RefusedError for a file above the limits, before it is unpacked, and for one that is no spreadsheet.
 */
export async function readXlsx(file: string): Promise<Sheet> {
  const { size } = await stat(file)
  if (size > mostFileBytes) throw tooLarge('sheet_bytes', size, mostFileBytes)
  const parts = await unpacked(await readFile(file))
  const { sheet, others, from1904, notCalculated, sharedStrings, styles } = readWorkbook(parts)
  const terms = {
    strings: readSharedStrings(sharedStrings),
    formats: readFormats(styles),
    from1904,
    notCalculated,
  }
  const { rows, merged } = readCells(sheet.content, terms, withinLimits())
  const [header, ...below] = rows.filter(({ cells }) => cells.some((text) => text.trim() !== ''))
  troubleMerged(below, merged, mostCells)
  const width = header?.cells.length ?? 0
  const values = { sheet: sheet.name, others: others.map(nameOf) }
  // What is said of a file is said with its rows: where there are none, nobody would hear of the sheets that hold some.
  if (below.length === 0 && others.some(({ isHidden }) => !isHidden)) {
    throw new RefusedError(refuse('invalid', '', ['sheet_without_rows', values]))
  }
  return {
    header: header?.cells ?? [],
    sheet: sheet.name,
    rows: below.map((row) => rowOf(row, width)),
    ...(others.length === 0 ? {} : { doubt: faultOf('', 'sheets_not_read', values) }),
  }
}

async function unpacked(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const isAsked = (name: string) => /\.(xml|rels)$/.test(name)
  try {
    return await unzipWithin(zip, { mostBytes: mostUnpackedBytes, mostEntries, isAsked })
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    const { why, isTooLarge } = error
    if (isTooLarge)
      throw new RefusedError(refuse('too_large', '', ['sheet_zip_too_large', { why }]))
    throw new RefusedError(refuse('invalid', '', ['sheet_damaged', { why }]))
  }
}

function nameOf({ name, isHidden }: { readonly name: string; readonly isHidden: boolean }): Words {
  const quoted = words(`“${name}”`, `「${name}」`, `“${name}”`)
  if (!isHidden) return quoted
  return words(
    `${quoted.en} (hidden)`,
    `${quoted['zh-Hant']}（隱藏）`,
    `${quoted['zh-Hans']}（隐藏）`,
  )
}

function rowOf({ row, cells, troubles, isHidden }: TextRow, width: number): SheetRow {
  const extra = cells.findIndex((text, index) => index >= width && text.trim() !== '')
  if (extra < 0) return { row, cells, troubles, isHidden }
  const values = { given: extra + 1, right: width }
  return { row, cells, troubles, isHidden, fault: faultOf('', 'sheet_row_too_long', values) }
}

/** Stops at a file that is too large to be held; a single cell far out makes a row of everything before it. */
function withinLimits(): Hear {
  let [rows, columns, characters] = [0, 0, 0]
  return ({ row, column }, text) => {
    rows = Math.max(rows, row)
    columns = Math.max(columns, column)
    characters += text.length
    if (rows > mostRows + 1) throw tooLarge('sheet_rows', rows, mostRows)
    if (columns > mostColumns) throw tooLarge('sheet_columns', columns, mostColumns)
    if (rows * columns > mostCells) throw tooLarge('sheet_cells', rows * columns, mostCells)
    if (characters <= mostCharacters) return
    throw unlike({ says: 'sheet_more_text' }, counted('sheet_characters', mostCharacters))
  }
}

function tooLarge(says: FaultName, given: number, most: number): RefusedError {
  return unlike(counted(says, given), counted(says, most))
}

function counted(says: FaultName, count: number): Saying {
  return { says, values: { count } }
}

function unlike(given: FaultValue, most: FaultValue): RefusedError {
  return new RefusedError(refuse('too_large', '', ['sheet_too_large', { given, most }]))
}
