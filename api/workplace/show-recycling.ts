import type { Context } from 'hono'
import { stockPhrases } from '../../web/pages/workplace/stock/phrases.ts'
import { recyclingBody } from '../../web/pages/workplace/stock/recycling-page.ts'
import { rateFields } from '../../workflows/battery/stages/closing.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import {
  makeRecyclingReport,
  recyclingQuerySchema,
  yearAt,
} from '../inventory/reports/make-recycling-report.ts'
import { ratesIn } from '../public-record/contents.ts'
import { pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { materialWords } from './words-of.ts'

/** `GET /work/recycling`: rates of a calendar year, this one where none is asked for. */
export async function showRecycling(
  context: Context<Env>,
  installation: Installation,
  now: Date,
): Promise<Response> {
  const { db, organisationKey, language } = pageAsker(context, installation)
  const year = context.req.query('year') || (await yearAt(db, organisationKey, now))
  const read = recyclingQuerySchema.safeParse({ year })
  const rows = read.success ? (await makeRecyclingReport(db, organisationKey, read.data)).rows : []
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
