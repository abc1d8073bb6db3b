import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { compareLines } from '../../domain/line/compare-lines.ts'
import type { Env } from '../http/env.ts'
import { codeParams } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { comparisonSchema, lineReportSchema } from './figure-schemas.ts'
import { comparisonView, reportView } from './figure-views.ts'
import { comparisonQuerySchema, periodSchema } from './line-period.ts'
import { readLineReport } from './line-report.ts'
import { ownLine } from './own-line.ts'

const shared = { tags: ['Lines'], security: [{ key: [] }] }

const figuresRoute = createRoute({
  method: 'get',
  path: '/lines/{code}/figures',
  ...shared,
  summary: 'Read the figures of a line',
  description:
    'Over the shifts of these days by the clock of its facility. A shift without readings was not worked and counts for nothing; of one that ' +
    'runs the hours so far do.',
  request: { params: codeParams, query: periodSchema },
  responses: {
    200: {
      description: 'The figures',
      content: { 'application/json': { schema: lineReportSchema } },
    },
    ...refusals,
  },
})

const comparisonRoute = createRoute({
  method: 'get',
  path: '/line-comparison',
  ...shared,
  summary: 'Compare two lines, or one line at two times',
  description: 'With whether the defect rates differ by more than chance.',
  request: { query: comparisonQuerySchema },
  responses: {
    200: {
      description: 'Both sides and what became of one beside the other',
      content: { 'application/json': { schema: comparisonSchema } },
    },
    ...refusals,
  },
})

/** `GET /lines/{code}/figures` and `GET /line-comparison`. */
export function createLineFigures({ store }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(figuresRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const db = store.own(organisationKey)
      const line = await ownLine(db, organisationKey, context.req.valid('param').code)
      const period = context.req.valid('query')
      return context.json(reportView(await readLineReport(db, line, { period, now: now() })), 200)
    })
    .openapi(comparisonRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const db = store.own(organisationKey)
      const asked = context.req.valid('query')
      const side = async (code: string, pointer: string, period: { from: string; to: string }) =>
        readLineReport(db, await ownLine(db, organisationKey, code, pointer), {
          period,
          now: now(),
        })
      const before = await side(asked.line, '/query/line', { from: asked.from, to: asked.to })
      const other = { from: asked.otherFrom, to: asked.otherTo }
      const after = await side(asked.otherLine, '/query/otherLine', other)
      const compared = compareLines(
        { version: before.version, figures: before.total },
        { version: after.version, figures: after.total },
      )
      const views = { before: reportView(before), after: reportView(after) }
      return context.json({ ...views, ...comparisonView(compared) }, 200)
    })
}
