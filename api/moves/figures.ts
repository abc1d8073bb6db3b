import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { type MoveReport, moveFigureQuerySchema, readMoveReport } from './move-report.ts'

const share = () =>
  z.number().nullable().describe('0 to 1; null where there is nothing to divide by')

const reportSchema = z
  .object({
    facility: z.string(),
    from: z.string(),
    to: z.string(),
    timeZone: z.string(),
    ended: z.int().describe('Moves that ended, with loads and without'),
    emptyRuns: z.int().describe('Of these without a load'),
    emptyRunShare: share(),
    metres: z.int().describe('As vehicles told them'),
    emptyMetres: z.int().describe('Of runs without a load'),
    emptyMetreShare: share(),
    withoutMetres: z.int().describe('Moves of which nobody told metres: they are in neither sum'),
    stops: z.int(),
    loads: z.int(),
    loadsPerMove: z.number().nullable().describe('Of moves with loads'),
    grams: z.int().describe('Moved, as far as loads were weighed'),
    leadSeconds: z
      .object({ median: z.number(), high: z.number().describe('95th percentile') })
      .nullable()
      .describe('From asked to ended, of moves with loads, by nearest rank'),
    takenOver: z.int().describe('Moves that people took over from machines'),
    cancelled: z.int(),
    byMover: z
      .array(z.object({ kind: z.string(), ended: z.int() }))
      .readonly()
      .describe('By what carried last'),
    waits: z
      .array(
        z.object({
          place: z.string(),
          hour: z.int().describe('Of the day, by the clock of the facility'),
          loads: z.int().describe('Loads that waited in it; one that waits on two days is two'),
          waitedMs: z.int().describe('Of all of them together'),
          most: z.int().describe('At one moment'),
        }),
      )
      .readonly()
      .describe('Loads that waited to be taken away, by place and hour of the day'),
  })
  .openapi('MoveFigures')

const figuresRoute = createRoute({
  method: 'get',
  path: '/move-figures',
  tags: ['Moves'],
  security: [{ key: [] }],
  summary: 'Read the figures of the moves of a facility',
  description:
    'Of moves that ended in these days by the clock of the facility; waits are those within them.',
  request: { query: moveFigureQuerySchema },
  responses: {
    200: {
      description: 'The figures',
      content: { 'application/json': { schema: reportSchema } },
    },
    ...refusals,
  },
})

/** `GET /move-figures`. */
export function createMoveFigures({ store }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(figuresRoute, async (context) => {
    const { organisationKey } = context.get('organisation')
    const asked = { ...context.req.valid('query'), now: now() }
    const report = await readMoveReport(store.own(organisationKey), organisationKey, asked)
    return context.json(reportView(report), 200)
  })
}

function reportView({
  facility,
  timeZone,
  period,
  figures,
  waits,
}: MoveReport): z.output<typeof reportSchema> {
  const { emptyRunShare, emptyMetreShare, loadsPerMove, leadSeconds, ...counted } = figures
  return {
    facility,
    timeZone,
    ...period,
    ...counted,
    emptyRunShare: emptyRunShare ?? null,
    emptyMetreShare: emptyMetreShare ?? null,
    loadsPerMove: loadsPerMove ?? null,
    leadSeconds: leadSeconds ?? null,
    waits,
  }
}
