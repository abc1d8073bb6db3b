import { createRoute, z } from '@hono/zod-openapi'
import { deliveredReports, deliveryTerms, dueDay } from '../../../domain/delivery/terms.ts'
import { languages } from '../../../domain/words.ts'
import { cursorSchema, nextSchema } from '../../http/cursor.ts'
import { idSchema } from '../../http/fields.ts'
import { limitSchema, noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { outputForms, outputTypes } from '../../outputs/output-of.ts'
import type { DeliveredFile } from '../../store/oversight/delivered.ts'
import type { StoredDelivery } from '../../store/oversight/deliveries.ts'

const { least, most } = deliveryTerms.days
const { keptMonths } = deliveryTerms

const chosen = {
  report: z
    .enum(deliveredReports as [string, ...string[]])
    .describe('The flow report, a register or a measure'),
  form: z.enum(outputForms),
  language: z.enum(languages),
  day: z
    .number()
    .openapi({ type: 'integer', minimum: least, maximum: most, example: 5 })
    .describe('Of the following month, by the clock of the organisation'),
}

const newOrderSchema = z.strictObject({ id: idSchema(), ...chosen }).openapi('NewMonthlyReport')

const fileSchema = z.object({
  month: z.string(),
  made: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  digest: z.string().describe('SHA-256, base64url'),
})

const orderSchema = z
  .object({
    id: z.string(),
    ...chosen,
    orderedBy: z.string(),
    ordered: z.string(),
    nextMonth: z.string(),
    nextDay: z.string().describe('Day on which it is made'),
    ended: z.string().nullable(),
    endedBecause: z
      .enum(['asked', 'left'])
      .nullable()
      .describe('`left`: whoever ordered it may no longer read here'),
    failed: z
      .object({ time: z.string(), code: z.string() })
      .nullable()
      .describe('When the next was tried last and why it could not be made; it is tried again'),
    files: z.array(fileSchema).readonly().describe('The latest 24, newest months first'),
  })
  .openapi('MonthlyReport')

/** An order of monthly reports as the API tells of it. */
export function deliveryView(
  one: StoredDelivery,
  files: readonly DeliveredFile[],
): z.input<typeof orderSchema> {
  const { id, report, form, language, day, orderedBy, createdTime, nextMonth } = one
  const { endedTime, endedBecause, failedTime, failure } = one
  return {
    id,
    report,
    form,
    language,
    day,
    orderedBy,
    ordered: createdTime.toISOString(),
    nextMonth,
    nextDay: dueDay(nextMonth, day),
    ended: endedTime?.toISOString() ?? null,
    endedBecause,
    failed:
      failedTime === null || failure === null
        ? null
        : { time: failedTime.toISOString(), code: failure },
    files: files.map(({ month, madeTime, name, type, bytes, digest }) => ({
      month,
      made: madeTime.toISOString(),
      name,
      type,
      bytes,
      digest: digest.toString('base64url'),
    })),
  }
}

const shared = { tags: ['Oversight'], security: [{ key: [] }] }
const idParams = z.object({ id: z.string().max(100) })
const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
})

/** `GET /monthly-reports`. */
export const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/monthly-reports',
  summary: 'List reports that are made each month',
  request: {
    query: z.strictObject({ limit: limitSchema(100, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: json(
      'The orders, newest first, with the files that are kept; those that were ended stay',
      z.object({ reports: z.array(orderSchema).readonly(), next: nextSchema }),
    ),
    ...refusals,
  },
})

/** `POST /monthly-reports`. */
export const orderRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/monthly-reports',
  summary: 'Have a report made each month',
  description:
    'Over what whoever orders it may read at that moment: their organisation, or the jurisdiction of their authority. It is made once the month is over, from the one that is ' +
    `running on, and its file lies here for ${keptMonths} months.`,
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newOrderSchema } } },
  },
  responses: {
    200: json('It was ordered before by the same request', orderSchema),
    201: json('The order', orderSchema),
    ...refusals,
  },
})

/** `POST /monthly-reports/{id}/end`. */
export const endRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/monthly-reports/{id}/end',
  summary: 'End a report that is made each month',
  description:
    'What was made stays for as long as it is kept. One that is ended already stays as it is.',
  request: { params: idParams, query: noQuery },
  responses: { 200: json('The order', orderSchema), ...refusals },
})

const binary = { schema: z.string().openapi({ format: 'binary' }) }

/** `GET /monthly-reports/{id}/{month}`. */
export const fetchRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/monthly-reports/{id}/{month}',
  summary: 'Fetch the report of a month',
  description: 'As it was made, byte for byte: nothing that is recorded later changes it.',
  request: {
    params: idParams.extend({ month: z.string().max(7).openapi({ example: '2026-11' }) }),
    query: noQuery,
  },
  responses: {
    200: {
      description: 'The file',
      content: Object.fromEntries(Object.values(outputTypes).map((type) => [type, binary])),
    },
    ...refusals,
  },
})
