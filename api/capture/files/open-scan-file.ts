import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { RowWords } from './column-names.ts'
import { type Form, fileForm } from './file-form.ts'
import { readCsv } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Terms } from './scan-ids.ts'
import { scanOfRow } from './scan-of-row.ts'
import type { Separator, Sheet, SheetRow } from './sheet.ts'
import { type Column, sheetColumns } from './sheet-columns.ts'

/** A file of scans, opened: rows come as they are read. */
export interface ScanFile {
  readonly form: Form
  /** Columns of a table without those of an earlier receipt; none of NDJSON. */
  readonly header: readonly string[]
  readonly rows: AsyncIterable<ScanRow>
  /** Of a spreadsheet: the sheet that was read. */
  readonly sheet?: string
  /** Of a table that came as text: what stood between its cells. */
  readonly separator?: Separator | undefined
}

/** One row of a file: what was given, and the scan that it says or the faults in it. */
export interface ScanRow {
  readonly row: number
  /** Cells by the columns of `header`, or the object of a line. */
  readonly given: readonly string[] | Readonly<Record<string, unknown>>
  readonly scan?: object
  /** The id under which earlier versions recorded it, where it has none of its own. */
  readonly formerId?: string
  /** Each with what its column says, or with a JSON pointer into the line. */
  readonly faults: readonly Fault[]
  /** Told with the faults of a row that is refused, and warned of with one that is taken; with the first row, what of the file was not read. */
  readonly doubts?: readonly Fault[]
  /** What a table's row was read by. */
  readonly words?: RowWords
  readonly characters: number
}

/** Opens a file in any of the forms. Throws a RefusedError when it can be read in none. */
export async function openScanFile(file: string, terms: Terms): Promise<ScanFile> {
  const form = await fileForm(file)
  if (form === 'ndjson') return { form, header: [], rows: readNdjson(file, terms) }
  const sheet = form === 'csv' ? await readCsv(file) : await readXlsx(file)
  const columns = sheetColumns(sheet.header, sheet.sheet)
  const header = keptOf(sheet.header, columns)
  const named = sheet.sheet === undefined ? {} : { sheet: sheet.sheet }
  const { separator } = sheet
  return { form, header, separator, rows: rowsOf(sheet, columns, terms), ...named }
}

async function* rowsOf(
  { rows, separator, doubt }: Sheet,
  columns: readonly Column[],
  terms: Terms,
): AsyncGenerator<ScanRow> {
  let ofFile = doubt === undefined ? [] : [doubt]
  for await (const one of rows) {
    const { row, cells } = one
    const given = keptOf(cells, columns)
    const characters = cells.reduce((sum, text) => sum + text.length, 0)
    const doubts = one.doubt === undefined ? ofFile : [...ofFile, one.doubt]
    ofFile = []
    yield { row, given, characters, doubts, ...scanIn(one, columns, { ...terms, separator }) }
  }
}

function scanIn(
  row: SheetRow,
  columns: readonly Column[],
  terms: Terms & { readonly separator: Separator | undefined },
): Pick<ScanRow, 'scan' | 'formerId' | 'faults' | 'words'> {
  const { fault, isHidden } = row
  if (fault !== undefined) return { faults: [fault] }
  const read = scanOfRow(columns, row.cells, { ...terms, troubles: row.troubles })
  // What nobody saw when the file was sent can be recorded by sending it again, and never be taken out of the record.
  if (isHidden === true) {
    return { faults: [faultOf('', 'row_hidden'), ...read.faults], words: read.words }
  }
  return read
}

function keptOf(cells: readonly string[], columns: readonly Column[]): readonly string[] {
  return columns.flatMap(({ says }, index) => (says === 'nothing' ? [] : [cells[index] ?? '']))
}
