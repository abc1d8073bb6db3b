import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { csvOf } from '../../../domain/csv.ts'
import type { Language } from '../../../domain/words.ts'
import { forms } from '../../capture/files/file-form.ts'
import { calledIn, languageQuery, readerLanguage } from '../../capture/files/reader-language.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { startedStream } from '../../http/started-stream.ts'
import type { Installation } from '../../installation.ts'
import { xlsxOf } from '../../outputs/xlsx.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { sheetColumns } from './sheet-columns.ts'
import {
  byteOrderMark,
  giveSheetBack,
  readSentSheet,
  sheetHeaders,
  takeSheet,
} from './take-sheet.ts'
import { rowsToDecide } from './write-sheet.ts'

const file = { schema: z.string().openapi({ format: 'binary' }) }
const content = { [forms.csv]: file, [forms.xlsx]: file }
const common = { tags: ['Hand-overs'], security: [{ key: [] }] }

const sheetRoute = <Form extends 'csv' | 'xlsx'>(form: Form) =>
  createRoute({
    method: 'get',
    path: `/hand-overs/sheet.${form}` as const,
    ...common,
    summary: `Take out what waits for your decision as ${form.toUpperCase()}`,
    description:
      'One row for each line of the hand-overs that arrived and are not decided. Fill in `accepted_grams`, `refused_grams`, ' +
      '`reason`, `note` and `code`, and send it to `POST /hand-overs/sheet`.',
    request: { query: languageQuery },
    responses: {
      200: { description: 'The sheet', content: { [forms[form]]: file } },
      ...refusals,
    },
  })

const takeRoute = createRoute({
  method: 'post',
  path: '/hand-overs/sheet',
  ...common,
  summary: 'Decide hand-overs from a filled-in sheet',
  description:
    'CSV or XLSX as the body; it comes back in the same form with a receipt for each row. Rows of one hand-over are decided ' +
    'together or not at all; a hand-over of which nothing is filled in is left as it is. The same sheet again is a `duplicate`.',
  request: { query: noQuery, body: { required: true, content } },
  responses: { 200: { description: 'The sheet with its receipts', content }, ...refusals },
})

/** `GET /hand-overs/sheet.csv`, `GET /hand-overs/sheet.xlsx` and `POST /hand-overs/sheet`. */
export function createHandOverSheet(
  installation: Installation,
  { now, log }: { now: () => Date; log: (line: string, error?: unknown) => void },
) {
  const { store } = installation
  const app = new OpenAPIHono<Env>()
  // Described here and read from the bytes: no schema reads a file.
  app.openAPIRegistry.registerPath(takeRoute)
  app.post('/hand-overs/sheet', async (context) => {
    const sheet = await readSentSheet(context.req.raw)
    const answered = await takeSheet(context, installation, { sheet, now, log })
    return giveSheetBack(context, sheet, answered)
  })
  return app
    .openapi(sheetRoute('csv'), async (context) => {
      const { organisationKey } = context.get('organisation')
      const language = readerLanguage(context)
      const called = calledIn(language, context.get('names'))
      const asked = { organisationKey, look: lookOf(context), called, language }
      const rows = rowsToDecide(store, store.own(organisationKey), asked)
      const body = await startedStream(sheetCsv(language, rows))
      return context.body(body, 200, sheetHeaders('csv', 'hand-overs'))
    })
    .openapi(sheetRoute('xlsx'), async (context) => {
      const { organisationKey } = context.get('organisation')
      const language = readerLanguage(context)
      const called = calledIn(language, context.get('names'))
      const asked = { organisationKey, look: lookOf(context), called, language }
      const table: (readonly string[])[] = [sheetColumns(language)]
      for await (const rows of rowsToDecide(store, store.own(organisationKey), asked)) {
        table.push(...rows.map((row) => row.map((cell) => String(cell ?? ''))))
      }
      const bytes = Buffer.from(await xlsxOf(table))
      return context.body(bytes, 200, sheetHeaders('xlsx', 'hand-overs'))
    })
}

/** The sheet as CSV, its headings with the first rows. */
async function* sheetCsv(
  language: Language,
  pages: ReturnType<typeof rowsToDecide>,
): AsyncGenerator<string> {
  let head = `${byteOrderMark}${csvOf([sheetColumns(language)])}`
  for await (const rows of pages) {
    yield head + csvOf(rows)
    head = ''
  }
  if (head !== '') yield head
}
