import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { accepts } from 'hono/accepts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { flowCsv } from './flow-csv.ts'
import { flowQuerySchema, flowReportSchema } from './flow-schema.ts'
import { makeFlowReport } from './make-flow-report.ts'

const route = createRoute({
  method: 'get',
  path: '/reports/flow',
  tags: ['Stock and flow'],
  summary: 'Report what flowed',
  description:
    'What came in, went out, was consumed, produced, moved, lost and lay there in a half-open period of event times, ' +
    'to the gram. For every row: `opening + in + produced + movedIn + weighingDifference − out − consumed − movedOut = ' +
    'closing`. Over all rows: `consumed + added = produced + lost + processDifference` and `movedIn = movedOut`. ' +
    '`balanced` says whether the numbers really do. Grouped by stage there is no opening and no closing stock (null), ' +
    'since stock moves on between stages. An event that takes another back counts with the opposite sign at its own ' +
    'time. A loss or an addition is on no batch: by kind or material it stands with what was consumed, or with null ' +
    'where that was of several sorts. With `Accept: text/csv` the rows come as a table.',
  security: [{ key: [] }],
  request: { query: flowQuerySchema },
  responses: {
    200: {
      description: 'The report',
      content: {
        'application/json': { schema: flowReportSchema },
        'text/csv': { schema: z.string() },
      },
    },
    ...refusals,
  },
})

/** `GET /reports/flow`. */
export function createFlow({ store }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const { from, to, timeZone, groupBy } = context.req.valid('query')
    const period = { from, to, timeZone }
    const report = await makeFlowReport(store.own(organisationKey), organisationKey, {
      ...period,
      groupBy,
    })
    const supports = ['application/json', 'text/csv']
    const type = accepts(context, { header: 'Accept', supports, default: 'application/json' })
    if (type === 'application/json') return context.json({ ...period, groupBy, ...report }, 200)
    const name = `flow-${from}-to-${to}.csv`
    return context.body(flowCsv(report, groupBy), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
    })
  })
}
