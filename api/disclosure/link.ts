import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { shownPage } from '../../web/pages/disclosure/shown-page.ts'
import { sha256Bytes } from '../digest.ts'
import { wantsPage } from '../http/answer-for-people.ts'
import { answerPage } from '../http/answer-page.ts'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import { answerProblem } from '../http/problem.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listGrants, type StoredGrant } from '../store/disclosure/grants.ts'
import { readersZone } from '../store/organisations/place.ts'
import { answerGranted } from './answer-granted.ts'
import { shownSchema } from './grant-schemas.ts'
import { showGrant } from './show-grant.ts'
import { shownGrantView } from './shown-view.ts'

/** Where a link leads. */
export function linkPath(secret: string): string {
  return `/granted/${secret}`
}

const route = createRoute({
  method: 'get',
  path: '/granted/{token}',
  tags: ['Disclosure'],
  summary: 'Look at confidential facts by a link',
  description:
    'For somebody without an account: a page in their language, or the same as JSON. Whoever shows it is told of each look.',
  request: { params: z.object({ token: z.string() }) },
  responses: {
    200: {
      description: 'What is shown',
      content: {
        'application/json': { schema: shownSchema },
        'text/html': { schema: z.string() },
      },
    },
    ...refusals,
  },
})

const fileRoute = createRoute({
  method: 'get',
  path: '/granted/{token}/files/{digest}',
  tags: ['Disclosure'],
  summary: 'Get a photo or document by a link',
  description: 'One that a fact names which the link shows. Whoever shows it is told of each look.',
  request: { params: z.object({ token: z.string(), digest: z.string() }) },
  responses: { 200: { description: 'The file' }, ...refusals },
})

/** With what the page behind a link is served. */
export interface LinkOptions {
  readonly now: () => Date
  /** Address of the program that checks the page; undefined where there is none. */
  readonly readScript: () => Promise<string | undefined>
}

/** Adds `/granted/…`, which needs no key: whoever has the link is whom it was given to. */
export function addGrantLink(
  app: OpenAPIHono<Env>,
  installation: Installation,
  { now, readScript }: LinkOptions,
): void {
  app.openAPIRegistry.registerPath(route)
  app.openAPIRegistry.registerPath(fileRoute)
  app.get('/granted/:token/files/:digest', async (context) => {
    context.header('x-robots-tag', 'noindex')
    const linkDigest = sha256Bytes(context.req.param('token'))
    const [grant] = await listGrants(installation.store.system, { linkDigest }, { limit: 1 })
    if (grant === undefined) return answerProblem(context, refuse('not_found', '', ['grant_over']))
    const looker = { ...byLink(grant), now: now(), language: pageLanguage(context) }
    return answerGranted(context, installation, { grant, looker })
  })
  app.get('/granted/:token', async (context) => {
    context.header('cache-control', 'no-store')
    context.header('x-robots-tag', 'noindex')
    context.header('vary', 'Accept, Accept-Language')
    const linkDigest = sha256Bytes(context.req.param('token'))
    const [grant] = await listGrants(installation.store.system, { linkDigest }, { limit: 1 })
    if (grant === undefined) return answerProblem(context, refuse('not_found', '', ['grant_over']))
    const looker = { ...byLink(grant), now: now(), language: pageLanguage(context) }
    const shown = await showGrant(installation, grant, looker)
    if (!wantsPage(context)) return context.json(shown, 200)
    const { store, streams } = installation
    const timeZone = await readersZone(store.system, grant.organisationKey)
    const filesAt = `${linkPath(context.req.param('token'))}/files`
    const view = await shownGrantView(shown, streams, { timeZone, filesAt })
    const language = pageLanguage(context)
    const script = await readScript()
    return answerPage(context, shownPage(view, { language, path: context.req.path, script }))
  })
}

function byLink({ receiverName }: StoredGrant) {
  return { actorKind: 'system', actor: 'link', actorName: receiverName } as const
}
