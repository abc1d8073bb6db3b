import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { cursorSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listGrants } from '../store/disclosure/grants.ts'
import { nameActors } from '../store/people/audit.ts'
import { grantedListSchema, shownSchema } from './grant-schemas.ts'
import { grantedView } from './grant-view.ts'
import { lookerOf, receiverOf } from './looker.ts'
import { showGrant } from './show-grant.ts'

const shared = { tags: ['Disclosure'], security: [{ key: [] }] }

const listRoute = createRoute({
  method: 'get',
  path: '/granted',
  ...shared,
  summary: 'List what others show you',
  description:
    'Grants to your organisation, or to the authority that you look for. This list alone is no look.',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'A page of grants, newest first',
      content: { 'application/json': { schema: grantedListSchema } },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/granted/{id}',
  ...shared,
  summary: 'Look at confidential facts that somebody shows you',
  description:
    'Sealed events to the byte, and what opens the facts that were granted: each stands behind a digest of its event, so that ' +
    'you can check it without anybody’s word. Whoever shows it is told of each look.',
  request: { params: z.object({ id: idSchema() }), query: noQuery },
  responses: {
    200: {
      description: 'What is shown',
      content: { 'application/json': { schema: shownSchema } },
    },
    ...refusals,
  },
})

/** `GET /granted` and `GET /granted/{id}`. */
export function createGranted(installation: Installation, now: () => Date) {
  const { store, secret } = installation
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const principal = context.get('principal')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'granted', principal)
      const asked = { before: pages.after(cursor), limit: limit + 1 }
      const receiverKey = receiverOf(principal)
      // As the system: a receiver sees no row of whoever shows them something.
      const rows = await listGrants(store.system, { receiverKey }, asked)
      const { page, next } = pages.cut(rows, limit, ({ factGrantKey }) => factGrantKey)
      const owners = page.map(({ organisationKey }) => organisationKey)
      const names = await nameActors(store.system, [...new Set(owners)])
      const granted = page.map((grant) => ({
        ...grantedView(grant, now()),
        organisation: names.get(grant.organisationKey) ?? '',
      }))
      return context.json({ granted, next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const principal = context.get('principal')
      const receiverKey = receiverOf(principal)
      const { id } = context.req.valid('param')
      const [grant] = await listGrants(store.system, { receiverKey }, { id, limit: 1 })
      if (grant === undefined) {
        const says = ['grant_not_found', { grant: id }] as const
        throw new RefusedError(refuse('not_found', '/path/id', says))
      }
      const looker = { ...lookerOf(principal), now: now() }
      return context.json(await showGrant(installation, grant, looker), 200)
    })
}
