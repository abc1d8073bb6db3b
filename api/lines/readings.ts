import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { readingKinds } from '../../domain/line/reading.ts'
import { dayOver } from '../../domain/local-clock.ts'
import { daysAfter } from '../../domain/local-day.ts'
import { right } from '../../domain/right.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { codeParams, limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listReadings } from '../store/lines/readings.ts'
import { isLinePeriod, linePeriodShape } from './line-period.ts'
import { mostLineDays } from './line-report.ts'
import { ownLine } from './own-line.ts'
import { keptReadingSchema, sentReadingsSchema, takenReadingsSchema } from './reading-schemas.ts'
import { takeReadings } from './take-readings.ts'

const shared = { tags: ['Lines'], security: [{ key: [] }] }

const sendRoute = createRoute({
  method: 'post',
  path: '/readings',
  ...shared,
  summary: 'Send what a station reads of itself',
  description:
    'Pieces, states and meters of intervals, with the key of the station: all of a list is kept or nothing. They are no events and in no ' +
    'chain. A station that makes more pieces in a clock hour than it is rated for is refused.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: sentReadingsSchema } } },
  },
  responses: {
    200: {
      description: 'How they were taken',
      content: { 'application/json': { schema: takenReadingsSchema } },
    },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/lines/{code}/readings',
  ...shared,
  summary: 'List readings of a line',
  request: {
    params: codeParams,
    query: z
      .strictObject({
        ...linePeriodShape,
        station: idSchema().optional(),
        kind: z.enum(readingKinds).optional(),
        limit: limitSchema(1_000, 100),
        cursor: cursorSchema.optional(),
      })
      .refine(isLinePeriod, {
        path: ['to'],
        message: right('right_days_after', { days: mostLineDays }),
      }),
  },
  responses: {
    200: {
      description: 'Readings, newest first',
      content: {
        'application/json': {
          schema: z.object({ readings: z.array(keptReadingSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

/** `POST /readings` and `GET /lines/{code}/readings`. */
export function createReadings({ store, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(sendRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { readings } = context.req.valid('json')
      const sending = { principal: context.get('principal'), organisationKey, readings, now: now() }
      const db = store.own(organisationKey)
      const taken = await db.transaction().execute((tx) => takeReadings(tx, sending))
      return context.json(taken, 200)
    })
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { from, to, limit, cursor, ...filter } = context.req.valid('query')
      const db = store.own(organisationKey)
      const { lineKey, timeZone } = await ownLine(
        db,
        organisationKey,
        context.req.valid('param').code,
      )
      const pages = pagesOf(secret, 'readings', context.get('principal'))
      const rows = await listReadings(db, lineKey, {
        from: dayOver(daysAfter(from, -1), timeZone),
        to: dayOver(daysAfter(to, -1), timeZone),
        ...filter,
        before: pages.after(cursor),
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ readingKey }) => readingKey)
      return context.json(
        { readings: page.map(({ readingKey: _, ...reading }) => reading), next },
        200,
      )
    })
}
