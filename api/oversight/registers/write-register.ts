import { csvOf } from '../../../domain/csv.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Column } from '../../../domain/register/column.ts'
import { columnsOf } from '../../../domain/register/columns.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import type { RegisterName } from '../../../domain/register/registers.ts'
import type { Language } from '../../../domain/words.ts'
import { xlsxOf } from '../../outputs/xlsx.ts'
import { type RegisterDesk, type RegisterPlace, readRegisterPage } from './read-register.ts'
import type { AskedRegister } from './register-query.ts'

/** Lines that one question brings; between two of them no connection is held. */
const linesTogether = 2_000

/** A spreadsheet is made in memory as a whole. */
const mostSpreadsheetLines = 50_000

/** Who reads the file: in which language, and what they call stages, kinds and materials. */
export interface RegisterReader {
  readonly language: Language
  readonly called: (name: string | null) => string | null
}

/** A register as CSV, page by page, in UTF-8 with a byte order mark, since Excel reads no Chinese without. */
export async function* registerCsv(
  desk: RegisterDesk,
  register: RegisterName,
  asked: AskedRegister,
  reader: RegisterReader,
): AsyncGenerator<string> {
  const columns = columnsOf(register)
  yield `\uFEFF${csvOf([headingsOf(columns, reader)])}`
  for await (const page of pages(desk, register, asked)) {
    yield csvOf(page.map((line) => cellsOf(line, columns, reader)))
  }
}

/** The same as a spreadsheet; refused when it would hold too many lines. */
export async function registerXlsx(
  desk: RegisterDesk,
  register: RegisterName,
  asked: AskedRegister,
  reader: RegisterReader,
): Promise<Uint8Array> {
  const columns = columnsOf(register)
  const rows: (readonly string[])[] = [headingsOf(columns, reader)]
  for await (const page of pages(desk, register, asked)) {
    rows.push(...page.map((line) => cellsOf(line, columns, reader).map(textOf)))
    if (rows.length > mostSpreadsheetLines + 1) {
      const values = { most: mostSpreadsheetLines, form: 'XLSX' }
      throw new RefusedError(refuse('too_large', '/query/to', ['report_too_long', values]))
    }
  }
  return xlsxOf(rows, register)
}

async function* pages(
  desk: RegisterDesk,
  register: RegisterName,
  asked: AskedRegister,
): AsyncGenerator<readonly RegisterLine[]> {
  let after: RegisterPlace | undefined
  for (;;) {
    const limit = linesTogether
    const { lines, places } = await readRegisterPage(desk, register, asked, { after, limit })
    if (lines.length > 0) yield lines
    after = places.at(-1)
    if (after === undefined || lines.length < limit) return
  }
}

/** In English by the names that scripts know, which bear the unit; else by their words. */
function headingsOf(columns: readonly Column[], { language }: RegisterReader): readonly string[] {
  return columns.map(({ name, label, unit }) => {
    if (language === 'en') return name
    return unit === undefined ? label[language] : `${label[language]}（克）`
  })
}

function cellsOf(line: RegisterLine, columns: readonly Column[], reader: RegisterReader) {
  const { language, called } = reader
  return columns.map(({ read, as }) => {
    const cell = read(line, language)
    return as === 'name' && typeof cell === 'string' ? called(cell) : cell
  })
}

function textOf(cell: string | number | null): string {
  return cell === null ? '' : String(cell)
}
