import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../../http/env.ts'
import { namedOrganisationSchema } from '../../http/named.ts'
import { listSchema } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { movementGroups } from '../../store/oversight/movements.ts'
import { flowQuerySchema, localDays } from '../flow/make-flow-report.ts'
import { daysOf } from '../registers/open-desk.ts'
import { openScope, scopeShape } from '../scope.ts'
import { nameMovements } from './name-movements.ts'

/** What movements may be asked for. */
const movementQuerySchema = z
  .strictObject({
    ...scopeShape,
    ...periodShape,
    timeZone: flowQuerySchema.shape.timeZone,
    asOf: flowQuerySchema.shape.asOf,
    groupBy: listSchema(movementGroups, ['stream', 'month']).default([]),
  })
  .superRefine(checkPeriod)

const sideSchema = namedOrganisationSchema
  .nullable()
  .describe('Null for outside: suppliers and buyers that are no organisation here')

const route = createRoute({
  method: 'get',
  path: '/movements',
  tags: ['Registers'],
  summary: 'Who passed what to whom',
  description:
    'Grams that went from one organisation to another, and from and to outside, in a half-open period of event times, out of the mass ledger: ' +
    'what was taken back or corrected counts negative in its own time. Over all rows `sentGrams − receivedGrams` is what the flow report of ' +
    'the same period calls out less in, to the gram.',
  security: [{ key: [] }],
  request: { query: movementQuerySchema },
  responses: {
    200: {
      description: 'A row for each pair of sides and group, the largest first',
      content: {
        'application/json': {
          schema: z
            .object({
              from: z.string(),
              to: z.string(),
              timeZone: z.string(),
              groupBy: z.array(z.enum(movementGroups)).readonly(),
              rows: z
                .array(
                  z.object({
                    sender: sideSchema,
                    receiver: sideSchema,
                    group: z.record(z.string(), z.string()),
                    grams: z
                      .int()
                      .describe(
                        'In the receiver’s books where they are asked about, else the sender’s',
                      ),
                    lines: z.int().describe('Lines of the ledger behind `grams`'),
                    sentGrams: z
                      .int()
                      .nullable()
                      .describe(
                        'Less what came back refused; null where the sender is not asked about',
                      ),
                    receivedGrams: z
                      .int()
                      .nullable()
                      .describe('Less than sent: still on the way, or refused and not yet back'),
                    exportedGrams: z
                      .int()
                      .describe('Of what was sent: on hand-overs that drew from an export permit'),
                  }),
                )
                .readonly(),
            })
            .openapi('Movements'),
        },
      },
    },
    ...refusals,
  },
})

/** `GET /movements`. */
export function createMovements(installation: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const look = lookOf(context)
    const scope = await openScope(installation, asked, look)
    const { from, to, groupBy, asOf } = asked
    const days = daysOf(scope, asked.timeZone)
    const timeZone = days.byPlace ? localDays : days.timeZone
    const period = { from, to, ...days, asOf: asOf === undefined ? undefined : new Date(asOf) }
    const rows = await nameMovements(installation, scope, { ...period, groupBy, look })
    return context.json({ from, to, timeZone, groupBy, rows }, 200)
  })
}
