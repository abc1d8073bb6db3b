import { createRoute, z } from '@hono/zod-openapi'
import { summedGroups } from '../../../domain/flow-report.ts'
import { cursorSchema, nextSchema } from '../../http/cursor.ts'
import { idSchema } from '../../http/fields.ts'
import { limitSchema, listSchema, noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { checkPeriod } from '../../inventory/reports/period-schema.ts'
import type { StoredClosing } from '../../store/oversight/closings.ts'
import { flowReportSchema, flowShape } from '../flow/make-flow-report.ts'

/**
 * What a period is closed by: as a flow report is asked for, without a moment, which is that of the closing, and by what sums are kept by: facts that an
 * origin is told by may be erased, and then the books no longer say what was sealed.
 */
export const closingQuerySchema = z
  .strictObject({
    ...flowShape,
    groupBy: listSchema(summedGroups, ['facility', 'month']).default([]),
    id: idSchema().optional().openapi({
      description:
        'Of the closing, chosen by whoever closes: sent again it closes nothing a second time',
    }),
  })
  .superRefine(checkPeriod)

const closingSchema = z
  .object({
    id: z.string(),
    organisation: z
      .string()
      .describe('Slug of the one that it is about, or `*` for a jurisdiction'),
    from: z.string(),
    to: z.string(),
    asOf: z.string().describe('What was recorded later is not in it'),
    closed: z.string(),
    closedBy: z.string(),
    digest: z.string().describe('SHA-256 of the statement, base64url: by which the log names it'),
  })
  .openapi('Closing')

/** A closed period as the API tells of it. */
export function closingView(closing: StoredClosing): z.input<typeof closingSchema> {
  const { id, reported, from, to, asOf, closedTime, closerName, digest } = closing
  return {
    id,
    organisation: reported,
    from,
    to,
    asOf: asOf.toISOString(),
    closed: closedTime.toISOString(),
    closedBy: closerName,
    digest,
  }
}

const statedSchema = closingSchema
  .extend({
    statement: z
      .string()
      .describe('What was reported, as canonical JSON: the text that was hashed'),
  })
  .openapi('ClosingStatement')

const differenceSchema = z
  .object({
    closing: closingSchema,
    asOf: z.string().describe('When it was compared'),
    groupBy: flowReportSchema.shape.groupBy,
    isReproduced: z
      .boolean()
      .describe(
        'Whether the books, read as of the moment of the closing, still say what was sealed. Not so where an organisation left the ' +
          'jurisdiction, or a place whose own days count got another time zone; or where history was touched',
      ),
    totals: flowReportSchema.shape.totals.describe('Now minus then, in grams'),
    rows: flowReportSchema.shape.rows.describe('Now minus then; what did not change is left out'),
    takenBack: flowReportSchema.shape.totals.describe(
      'What was taken back later of the period, by its sign: it counts at its own time, after the period, and is in no figure above',
    ),
    events: z
      .array(
        z.object({
          id: z.string(),
          organisation: z.string(),
          facility: z.string(),
          stream: z.string(),
          stage: z.string(),
          eventTime: z.string(),
          recordTime: z.string(),
          reverses: z.string().nullable().describe('The event that it takes back'),
          counts: z
            .enum(['before', 'within', 'after'])
            .describe(
              'Where its grams stand: `before` changes the opening stock alone; `after` takes back an event of the period, or before it, at a later time',
            ),
          digest: z.string(),
        }),
      )
      .readonly()
      .describe(
        'Recorded since: those in the period or before it, and those that take back one of these; in the order of their records',
      ),
    isWhole: z.boolean().describe('False where more events than are named were recorded'),
  })
  .openapi('ClosingDifference')

const shared = { tags: ['Stock and flow'], security: [{ key: [] }] }
const one = { params: z.object({ id: z.string().max(100) }), query: noQuery }
const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
})

/** `POST /closings`. */
export const addRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/closings',
  summary: 'Close a period',
  description:
    'Seals the flow report of a period that is over, as it stood 61 seconds ago, and keeps it word for word; the public log gets its digest. Supervisors close ' +
    'for their organisation, regulators for the reports of their authority. What is recorded of the period later changes nothing in it: see its difference.',
  request: { query: closingQuerySchema },
  responses: {
    200: json('It was closed before by the same request', statedSchema),
    201: json('The closed period with its statement', statedSchema),
    ...refusals,
  },
})

/** `GET /closings`. */
export const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/closings',
  summary: 'List closed periods',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: json(
      'The closed periods, newest first',
      z.object({ closings: z.array(closingSchema).readonly(), next: nextSchema }),
    ),
    ...refusals,
  },
})

/** `GET /closings/{id}`. */
export const readRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/closings/{id}',
  summary: 'Read a closed period',
  request: one,
  responses: { 200: json('The closed period with its statement', statedSchema), ...refusals },
})

/** `GET /closings/{id}/difference`. */
export const differenceRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/closings/{id}/difference',
  summary: 'Tell what was recorded of a closed period since',
  description:
    'The report as it is now minus the report as of the closing, and every event that was recorded later and lies in the period or before it, or takes back ' +
    'one that does. What takes an event back counts at its own time, as in every report: where that is after the period it stands under `takenBack`.',
  request: one,
  responses: { 200: json('What was recorded since', differenceSchema), ...refusals },
})
