import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { acceptedForm, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { outputContent } from '../../outputs/output-of.ts'
import {
  makeReconciliation,
  reconciliationQuerySchema,
  reconciliationSchema,
} from './make-reconciliation.ts'
import { reconciliationTable } from './reconciliation-table.ts'

const route = createRoute({
  method: 'get',
  path: '/reports/reconciliation',
  tags: ['Recycled content'],
  summary: 'Reconcile recycled content',
  description:
    'Credits against claims by site of the process, material and class, to the gram, in a half-open period of the times at ' +
    'which they were given and made; what is past never changes. For every row: `opening + recycledInput − processLoss + ' +
    'byProduct − takenBack = claimed + carriedOn + closing`, with the claims of each standard apart. `balanced` says ' +
    'whether the numbers really do: the closing balance is read from what is kept as left of each credit, all else from ' +
    'credits, draws and reversals. The credits of a pool are open to every standard until a claim draws them under one. ' +
    'With `Accept: text/csv`, that of a spreadsheet or `application/pdf` the rows come as a table.',
  security: [{ key: [] }],
  request: { query: reconciliationQuerySchema },
  responses: {
    200: {
      description: 'The reconciliation',
      content: {
        'application/json': { schema: reconciliationSchema },
        ...outputContent,
      },
    },
    ...refusals,
  },
})

/** `GET /reports/reconciliation`. */
export function createReconciliation({ store }: Installation, { now, publicUrl }: OutputOptions) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey, slug } = context.get('organisation')
    const period = context.req.valid('query')
    const report = await makeReconciliation(store.own(organisationKey), organisationKey, period)
    const form = acceptedForm(context)
    if (form === 'json') return context.json({ ...period, ...report }, 200)
    const { from, to } = period
    const { timeZone } = report
    const path = `/work/reconciliation?${new URLSearchParams({ from, to, timeZone })}`
    const page = { path, timeZone }
    const place = placeOf(context, page, { now: now(), publicUrl })
    const table = reconciliationTable(report, {
      organisation: slug,
      from,
      to,
      timeZone: report.timeZone,
      place,
    })
    return giveOutput(context, table, { form, language: answerLanguage(context) })
  })
}
