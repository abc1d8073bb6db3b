import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { accepts } from 'hono/accepts'
import type { FlowReport } from '../../../domain/balance-flow.ts'
import { csvOf } from '../../../domain/csv.ts'
import type { FlowGroup, FlowRow } from '../../../domain/flow-report.ts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { openScope } from '../scope.ts'
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
    '`balanced` says whether the numbers really do. Grouped by stage there is no opening and no closing stock (null), ' +
    'since stock moves on between stages. An event that takes another back counts with the opposite sign at its own ' +
    'time. A loss or an addition is on no batch: by kind or material it stands with what was consumed, or with null ' +
    'where that was of several sorts. Over a jurisdiction ' +
    'facilities are told apart by their organisation. With `Accept: text/csv` the rows come as a table.',
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
export function createFlow(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const query = context.req.valid('query')
    const scope = await openScope(installation, query, lookOf(context))
    const report = await makeFlowReport(scope, query, now())
    const { from, to, groupBy } = report
    const supports = ['application/json', 'text/csv']
    const type = accepts(context, { header: 'Accept', supports, default: 'application/json' })
    if (type === 'application/json') return context.json(report, 200)
    const name = `flow-${from}-to-${to}.csv`
    return context.body(flowCsv(report, groupBy), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
    })
  })
}

/** The report's rows as CSV: a column for each group, number and reason, snake_case with the unit last; no totals line. */
export function flowCsv({ rows }: Pick<FlowReport, 'rows'>, groupBy: readonly FlowGroup[]): string {
  const reasons = namesIn(rows, ({ lostGrams }) => lostGrams)
  const materials = namesIn(rows, ({ addedGrams }) => addedGrams)
  const header = [
    ...groupBy,
    ...numbers.map(([name]) => name),
    ...reasons.map((reason) => `lost_${reason}_grams`),
    ...materials.map((material) => `added_${material}_grams`),
  ]
  const lines = rows.map((row) => [
    ...groupBy.map((name) => row.group[name] ?? null),
    ...numbers.map(([, read]) => read(row)),
    ...reasons.map((reason) => row.lostGrams[reason] ?? 0),
    ...materials.map((material) => row.addedGrams[material] ?? 0),
  ])
  return csvOf([header, ...lines])
}

const numbers: readonly (readonly [string, (row: FlowRow) => number | null])[] = [
  ['opening_grams', (row) => row.openingGrams],
  ['in_grams', (row) => row.inGrams],
  ['produced_grams', (row) => row.producedGrams],
  ['moved_in_grams', (row) => row.movedInGrams],
  ['out_grams', (row) => row.outGrams],
  ['consumed_grams', (row) => row.consumedGrams],
  ['moved_out_grams', (row) => row.movedOutGrams],
  ['weighing_difference_grams', (row) => row.weighingDifferenceGrams],
  ['closing_grams', (row) => row.closingGrams],
  ['process_difference_grams', (row) => row.processDifferenceGrams],
]

function namesIn(
  rows: readonly FlowRow[],
  read: (row: FlowRow) => Readonly<Record<string, number>>,
): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(read(row))))].sort()
}
