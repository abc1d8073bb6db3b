import { z } from '@hono/zod-openapi'
import { csvOf } from '../../domain/csv.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Language } from '../../domain/words.ts'
import { aboutLines } from './about-lines.ts'
import { drawPaper } from './pdf/draw-paper.ts'
import { isNumeric, plainCell, type ReportTable, shownCell } from './report-table.ts'
import { reportXlsx } from './xlsx.ts'

/** Ways of giving a report out, beside JSON and the page itself, by their media types. */
export const outputTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const
export type OutputForm = keyof typeof outputTypes

/** Media types as OpenAPI names what an answer may be. */
export const outputContent = {
  'text/csv': { schema: z.string() },
  [outputTypes.xlsx]: { schema: z.string().openapi({ format: 'binary' }) },
  [outputTypes.pdf]: { schema: z.string().openapi({ format: 'binary' }) },
}

export const outputForms = Object.keys(outputTypes) as readonly OutputForm[]

/** Most rows that are drawn on paper, some 100 pages: two seconds of work. */
export const mostOnPaper = 3_000
/** Most rows of a spreadsheet, which is put together in memory. */
export const mostInSpreadsheet = 50_000

/** A report in one form: CSV for programs, in no language; a spreadsheet and paper for people. Throws a RefusedError where it is too long. */
export async function outputOf(
  report: ReportTable,
  { form, language }: { readonly form: OutputForm; readonly language: Language },
): Promise<{
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
}> {
  checkLength(report, form)
  const disposition = form === 'pdf' ? 'inline' : 'attachment'
  return {
    body: await bodyOf(report, form, language),
    headers: {
      'content-type': outputTypes[form],
      'content-disposition': `${disposition}; filename="${report.file}.${form}"`,
    },
  }
}

function checkLength({ rows }: ReportTable, form: OutputForm): void {
  const most = { csv: Number.POSITIVE_INFINITY, xlsx: mostInSpreadsheet, pdf: mostOnPaper }[form]
  if (rows.length <= most) return
  throw new RefusedError(
    refuse('too_large', '/query/as', ['report_too_long', { most, form: form.toUpperCase() }]),
  )
}

async function bodyOf(report: ReportTable, form: OutputForm, language: Language) {
  if (form === 'csv') return reportCsv(report)
  const bytes =
    form === 'xlsx' ? reportXlsx(report, language) : drawPaper(paperOf(report, language))
  return Uint8Array.from(await bytes)
}

/** A report as CSV, in the words of programs. */
export function reportCsv({ columns, rows }: ReportTable): string {
  return csvOf([columns.map(({ key }) => key), ...rows.map((row) => row.map(plainCell))])
}

function paperOf(report: ReportTable, language: Language) {
  const shown = (row: ReportTable['rows'][number]) => row.map((cell) => shownCell(cell, language))
  const { rows, columns, title, total, notes, digest, place } = report
  const isNumber = (at: number) => rows.some((row) => isNumeric(row[at]))
  return {
    language,
    title: title[language],
    facts: aboutLines(report, language),
    tables: [
      {
        columns: columns.map(({ label, width }, at) => ({
          name: label[language],
          align: isNumber(at) ? ('end' as const) : ('start' as const),
          width,
        })),
        rows: rows.map(shown),
        total: total === undefined ? undefined : shown(total),
      },
    ],
    notes: notes.map((note) => note[language]),
    digest,
    address: place.address,
    madeAt: place.now,
  }
}
