import type { Field } from '../../domain/field.ts'
import type { FaultValue } from '../../domain/phrases.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { troubleOfText } from '../capture/files/cell-troubles.ts'
import { readCell } from '../capture/files/read-cell.ts'
import { readCsv } from '../capture/files/read-csv.ts'
import type { Separator, SheetRow } from '../capture/files/sheet.ts'

/** What a command's table must have. */
export interface Table {
  /** Columns that must be there; a cell in them may be empty. */
  readonly columns: readonly string[]
  /** Columns that hold a number with a fraction, each with the field that says which. */
  readonly decimals: ReadonlyMap<string, Field>
}

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
 * Reads a table as text row by row, as files of scans are read: in UTF-8 or UTF-16, with commas, semicolons or tabs between
 * cells. Further columns are let be. Throws a RefusedError when the file as a whole cannot be read: absent, another encoding,
 * an open quote, a column missing or there twice.
 */
export async function* readRows(file: string, table: Table): AsyncGenerator<Row> {
  try {
    const { header, rows, separator } = await readCsv(file)
    refuseHeader(file, header, table.columns)
    for await (const row of rows) {
      // What these rows are graded by is read from all of them, so that half a file is none.
      if (row.fault?.says === 'table_broken_off') throw unreadable(file, row.fault)
      yield rowOf(row, { header, separator, table })
    }
  } catch (error) {
    throw told(file, error)
  }
}

interface Read {
  readonly header: readonly string[]
  readonly separator: Separator | undefined
  readonly table: Table
}

/** A row that ends before its last cells has them empty, unless the file ends there within the line. */
function rowOf(given: SheetRow, { header, separator, table }: Read): Row {
  const { row } = given
  const named = header.flatMap((column, index) => {
    const text = given.cells[index] ?? ''
    return text === '' ? [] : [[column, text] as const]
  })
  const cells: Record<string, string> = Object.fromEntries(named)
  const isCutOff = given.fault !== undefined || given.doubt !== undefined
  const otherLength = faultOf('', 'row_of_other_length')
  if (isCutOff) return { row, cells, fault: otherLength }
  for (const [column, text] of named) {
    const fault = faultIn(column, text)
    if (fault !== undefined) return { row, cells, fault }
    const field = table.decimals.get(column)
    if (field === undefined || separator !== ';') continue
    const read = readCell(field, text, separator)
    if ('says' in read) return { row, cells, fault: faultOf(column, read.says, read.values) }
    cells[column] = String(read.value)
  }
  return given.cells.length < header.length ? { row, cells, doubt: otherLength } : { row, cells }
}

function faultIn(column: string, text: string): Fault | undefined {
  const trouble = troubleOfText(text)
  return trouble && faultOf(column, trouble.says, trouble.values)
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

/** A table of which not even the header can be read says so without the name of its file. */
function told(file: string, error: unknown): unknown {
  const [fault] = error instanceof RefusedError ? error.refusal.faults : []
  if (fault?.says === 'table_unreadable') return unreadable(file, fault)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // ENOENT, EACCES, EISDIR: the path is not one that can be read.
  return error instanceof Error && /^E[A-Z]+$/.test(code) ? refused(file, error.message) : error
}

function unreadable(file: string, { values: { why = '' } }: Fault): RefusedError {
  return refused(file, why)
}

function refused(file: string, why: FaultValue): RefusedError {
  return new RefusedError(refuse('invalid', file, ['file_unreadable', { file, why }]))
}
