import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { acceptedForm, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { outputContent } from '../../outputs/output-of.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { openScope } from '../scope.ts'
import { namedBooks, namePartners } from './flow-names.ts'
import { flowPagePath } from './flow-page-path.ts'
import { flowTable } from './flow-table.ts'
import { flowQuerySchema, flowReportSchema, makeFlowReport } from './make-flow-report.ts'

const route = createRoute({
  method: 'get',
  path: '/reports/flow',
  tags: ['Stock and flow'],
  summary: 'Report what flowed',
  description:
    'What came in, went out, was consumed, produced, moved, lost and lay there in a half-open period of event times, ' +
    'to the gram. For every row: `opening + in + produced + movedIn + weighingDifference − out − consumed − movedOut = ' +
    'closing`. Over all rows: `consumed + added = produced + lost + processDifference` and `movedIn = movedOut`. ' +
    '`balanced` says whether the numbers really do. Grouped by stage or partner there is no opening and no closing stock (null), ' +
    'since stock stands at no stage, and between nobody and nobody. `partner` is the slug of the organisation that something came from or went to, ' +
    '`(outside)` for one that is none here, null for what was worked, moved or lost in the house. `origin` is the kind of source that the event says ' +
    'by which goods first came into the books, `another_organisation` for what was handed over, `earlier_records` or `unstated` where none is ' +
    'said, null for what was made of several. Both are read off the ledger, which takes longer than sums do. An event that takes another back counts with the opposite sign at its own ' +
    'time. A loss or an addition is on no batch: by kind or material it stands with what was consumed, or with null ' +
    'where that was of several sorts. Over a jurisdiction ' +
    'facilities are told apart by their organisation. With `Accept: text/csv`, that of a spreadsheet or `application/pdf` ' +
    'the rows come as a table; on paper with the digest of the report and a QR that leads to its page.',
  security: [{ key: [] }],
  request: { query: flowQuerySchema },
  responses: {
    200: {
      description: 'The report',
      content: {
        'application/json': { schema: flowReportSchema },
        ...outputContent,
      },
    },
    ...refusals,
  },
})

/** `GET /reports/flow`. */
export function createFlow(installation: Installation, { now, publicUrl }: OutputOptions) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const query = context.req.valid('query')
    const look = lookOf(context)
    const scope = await openScope(installation, query, look)
    const report = await makeFlowReport(namedBooks(installation, scope, look), query, now())
    const form = acceptedForm(context)
    if (form === 'json') return context.json(report, 200)
    const page = { path: flowPagePath(query, scope), timeZone: scope.timeZone }
    const table = flowTable(report, {
      streams: installation.streams,
      partners: await namePartners(installation, report.rows),
      place: placeOf(context, page, { now: now(), publicUrl }),
    })
    return giveOutput(context, table, { form, language: answerLanguage(context) })
  })
}
