import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { claimWording } from '../../domain/claim/claim-wording.ts'
import { certifiedMass } from '../../domain/claim/decide-claim.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listClaims, type StoredClaim } from '../store/evidence/claims.ts'
import { claimRequestSchema, claimSchema } from './claim-schemas.ts'
import { endRequestSchema } from './credit-schemas.ts'
import { endOwnClaim } from './end-in-error.ts'
import { makeClaim } from './make-claim.ts'
import { refuseOverdrawn } from './refuse-overdrawn.ts'

const content = { 'application/json': { schema: claimSchema } }

const addRoute = createRoute({
  method: 'post',
  path: '/claims',
  tags: ['Recycled content'],
  summary: 'Make a claim',
  description:
    'Draws recycled grams from one or many credits for goods of a net mass and share, all or nothing. Shipping 300000 g ' +
    'at 70 % draws 210000 g. The same id with the same content gives the first answer again.',
  security: [{ key: [] }],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: claimRequestSchema } } },
  },
  responses: {
    200: { description: 'The claim that the same request made before', content },
    201: { description: 'The claim', content },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/claims',
  tags: ['Recycled content'],
  summary: 'List claims',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'Claims with what each drew, oldest first',
      content: {
        'application/json': {
          schema: z.object({ claims: z.array(claimSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const endRoute = createRoute({
  method: 'post',
  path: '/claims/{id}/end',
  tags: ['Recycled content'],
  summary: 'End a claim that was made in error',
  description:
    'What it drew comes back to its credits, unless a certificate went out on it: then its grams stay claimed. It stays on record with the reason. Done again, it changes nothing.',
  security: [{ key: [] }],
  request: {
    params: z.object({ id: idSchema() }),
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: endRequestSchema } } },
  },
  responses: { 200: { description: 'The claim, ended', content }, ...refusals },
})

/** `GET /claims` and `POST /claims`. */
export function createClaims({ store, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'claims', context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const rows = await listClaims(store.own(organisationKey), organisationKey, {
        after,
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ claimKey }) => claimKey)
      return context.json({ claims: page.map(claimView), next }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const request = context.req.valid('json')
      const making = makeClaim(store.own(organisationKey), request, { organisationKey, now: now() })
      const { claim, isNew } = await refuseOverdrawn(making, '/draws')
      return context.json(claimView(claim), isNew ? 201 : 200)
    })
    .openapi(endRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const by = { principal: context.get('principal'), organisationKey, now: now() }
      const asked = { id: context.req.valid('param').id, ...context.req.valid('json') }
      const claim = await endOwnClaim(store.own(organisationKey), asked, by)
      return context.json(claimView(claim), 200)
    })
}

function claimView(stored: StoredClaim): z.output<typeof claimSchema> {
  const { claimKey: _, digest: __, preBasisPoints, postBasisPoints, ...claim } = stored
  const shares = { pre_consumer: preBasisPoints, post_consumer: postBasisPoints }
  return {
    ...claim,
    shares,
    certifiedGrams: certifiedMass(claim.netGrams, shares),
    wording: claimWording(claim.model, shares),
    createdTime: claim.createdTime.toISOString(),
  }
}
