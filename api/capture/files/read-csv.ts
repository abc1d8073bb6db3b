import { setImmediate } from 'node:timers/promises'
import { CsvError, type InfoRecord, parse } from 'csv-parse'
import type { Saying } from '../../../domain/phrases.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { readText, tooLong } from './read-text.ts'
import { mostRowCharacters, type Separator, type Sheet, type SheetRow } from './sheet.ts'

/**
 * Opens a table as text, in UTF-8 or UTF-16 and with commas, semicolons or tabs between cells, and reads it row by row, never
 * more than a piece of it at once; rows without any value are passed over, and so is a first line that only tells a program
 * what separates cells. A row may end before its last cells, as spreadsheet programs write it where they are empty. What
 * breaks off in the middle (an open quote, another encoding) is the fault of a last row: the rows before it stand. Throws a
 * RefusedError when not even the header can be read.
 */
export async function readCsv(file: string): Promise<Sheet> {
  const separator = await separatorOf(file)
  const ending: Ending = { isOpen: false }
  const sheetRows = rowsIn(file, separator, ending)
  const first = await headerIn(sheetRows)
  if (first === undefined) throw unreadable(faultOf('', 'table_unreadable', { why: noHeader }))
  if (first.fault !== undefined) throw unreadable(first.fault)
  const header = first.cells
  return { header, rows: rowsOf(sheetRows, header.length, ending), separator }
}

/** What stands between cells: that of three which makes the most columns of the header, a comma before others. */
async function separatorOf(file: string): Promise<Separator> {
  let found: { separator: Separator; columns: number } = { separator: ',', columns: 0 }
  for (const separator of [',', ';', '\t'] as const) {
    const sheetRows = rowsIn(file, separator, { isOpen: false })
    const header = await headerIn(sheetRows)
    await sheetRows.return(undefined)
    const columns = header?.cells.length ?? 0
    if (columns > found.columns) found = { separator, columns }
  }
  return found.separator
}

/** The first record that is not a line such as `sep=;`. */
async function headerIn(sheetRows: AsyncGenerator<SheetRow>): Promise<SheetRow | undefined> {
  let first = await sheetRows.next()
  if (/^"?sep=/i.test(first.value?.cells[0] ?? '')) first = await sheetRows.next()
  return first.done === true ? undefined : first.value
}

/** How a file ends: with a line end, or within a line. */
interface Ending {
  isOpen: boolean
}

async function* rowsOf(
  sheetRows: AsyncGenerator<SheetRow>,
  width: number,
  ending: Ending,
): AsyncGenerator<SheetRow> {
  let last: SheetRow | undefined
  for await (const sheetRow of sheetRows) {
    if (last !== undefined) yield last
    last = withinWidth(sheetRow, width)
  }
  if (last === undefined) return
  const given = last.cells.length
  const isShort = last.fault === undefined && given < width && ending.isOpen
  // No program leaves out the line's end with its last cells: the last of these may be half of one.
  const doubt = faultOf('', 'table_ends_early', { given, right: width })
  yield isShort ? { ...last, doubt } : last
}

function withinWidth(sheetRow: SheetRow, width: number): SheetRow {
  const { row, cells } = sheetRow
  if (sheetRow.fault !== undefined || cells.slice(width).every((text) => text === ''))
    return sheetRow
  const values = { given: cells.length, right: width }
  return { row, cells, fault: faultOf('', 'table_row_cut_off', values) }
}

/** What csv-parse gives with `info`. */
interface ParsedRow {
  readonly record: readonly string[]
  readonly info: Pick<InfoRecord, 'lines'>
}

async function* rowsIn(
  file: string,
  separator: Separator,
  ending: Ending,
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    trim: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: mostRowCharacters,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  let broken: unknown
  parser.on('error', (error) => {
    broken ??= error
  })
  let row = 0
  function* parsed(): Generator<SheetRow> {
    for (let one: unknown = parser.read(); one !== null; one = parser.read()) {
      const { record, info } = one as ParsedRow
      row = info.lines
      yield { row, cells: record }
    }
  }
  try {
    // By hand and not through a pipe: a pipe that breaks forgets the rows that were read before.
    for await (const text of readText(file)) {
      if (broken !== undefined) break
      if (text !== '') ending.isOpen = !/[\r\n]$/.test(text)
      parser.write(text)
      yield* parsed()
      await setImmediate()
    }
    if (broken === undefined) parser.end()
    yield* parsed()
    await setImmediate()
    yield* parsed()
  } catch (error) {
    broken = error
  }
  if (broken === undefined) return
  const why = whyBroken(broken)
  if (why === undefined) throw broken
  // Where not even a header was read, nothing of the table could be.
  const says = row === 0 ? 'table_unreadable' : 'table_broken_off'
  yield { row: row + 1, cells: [], fault: faultOf('', says, { why }) }
}

/** Undefined for what is no fault of the file. */
function whyBroken(error: unknown): Saying | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { says: 'table_not_utf_8' }
  if (code === tooLong) {
    return { says: 'table_row_endless', values: { most: mostRowCharacters } }
  }
  // Some of its codes begin with CSV_ and some do not.
  if (!(error instanceof CsvError)) return undefined
  // Of all that it finds wrong, only quotation marks are left: rows of any length are read.
  return { says: 'table_misformed', values: { line: Number(error.lines ?? 1) } }
}

const noHeader: Saying = { says: 'table_without_header' }

function unreadable(fault: Fault): RefusedError {
  return new RefusedError({ code: 'invalid', faults: [fault] })
}
