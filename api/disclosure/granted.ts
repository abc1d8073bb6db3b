import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { cursorSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema, isId } from '../http/fields.ts'
import type { Principal } from '../http/principal.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listGrants, type StoredGrant } from '../store/disclosure/grants.ts'
import { nameActors } from '../store/people/audit.ts'
import { answerGranted } from './answer-granted.ts'
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

const fileRoute = createRoute({
  method: 'get',
  path: '/granted/{id}/files/{digest}',
  ...shared,
  summary: 'Get a photo or document that somebody shows you',
  description:
    'One that a fact names which the grant shows. Whoever shows it is told of each look.',
  request: { params: z.object({ id: idSchema(), digest: z.string() }), query: noQuery },
  responses: { 200: { description: 'The file' }, ...refusals },
})

/** `GET /granted`, `GET /granted/{id}` and `GET /granted/{id}/files/{digest}`. */
export function createGranted(installation: Installation, now: () => Date) {
  const { store, secret } = installation
  const app = new OpenAPIHono<Env>()
  app.openAPIRegistry.registerPath(fileRoute)
  return app
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
      const names = await nameActors(store.system, [...new Set(owners)], answerLanguage(context))
      const granted = page.map((grant) => ({
        ...grantedView(grant, now()),
        organisation: names.get(grant.organisationKey) ?? '',
      }))
      return context.json({ granted, next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const principal = context.get('principal')
      const grant = await grantTo(principal, context.req.valid('param').id)
      const looker = { ...lookerOf(principal), now: now(), language: answerLanguage(context) }
      return context.json(await showGrant(installation, grant, looker), 200)
    })
    .get('/granted/:id/files/:digest', async (context) => {
      const principal = context.get('principal')
      const grant = await grantTo(principal, context.req.param('id'))
      const looker = { ...lookerOf(principal), now: now(), language: answerLanguage(context) }
      return answerGranted(context, installation, { grant, looker })
    })

  async function grantTo(principal: Principal, id: string): Promise<StoredGrant> {
    const receiverKey = receiverOf(principal)
    const [grant] = isId(id)
      ? await listGrants(store.system, { receiverKey }, { id, limit: 1 })
      : []
    if (grant !== undefined) return grant
    throw new RefusedError(refuse('not_found', '/path/id', ['grant_not_found', { grant: id }]))
  }
}
