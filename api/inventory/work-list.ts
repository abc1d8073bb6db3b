import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { placesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import type { WaitingPlace } from '../store/inventory/work-list.ts'
import { facilityOf } from './facility-of.ts'
import { readWorkList } from './read-work-list.ts'
import { workListQuerySchema, workListSchema } from './work-list-schemas.ts'

const route = createRoute({
  method: 'get',
  path: '/work-list',
  tags: ['Record'],
  summary: 'List what waits for whoever asks',
  description:
    'Batches at one facility for which a stage is open now that the caller may record: within the bounds of the station, ' +
    'with the certificates of the person. Nothing else is shown.',
  security: [{ key: [] }],
  request: { query: workListQuerySchema },
  responses: {
    200: {
      description: 'By stage, longest wait first',
      content: { 'application/json': { schema: workListSchema } },
    },
    ...refusals,
  },
})

/** `GET /work-list`. */
export function createWorkList({ store, streams, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const principal = context.get('principal')
    const { limit, cursor, ...asked } = context.req.valid('query')
    const db = store.own(organisationKey)
    const facility = await facilityOf(db, organisationKey, { principal, asked: asked.facility })
    const places = placesOf(secret, `work at ${facility.code}`, principal)
    const after = placeAt(places.read(cursor, 2))
    const terms = { principal, organisationKey, facility, stage: asked.stage, after, limit }
    const { recalled, stages, rest } = await readWorkList(streams, db, { ...terms, now: now() })
    const next = rest === null ? null : places.write([rest.headKey, rest.batchKey])
    return context.json({ facility: facility.code, recalled, stages, next }, 200)
  })
}

function placeAt(place: readonly number[] | undefined): WaitingPlace | undefined {
  if (place === undefined) return undefined
  const [headKey = 0, batchKey = 0] = place
  return { headKey, batchKey }
}
