import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { acceptedForm, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { outputContent } from '../../outputs/output-of.ts'
import {
  makeRecyclingReport,
  recyclingQuerySchema,
  recyclingReportSchema,
} from './make-recycling-report.ts'
import { recyclingTable } from './recycling-table.ts'

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
    'can be added up again from its events. With `Accept: text/csv`, that of a spreadsheet or `application/pdf` the rates come as a table.',
  security: [{ key: [] }],
  request: { query: recyclingQuerySchema },
  responses: {
    200: {
      description: 'The report',
      content: {
        'application/json': { schema: recyclingReportSchema },
        ...outputContent,
      },
    },
    ...refusals,
  },
})

/** `GET /reports/recycling`. */
export function createRecycling(
  { store, streams }: Installation,
  { now, publicUrl }: OutputOptions,
) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey, slug: organisation } = context.get('organisation')
    const asked = context.req.valid('query')
    const report = await makeRecyclingReport(store.own(organisationKey), organisationKey, asked)
    const form = acceptedForm(context)
    if (form === 'json') return context.json({ organisation, ...asked, ...report }, 200)
    const page = { path: `/work/recycling?year=${asked.year}`, timeZone: report.timeZone }
    const place = placeOf(context, page, { now: now(), publicUrl })
    const stream = streams.get('battery')
    const table = recyclingTable(report.rows, { organisation, year: asked.year, stream, place })
    return giveOutput(context, table, { form, language: answerLanguage(context) })
  })
}
