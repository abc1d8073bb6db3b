import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type InfoRecord, parse } from 'csv-parse'
import type { FaultValue } from '../../domain/phrases.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { troubleOfText } from '../capture/files/cell-troubles.ts'

/** One row of a table as text by column; what is empty is left out. */
export interface Row {
  /** Number of its line in the file, as a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  /** What is wrong with the row as such. */
  readonly fault?: Fault
  /** Told with the faults of a row that is refused: it ends before its last cells. */
  readonly doubt?: Fault
}

/**
 * Reads a CSV file row by row, never more than a piece of it at once. UTF-8 with or without a byte order mark; rows
 * without any value are passed over; further columns are let be. Throws a RefusedError when the file as a whole cannot
 * be read: absent, another encoding, an open quote, a column missing or there twice.
 */
export async function* readRows(file: string, columns: readonly string[]): AsyncGenerator<Row> {
  let header: readonly string[] | undefined
  const parser = parse({
    bom: true,
    trim: true,
    info: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    columns: (names: string[]) => {
      header = names
      return names
    },
  })
  const ending = { isOpen: false }
  const feeding = pipeline(Readable.from(readText(file, ending)), parser)
  // The parser itself ends with the same error, which is the one that is told.
  feeding.catch(() => {})
  let last: ParsedRow | undefined
  try {
    for await (const one of parser) {
      refuseHeader(file, header ?? [], columns)
      if (last !== undefined) yield rowOf(last, header ?? [], false)
      // What csv-parse gives with `info` and `columns`.
      last = one as ParsedRow
    }
    if (last !== undefined) yield rowOf(last, header ?? [], ending.isOpen)
  } catch (error) {
    throw error instanceof RefusedError ? error : unreadable(file, error)
  }
  refuseHeader(file, header ?? [], columns)
}

async function* readText(file: string, ending: { isOpen: boolean }): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of createReadStream(file)) {
    const text = decoder.decode(bytes as Buffer, { stream: true })
    if (text !== '') ending.isOpen = !/[\r\n]$/.test(text)
    yield text
  }
  yield decoder.decode()
}

interface ParsedRow {
  readonly record: Readonly<Record<string, string>>
  readonly info: Partial<InfoRecord> & Pick<InfoRecord, 'lines'>
}

/** A row that ends before its last cells has them empty, unless the file ends there within the line. */
function rowOf({ record, info }: ParsedRow, header: readonly string[], isCutOff: boolean): Row {
  const cells = Object.fromEntries(Object.entries(record).filter(([, text]) => text !== ''))
  const row = info.lines
  // Of a row of another length, csv-parse tells all its cells with the error.
  const given = info.error === undefined ? header : (info.error.record as readonly string[])
  const isLonger = given.slice(header.length).some((text) => text !== '')
  if (isLonger || (isCutOff && given.length < header.length)) {
    return { row, cells, fault: faultOf('', 'row_of_other_length') }
  }
  for (const [column, text] of Object.entries(cells)) {
    const trouble = troubleOfText(text)
    if (trouble === undefined) continue
    return { row, cells, fault: faultOf(column, trouble.says, trouble.values) }
  }
  if (given.length >= header.length) return { row, cells }
  return { row, cells, doubt: faultOf('', 'row_of_other_length') }
}

function refuseHeader(file: string, header: readonly string[], columns: readonly string[]): void {
  const missing = columns.filter((name) => !header.includes(name))
  const twice = columns.filter((name) => header.indexOf(name) !== header.lastIndexOf(name))
  const faults = [
    ...missing.map((column) => faultOf(column, 'row_column_missing', { column })),
    ...twice.map((column) => faultOf(column, 'row_column_twice', { column })),
  ]
  if (faults.length === 0) return
  const whole = faultOf(file, 'columns_expected_once', { file, columns })
  throw new RefusedError({ code: 'invalid', faults: [whole, ...faults] })
}

function unreadable(file: string, error: unknown): RefusedError | Error {
  if (!(error instanceof Error)) return new TypeError(String(error))
  const code = 'code' in error ? String(error.code) : ''
  if (error instanceof CsvError || code.startsWith('CSV_')) {
    return refused(file, error.message)
  }
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return refused(file, { says: 'file_not_utf8' })
  }
  // ENOENT, EACCES, EISDIR: the path is not one that can be read.
  return /^E[A-Z]+$/.test(code) ? refused(file, error.message) : error
}

function refused(file: string, why: FaultValue): RefusedError {
  return new RefusedError(refuse('invalid', file, ['file_unreadable', { file, why }]))
}
