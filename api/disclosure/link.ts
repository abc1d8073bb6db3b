import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { sha256Bytes } from '../digest.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listGrants } from '../store/disclosure/grants.ts'
import { shownSchema } from './grant-schemas.ts'
import { showGrant } from './show-grant.ts'

/** Where a link leads. */
export function linkPath(secret: string): string {
  return `/granted/${secret}`
}

const route = createRoute({
  method: 'get',
  path: '/granted/{token}',
  tags: ['Disclosure'],
  summary: 'Look at confidential facts by a link',
  description: 'For somebody without an account. Whoever shows it is told of each look.',
  request: { params: z.object({ token: z.string() }) },
  responses: {
    200: {
      description: 'What is shown',
      content: { 'application/json': { schema: shownSchema } },
    },
    ...refusals,
  },
})

/** Adds `/granted/…`, which needs no key: whoever has the link is whom it was given to. */
export function addGrantLink(
  app: OpenAPIHono<Env>,
  installation: Installation,
  now: () => Date,
): void {
  app.openAPIRegistry.registerPath(route)
  app.get('/granted/:token', async (context) => {
    context.header('cache-control', 'no-store')
    context.header('x-robots-tag', 'noindex')
    const linkDigest = sha256Bytes(context.req.param('token'))
    const [grant] = await listGrants(installation.store.system, { linkDigest }, { limit: 1 })
    if (grant === undefined) return answerProblem(context, refuse('not_found', '', ['grant_over']))
    const { receiverName: actorName } = grant
    const looker = { actorKind: 'system', actor: 'link', actorName, now: now() } as const
    return context.json(await showGrant(installation, grant, looker), 200)
  })
}
