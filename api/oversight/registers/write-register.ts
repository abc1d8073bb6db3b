import { csvOf } from '../../../domain/csv.ts'
import type { Column } from '../../../domain/register/column.ts'
import { columnsOf } from '../../../domain/register/columns.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import type { RegisterName } from '../../../domain/register/registers.ts'
import type { Language } from '../../../domain/words.ts'
import { type RegisterDesk, readPages } from './read-register.ts'
import type { AskedRegister } from './register-query.ts'

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
  let head = `\uFEFF${csvOf([headingsOf(columns, reader)])}`
  for await (const page of readPages(desk, register, asked)) {
    yield head + csvOf(page.map((line) => cellsOf(line, columns, reader)))
    head = ''
  }
  if (head !== '') yield head
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
