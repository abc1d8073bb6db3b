import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listPermits, type StoredPermit } from '../store/organisations/export-permits.ts'
import { keepPermit } from './keep-permit.ts'
import { permitEndSchema, permitRequestSchema, permitSchema } from './permit-schemas.ts'
import { withdrawPermit } from './withdraw-permit.ts'

const shared = { tags: ['Hand-overs'], security: [{ key: [] }] }
const content = { 'application/json': { schema: permitSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/permits',
  ...shared,
  summary: 'List export permits',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Permits with what is left of each, those that end first before others',
      content: {
        'application/json': { schema: z.object({ permits: z.array(permitSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/permits',
  ...shared,
  summary: 'Add an export permit',
  description:
    'A hand-over whose papers name its number draws its grams when the goods leave; more than is left, or a day outside its ' +
    'validity, is refused. The same id with the same content gives the first answer again.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: permitRequestSchema } } },
  },
  responses: {
    200: { description: 'The permit that the same request added before', content },
    201: { description: 'The permit', content },
    ...refusals,
  },
})

const endRoute = createRoute({
  method: 'post',
  path: '/permits/{id}/end',
  ...shared,
  summary: 'Withdraw an export permit',
  description:
    'Nothing leaves on it any more; what left on it stays, and so does the permit, with the reason. Done again, it changes nothing. Where ' +
    'nothing had left on it, its number may be put on record anew.',
  request: {
    params: z.object({ id: idSchema() }),
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: permitEndSchema } } },
  },
  responses: { 200: { description: 'The permit, withdrawn', content }, ...refusals },
})

/** `GET /permits`, `POST /permits` and `POST /permits/{id}/end`. */
export function createPermits({ store }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const permits = await listPermits(store.own(organisationKey), organisationKey)
      return context.json({ permits: permits.map(permitView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const adding = { organisationKey, now: now() }
      const request = context.req.valid('json')
      const { permit, isNew } = await keepPermit(store.own(organisationKey), request, adding)
      return context.json(permitView(permit), isNew ? 201 : 200)
    })
    .openapi(endRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const by = { principal: context.get('principal'), organisationKey, now: now() }
      const asked = { id: context.req.valid('param').id, ...context.req.valid('json') }
      const permit = await withdrawPermit(store.own(organisationKey), asked, by)
      return context.json(permitView(permit), 200)
    })
}

function permitView({ exportPermitKey: _, digest: __, endedTime, ...permit }: StoredPermit) {
  const { consents } = permit
  return { ...permit, consents: [...consents], endedTime: endedTime?.toISOString() ?? null }
}
