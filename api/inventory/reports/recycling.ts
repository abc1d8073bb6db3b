import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { accepts } from 'hono/accepts'
import { csvOf } from '../../../domain/csv.ts'
import type { RecyclingRow } from '../../../workflows/battery/recycling-year.ts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import {
  makeRecyclingReport,
  recyclingQuerySchema,
  recyclingReportSchema,
} from './make-recycling-report.ts'

const route = createRoute({
  method: 'get',
  path: '/reports/recycling',
  tags: ['Stock and flow'],
  summary: 'Report rates of recycling',
  description:
    'Recycling efficiency and recovery of materials of your organisation in a calendar year (Regulation (EU) 2023/1542 Annex ' +
    'XII): all that the lots of the year took in against all that counts of them, first for the group of chemistries that the ' +
    'targets name and then for each chemistry. Judged on the last day of the year, unrounded; what is not known yet is `open` ' +
    'and says why. A lot counts in the year in which it was closed, with what next recyclers certified until now; what its ' +
    'closing left out (Delegated Regulation (EU) 2025/606) stays out for as long as the year allows. `lots` names every lot, so that the figures ' +
    'can be added up again from its events. With `Accept: text/csv` the rates come as a table.',
  security: [{ key: [] }],
  request: { query: recyclingQuerySchema },
  responses: {
    200: {
      description: 'The report',
      content: {
        'application/json': { schema: recyclingReportSchema },
        'text/csv': { schema: z.string() },
      },
    },
    ...refusals,
  },
})

/** `GET /reports/recycling`. */
export function createRecycling({ store }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey, slug: organisation } = context.get('organisation')
    const asked = context.req.valid('query')
    const report = await makeRecyclingReport(store.own(organisationKey), organisationKey, asked)
    const supports = ['application/json', 'text/csv']
    const type = accepts(context, { header: 'Accept', supports, default: 'application/json' })
    if (type === 'application/json') return context.json({ organisation, ...asked, ...report }, 200)
    return context.body(recyclingCsv(report.rows, { organisation, ...asked }), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="recycling-${asked.year}.csv"`,
    })
  })
}

/** The report's rates as CSV: a line for each rate of each row, with what the row was added up from; one without a rate where there is none. */
export function recyclingCsv(
  rows: readonly RecyclingRow[],
  { organisation, year }: { readonly organisation: string; readonly year: number },
): string {
  const lines = rows.flatMap((row) =>
    row.rates.map((rate) => [
      organisation,
      year,
      row.group,
      row.chemistry,
      rate.metric,
      rate.subject,
      rate.minimumPercent,
      rate.due,
      rate.binding ? 'yes' : 'no',
      rate.status,
      rate.percent,
      rate.openBecause.join(' '),
      rate.counted,
      rate.input,
      rate.metric === 'recycling-efficiency' ? 'g' : 'mg',
      row.lots.map(({ code }) => code).join(' '),
      rate.verdict,
    ]),
  )
  return csvOf([columns, ...lines])
}

const columns = [
  'organisation',
  'year',
  'group',
  'chemistry',
  'metric',
  'subject',
  'minimum_percent',
  'due',
  'binding',
  'status',
  'percent',
  'open_because',
  'counted',
  'input',
  'unit',
  'lots',
  'verdict',
]
