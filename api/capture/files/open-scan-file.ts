import type { Fault } from '../../../domain/refusal.ts'
import type { RowWords } from './column-names.ts'
import { type Form, fileForm } from './file-form.ts'
import { readCsv } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { readXlsx } from './read-xlsx.ts'
import { scanOfRow, type Terms } from './scan-of-row.ts'
import type { Sheet } from './sheet.ts'
import { type Column, sheetColumns } from './sheet-columns.ts'

/** A file of scans, opened: rows come as they are read. */
export interface ScanFile {
  readonly form: Form
  /** Columns of a table without those of an earlier receipt; none of NDJSON. */
  readonly header: readonly string[]
  readonly rows: AsyncIterable<ScanRow>
}

/** One row of a file: what was given, and the scan that it says or the faults in it. */
export interface ScanRow {
  readonly row: number
  /** Cells by the columns of `header`, or the object of a line. */
  readonly given: readonly string[] | Readonly<Record<string, unknown>>
  readonly scan?: object
  /** Each with what its column says, or with a JSON pointer into the line. */
  readonly faults: readonly Fault[]
  /** What a table's row was read by. */
  readonly words?: RowWords
  readonly characters: number
}

/** Opens a file in any of the forms. Throws a RefusedError when it can be read in none. */
export async function openScanFile(file: string, terms: Terms): Promise<ScanFile> {
  const form = await fileForm(file)
  if (form === 'ndjson') return { form, header: [], rows: readNdjson(file, terms.organisation) }
  const sheet = form === 'csv' ? await readCsv(file) : await readXlsx(file)
  const columns = sheetColumns(sheet.header)
  return { form, header: keptOf(sheet.header, columns), rows: rowsOf(sheet, columns, terms) }
}

async function* rowsOf(
  { rows }: Sheet,
  columns: readonly Column[],
  terms: Terms,
): AsyncGenerator<ScanRow> {
  for await (const { row, cells, fault } of rows) {
    const given = keptOf(cells, columns)
    const characters = cells.reduce((sum, text) => sum + text.length, 0)
    const read = fault === undefined ? scanOfRow(columns, cells, terms) : { faults: [fault] }
    yield { row, given, characters, ...read }
  }
}

function keptOf(cells: readonly string[], columns: readonly Column[]): readonly string[] {
  return columns.flatMap(({ says }, index) => (says === 'nothing' ? [] : [cells[index] ?? '']))
}
