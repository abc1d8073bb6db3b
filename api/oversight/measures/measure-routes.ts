import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { measureNames, measures } from '../../../domain/measure/measure.ts'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { acceptedForm, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { refusals, sourceSchema } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { outputContent } from '../../outputs/output-of.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { openScope } from '../scope.ts'
import { makeMeasure, measureParams, measureQuerySchema } from './make-measure.ts'
import { measurePagePath } from './measure-page-path.ts'
import { measureTable, plainMeasure } from './measure-table.ts'

const values = z.record(z.string(), z.union([z.string(), z.number()]).nullable())

const measureSchema = z
  .object({
    measure: z.enum(measureNames as [string, ...string[]]),
    from: z.string(),
    to: z.string(),
    timeZone: z.string().describe('A name of the IANA, or `local`'),
    asOf: z.string().nullable(),
    organisations: z.array(z.string()).readonly(),
    columns: z.array(z.object({ key: z.string(), label: z.record(z.string(), z.string()) })),
    rows: z.array(
      z.object({
        row: z.string().describe('What `row` asks for'),
        values: values.describe('By the key of the column; its unit stands in the key'),
      }),
    ),
    total: values.nullable(),
    checks: z
      .array(z.object({ says: z.string(), holds: z.boolean() }))
      .describe('Equations that the figures must satisfy, and whether they do'),
    notes: z.array(z.string()),
    sources: z.array(sourceSchema).readonly(),
    lineCount: z
      .int()
      .nullable()
      .describe('How many lines that row has: of `yields` at most the first 5,000 are given'),
    lines: z
      .array(
        z.object({
          row: z.string(),
          organisation: z.string(),
          batch: z.string().optional(),
          event: z.string().optional().describe('Id of the event that says so'),
          handOver: z.string().optional(),
          time: z.string().optional(),
          grams: z.int().optional(),
          says: z.string().optional(),
        }),
      )
      .describe('What the figures of the row that `row` names rest on; empty without'),
  })
  .openapi('Measure')

const route = createRoute({
  method: 'get',
  path: '/reports/measures/{measure}',
  tags: ['Oversight'],
  summary: 'Report a measure',
  description: `What an authority asks for, over one organisation or its jurisdiction, with its equations, its sources and, for one row, each event behind it: ${measureNames
    .map((name) => `\`${name}\` (${measures[name].title.en})`)
    .join(
      ', ',
    )}. Events that were taken back do not count. With \`Accept: text/csv\`, that of a spreadsheet or \`application/pdf\` the rows come as a table.`,
  security: [{ key: [] }],
  request: { params: measureParams, query: measureQuerySchema },
  responses: {
    200: {
      description: 'The measure',
      content: { 'application/json': { schema: measureSchema }, ...outputContent },
    },
    ...refusals,
  },
})

/** `GET /reports/measures/{measure}`. */
export function createMeasures(
  installation: Installation,
  { now, publicUrl }: Pick<OutputOptions, 'now' | 'publicUrl'>,
) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { measure } = context.req.valid('param')
    const query = context.req.valid('query')
    const scope = await openScope(installation, query, lookOf(context))
    const asked = { query, now: now(), streams: installation.streams }
    const report = await makeMeasure(measure, scope, asked)
    const form = acceptedForm(context)
    if (form === 'json') return context.json(plainMeasure(report, { row: query.row }), 200)
    const path = measurePagePath(measure, query, scope)
    const place = placeOf(context, { path, timeZone: scope.timeZone }, { now: now(), publicUrl })
    const table = measureTable(report, place)
    return giveOutput(context, table, { form, language: answerLanguage(context) })
  })
}
