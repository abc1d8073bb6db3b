import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { anomalyKindNames } from '../../../domain/anomaly/kinds.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { answerLanguage } from '../../http/answer-language.ts'
import { cursorSchema, nextSchema, placesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import { limitSchema } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { findAnomaly, listAnomalies } from '../../store/oversight/anomalies.ts'
import { listDecisions } from '../../store/oversight/anomaly-decisions.ts'
import { openScope, type Scope, scopeShape } from '../scope.ts'
import { anomalySchema, anomalyView, decisionSchema, decisionView } from './anomaly-view.ts'
import { countAnomalies } from './count-anomalies.ts'
import { decideAnomaly, decisionAskedSchema } from './decide-anomaly.ts'

export const anomaliesQuerySchema = z
  .strictObject({
    ...scopeShape,
    ...periodShape,
    kind: z.enum(anomalyKindNames).optional(),
    facility: z.string().max(200).optional(),
    state: z.enum(['open', 'dismissed', 'all']).default('open'),
    limit: limitSchema(200, 50),
    cursor: cursorSchema.optional(),
  })
  .superRefine(checkPeriod)

const countsSchema = z
  .array(z.object({ kind: z.enum(anomalyKindNames), open: z.int(), dismissed: z.int() }))
  .readonly()

const listRoute = createRoute({
  method: 'get',
  path: '/anomalies',
  tags: ['Oversight'],
  summary: 'List questions that records raise',
  description:
    'What in the records of a half-open period of event times is unlikely enough to be asked about, newest first: yields, ' +
    'masses, weighings, scans, photos, serial numbers, grades, claims and silences. Each is a question with its evidence ' +
    'and its arithmetic, never a verdict. They are looked for every hour; one that was found stays as it was found. ' +
    'Dismissed ones are listed when `state` asks for them.',
  security: [{ key: [] }],
  request: { query: anomaliesQuerySchema },
  responses: {
    200: {
      description: 'The questions, and how many of each kind the whole period has',
      content: {
        'application/json': {
          schema: z.object({
            anomalies: z.array(anomalySchema).readonly(),
            counts: countsSchema,
            next: nextSchema,
          }),
        },
      },
    },
    ...refusals,
  },
})

const params = z.object({ id: z.string().max(100) })
const oneSchema = anomalySchema
  .extend({ decisions: z.array(decisionSchema).readonly().describe('Oldest first') })
  .openapi('AnomalyWithDecisions')

const oneRoute = createRoute({
  method: 'get',
  path: '/anomalies/{id}',
  tags: ['Oversight'],
  summary: 'Read one question with what was decided about it',
  security: [{ key: [] }],
  request: { params, query: z.strictObject(scopeShape) },
  responses: {
    200: { description: 'The question', content: { 'application/json': { schema: oneSchema } } },
    ...refusals,
  },
})

const decideRoute = createRoute({
  method: 'post',
  path: '/anomalies/{id}/decisions',
  tags: ['Oversight'],
  summary: 'Dismiss a question, or open it again',
  description:
    'With a reason and in your own name, which the organisation and its authority both see from then on. A dismissed question ' +
    'does not come back by itself; anybody who may dismiss may open it again.',
  security: [{ key: [] }],
  request: {
    params,
    query: z.strictObject(scopeShape),
    body: { required: true, content: { 'application/json': { schema: decisionAskedSchema } } },
  },
  responses: {
    201: {
      description: 'The question with the decision',
      content: { 'application/json': { schema: oneSchema } },
    },
    ...refusals,
  },
})

/** `GET /anomalies`, `GET /anomalies/{id}` and `POST /anomalies/{id}/decisions`. */
export function createAnomalies(installation: Installation, now: () => Date) {
  const { streams, secret } = installation
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { cursor, ...query } = context.req.valid('query')
      const scope = await openScope(installation, query, lookOf(context))
      const places = placesOf(secret, 'anomalies', context.get('principal'))
      const asked = { ...query, timeZone: query.timeZone ?? scope.timeZone }
      const { page, next } = await pageOfAnomalies(scope, asked, { places, cursor })
      const language = answerLanguage(context)
      const anomalies = page.map((one) => anomalyView(one, streams, language))
      return context.json({ anomalies, counts: await countAnomalies(scope, asked), next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const scope = await openScope(installation, context.req.valid('query'), lookOf(context))
      const anomaly = await readAnomaly(scope, context.req.valid('param').id)
      const decisions = (await listDecisions(scope.db, anomaly.anomalyKey)).map(decisionView)
      const view = anomalyView(anomaly, streams, answerLanguage(context))
      return context.json({ ...view, decisions }, 200)
    })
    .openapi(decideRoute, async (context) => {
      const scope = await openScope(installation, context.req.valid('query'), lookOf(context))
      const anomaly = await readAnomaly(scope, context.req.valid('param').id)
      const by = { principal: context.get('principal'), now: now() }
      await decideAnomaly(scope.db, anomaly, { asked: context.req.valid('json'), by })
      const again = await readAnomaly(scope, anomaly.id)
      const decisions = (await listDecisions(scope.db, anomaly.anomalyKey)).map(decisionView)
      const view = anomalyView(again, streams, answerLanguage(context))
      return context.json({ ...view, decisions }, 201)
    })
}

/** One question of a scope; a RefusedError where there is none. */
export async function readAnomaly({ db, keys }: Scope, id: string) {
  const anomaly = isId(id) ? await findAnomaly(db, keys, id) : undefined
  if (anomaly === undefined) {
    throw new RefusedError(refuse('not_found', '/path/id', ['anomaly_unknown', { id }]))
  }
  return anomaly
}

/** A page of the questions of a scope, and where the next one begins. */
export async function pageOfAnomalies(
  { db, keys }: Scope,
  asked: Omit<Parameters<typeof listAnomalies>[2], 'before'>,
  { places, cursor }: { places: ReturnType<typeof placesOf>; cursor: string | undefined },
) {
  const { limit } = asked
  const [milliseconds, key] = places.read(cursor, 2) ?? []
  const before =
    milliseconds === undefined || key === undefined
      ? undefined
      : { time: new Date(milliseconds).toISOString(), key }
  const rows = await listAnomalies(db, keys, { ...asked, before, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next =
    rows.length <= limit || last === undefined
      ? null
      : places.write([last.eventTime.getTime(), last.anomalyKey])
  return { page, next }
}
