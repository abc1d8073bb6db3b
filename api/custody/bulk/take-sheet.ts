import type { Context } from 'hono'
import { csvOf } from '../../../domain/csv.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { fileForm, forms } from '../../capture/files/file-form.ts'
import { readCsv } from '../../capture/files/read-csv.ts'
import { readXlsx } from '../../capture/files/read-xlsx.ts'
import { readerLanguage } from '../../capture/files/reader-language.ts'
import { spooledBody } from '../../capture/files/spooled-body.ts'
import type { Env } from '../../http/env.ts'
import { stillAsking } from '../../http/still-asking.ts'
import type { Installation } from '../../installation.ts'
import { xlsxOf } from '../../outputs/xlsx.ts'
import { takeStep } from '../take-step.ts'
import { type AnsweredLine, decideSheet } from './decide-sheet.ts'
import { readSheet } from './read-sheet.ts'
import { columnNames, sheetReceiptColumns } from './sheet-columns.ts'
import { answeredCells } from './write-sheet.ts'

/** Without it some spreadsheets take a CSV for another encoding. */
export const byteOrderMark = '\uFEFF'

/** Largest sheet of decisions, in bytes. */
const mostBytes = 20 * 1024 * 1024

/** A filled-in sheet of decisions as it was sent. */
export type SentSheet = Awaited<ReturnType<typeof readSentSheet>>

/** Reads a sheet of decisions off a request whose body it is. Throws a RefusedError when it is none. */
export async function readSentSheet(request: Request) {
  const body = await spooledBody(request, mostBytes)
  try {
    const form = await fileForm(body.file)
    if (form === 'ndjson') throw new RefusedError(asTable)
    const sheet = form === 'csv' ? await readCsv(body.file) : await readXlsx(body.file)
    const { separator, doubt } = sheet
    return { form, separator, doubt, ...(await readSheet(sheet)) }
  } finally {
    await body.remove()
  }
}

const asTable = refuse('invalid', '', ['sheet_form_unfit'])

interface Taking {
  readonly sheet: SentSheet
  readonly now: () => Date
  readonly log: (line: string, error?: unknown) => void
}

/** Decides what a sheet says in the name of whoever sent it, and gives its rows with what became of each. */
export async function takeSheet(
  context: Context<Env>,
  installation: Installation,
  { sheet: { lines, doubt }, now, log }: Taking,
): Promise<readonly AnsweredLine[]> {
  const organisation = context.get('organisation')
  const answered = await decideSheet(lines, {
    log,
    take: async (id, request) => {
      const by = { principal: await stillAsking(context), organisation, now: now() }
      return takeStep(installation, { id, request }, by)
    },
  })
  return answered.map((line, index) =>
    // What of the file was not read is said with its first row, whatever became of that.
    index > 0 || doubt === undefined ? line : { ...line, faults: [...line.faults, doubt] },
  )
}

/** Answers with the sheet in its own form, with a receipt for each row. */
export async function giveSheetBack(
  context: Context<Env>,
  { form, separator, names }: SentSheet,
  answered: readonly AnsweredLine[],
) {
  const language = readerLanguage(context)
  const shown = { ...context.get('names'), ...columnNames(language) }
  const rows = [
    [...names, ...sheetReceiptColumns(language)],
    ...answered.map((line) => answeredCells(line, language, shown)),
  ]
  const answer =
    form === 'csv' ? `${byteOrderMark}${csvOf(rows, separator)}` : Buffer.from(await xlsxOf(rows))
  return context.body(answer, 200, sheetHeaders(form, 'hand-overs.receipts'))
}

/** Headers of a sheet that is to be saved. */
export function sheetHeaders(form: 'csv' | 'xlsx', name: string) {
  return {
    'content-type': forms[form],
    'content-disposition': `attachment; filename="${name}.${form}"`,
  }
}
