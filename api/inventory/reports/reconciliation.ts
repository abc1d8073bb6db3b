import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { accepts } from 'hono/accepts'
import type { ReconciledRow } from '../../../domain/claim/reconcile.ts'
import { csvOf } from '../../../domain/csv.ts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import {
  makeReconciliation,
  reconciliationQuerySchema,
  reconciliationSchema,
} from './make-reconciliation.ts'

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
    'With `Accept: text/csv` the rows come as a table.',
  security: [{ key: [] }],
  request: { query: reconciliationQuerySchema },
  responses: {
    200: {
      description: 'The reconciliation',
      content: {
        'application/json': { schema: reconciliationSchema },
        'text/csv': { schema: z.string() },
      },
    },
    ...refusals,
  },
})

/** `GET /reports/reconciliation`. */
export function createReconciliation({ store }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const period = context.req.valid('query')
    const report = await makeReconciliation(store.own(organisationKey), organisationKey, period)
    const supports = ['application/json', 'text/csv']
    const type = accepts(context, { header: 'Accept', supports, default: 'application/json' })
    if (type === 'application/json') return context.json({ ...period, ...report }, 200)
    const name = `reconciliation-${period.from}-to-${period.to}.csv`
    return context.body(reconciliationCsv(report.rows), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
    })
  })
}

/** The reconciliation's rows as CSV: a column for each number and standard, snake_case with the unit last. */
export function reconciliationCsv(rows: readonly ReconciledRow[]): string {
  const standards = [
    ...new Set(rows.flatMap(({ claimedGrams }) => Object.keys(claimedGrams))),
  ].sort()
  const header = [
    ...columns.map(([name]) => name),
    ...standards.map(
      (standard) => `claimed_${standard.toLowerCase().replaceAll(/\W+/g, '_')}_grams`,
    ),
    'closing_grams',
  ]
  const lines = rows.map((row) => [
    ...columns.map(([, read]) => read(row)),
    ...standards.map((standard) => row.claimedGrams[standard] ?? 0),
    row.closingGrams,
  ])
  return csvOf([header, ...lines])
}

const columns: readonly (readonly [string, (row: ReconciledRow) => string | number | null])[] = [
  ['facility', (row) => row.facility],
  ['material', (row) => row.material],
  ['class', (row) => row.class],
  ['opening_grams', (row) => row.openingGrams],
  ['recycled_input_grams', (row) => row.recycledInputGrams],
  ['process_loss_grams', (row) => row.processLossGrams],
  ['conversion_factor', (row) => row.conversionFactor],
  ['by_product_grams', (row) => row.byProductGrams],
  ['taken_back_grams', (row) => row.takenBackGrams],
  ['carried_on_grams', (row) => row.carriedOnGrams],
]
