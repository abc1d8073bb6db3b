import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { cursorSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { countLooks, listGrants, listLooks } from '../store/disclosure/grants.ts'
import { endGivenGrant } from './end-grant.ts'
import { giveGrant } from './give-grant.ts'
import {
  grantRequestSchema,
  grantSchema,
  grantsSchema,
  newGrantSchema,
  watchedGrantSchema,
} from './grant-schemas.ts'
import { grantView } from './grant-view.ts'
import { linkPath } from './link.ts'

const shared = { tags: ['Disclosure'], security: [{ key: [] }] }
const one = { params: z.object({ id: idSchema() }), query: noQuery }
const mostLooks = 100

const listRoute = createRoute({
  method: 'get',
  path: '/grants',
  ...shared,
  summary: 'List grants',
  description: 'To whom you show confidential facts, until when, and how often somebody looked.',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'A page of grants, newest first',
      content: { 'application/json': { schema: grantsSchema } },
    },
    ...refusals,
  },
})

const giveRoute = createRoute({
  method: 'post',
  path: '/grants',
  ...shared,
  summary: 'Show confidential facts to a named party',
  description:
    'To another organisation, an authority, or somebody outside by a link that nobody can guess; until a day within a year, ' +
    'and up to where the chains of the batches go now. Nothing is shown without what is sealed together with it, or of a batch that ' +
    'was not named. Each look stands on your audit trail. The same id with the same content gives the first answer again, ' +
    'without the link.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: grantRequestSchema } } },
  },
  responses: {
    200: {
      description: 'The grant that the same request gave before',
      content: { 'application/json': { schema: newGrantSchema } },
    },
    201: {
      description: 'The grant',
      content: { 'application/json': { schema: newGrantSchema } },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/grants/{id}',
  ...shared,
  summary: 'Read a grant with every look',
  request: one,
  responses: {
    200: {
      description: 'The grant',
      content: { 'application/json': { schema: watchedGrantSchema } },
    },
    ...refusals,
  },
})

const endRoute = createRoute({
  method: 'delete',
  path: '/grants/{id}',
  ...shared,
  summary: 'End a grant',
  description: 'At once and for good. Whoever looked before may have kept what was shown.',
  request: one,
  responses: {
    200: {
      description: 'The grant, ended',
      content: { 'application/json': { schema: grantSchema } },
    },
    ...refusals,
  },
})

/** `GET /grants`, `POST /grants`, `GET /grants/{id}` and `DELETE /grants/{id}`. */
export function createGrants(installation: Installation, now: () => Date) {
  const { store, secret } = installation
  const read = async (organisationKey: number, id: string) => {
    const db = store.own(organisationKey)
    const [grant] = await listGrants(db, { organisationKey }, { id, limit: 1 })
    if (grant === undefined) throw noGrant(id)
    const looked = (await countLooks(db, organisationKey, [id])).get(id)
    return grantView(grant, { now: now(), looked })
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const db = store.own(organisationKey)
      const pages = pagesOf(secret, 'grants', context.get('principal'))
      const asked = { before: pages.after(cursor), limit: limit + 1 }
      const rows = await listGrants(db, { organisationKey }, asked)
      const { page, next } = pages.cut(rows, limit, ({ factGrantKey }) => factGrantKey)
      const ids = page.map(({ id }) => id)
      const looks = await countLooks(db, organisationKey, ids)
      const grants = page.map((grant) =>
        grantView(grant, { now: now(), looked: looks.get(grant.id) }),
      )
      return context.json({ grants, next }, 200)
    })
    .openapi(giveRoute, async (context) => {
      const organisation = context.get('organisation')
      const giver = { principal: context.get('principal'), organisation, now: now() }
      const given = await giveGrant(installation, context.req.valid('json'), giver)
      const view = await read(organisation.organisationKey, given.grant.id)
      const link = given.secret === null ? null : linkPath(given.secret)
      return context.json({ ...view, link }, given.isNew ? 201 : 200)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const view = await read(organisationKey, id)
      const asked = { grant: id, most: mostLooks }
      const looks = await listLooks(store.own(organisationKey), organisationKey, asked)
      const looked = looks.map(({ time, actorName, actorKind }) => ({
        time: time.toISOString(),
        by: actorName,
        kind: actorKind,
      }))
      return context.json({ ...view, looked }, 200)
    })
    .openapi(endRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const by = { principal: context.get('principal'), organisation: context.get('organisation') }
      await endGivenGrant(installation, id, { ...by, now: now() })
      return context.json(await read(organisationKey, id), 200)
    })
}

function noGrant(grant: string): RefusedError {
  return new RefusedError(refuse('not_found', '/path/id', ['grant_not_found', { grant }]))
}
