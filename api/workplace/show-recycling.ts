import type { Context } from 'hono'
import { stockPhrases } from '../../web/pages/workplace/stock/phrases.ts'
import { recyclingBody } from '../../web/pages/workplace/stock/recycling-page.ts'
import { rateFields } from '../../workflows/battery/stages/closing.ts'
import type { Env } from '../http/env.ts'
import { formInLink, giveOutput, placeOf } from '../http/give-output.ts'
import type { Installation } from '../installation.ts'
import {
  makeRecyclingReport,
  recyclingQuerySchema,
  yearAt,
} from '../inventory/reports/make-recycling-report.ts'
import { recyclingTable } from '../inventory/reports/recycling-table.ts'
import { ratesIn } from '../public-record/contents.ts'
import { pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { materialWords } from './words-of.ts'

/** `GET /work/recycling`: rates of a calendar year, this one where none is asked for. */
export async function showRecycling(
  context: Context<Env>,
  installation: Installation,
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string | undefined },
): Promise<Response> {
  const { db, organisation, organisationKey, language } = pageAsker(context, installation)
  const year = context.req.query('year') || (await yearAt(db, organisationKey, now))
  const read = recyclingQuerySchema.safeParse({ year })
  const report = read.success
    ? await makeRecyclingReport(db, organisationKey, read.data)
    : undefined
  const rows = report?.rows ?? []
  const form = formInLink(context)
  if (form !== undefined && report !== undefined) {
    const path = `/work/recycling?${new URLSearchParams({ year })}`
    const page = { path, timeZone: report.timeZone }
    const table = recyclingTable(rows, {
      organisation: organisation.slug,
      year: Number(year),
      stream: installation.streams.get('battery'),
      place: placeOf(context, page, { now, publicUrl }),
    })
    return giveOutput(context, table, { form, language })
  }
  const said = read.success
    ? []
    : [{ control: 'year', text: stockPhrases.yearWrong[language], language }]
  const [field] = rateFields
  const view = rows.map(({ rates, chemistry, ...row }, index) => ({
    ...row,
    chemistry:
      index === 0
        ? undefined
        : materialWords(installation.streams, { stream: 'battery', material: chemistry ?? '' }),
    rates: ratesIn(() => field && { field, value: rates.map((rate) => ({ ...rate })) }),
  }))
  return showPage(context, {
    title: stockPhrases.recycling[language],
    body: recyclingBody({ year, said, rows: view }, language),
    status: read.success ? 200 : 422,
  })
}
