import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { RefusedError } from '../../../domain/refused.ts'
import { cursorSchema, nextSchema, pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { idSchema } from '../../http/fields.ts'
import { limitSchema, noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { lookAtOthers, lookOf } from '../../people/access/look-at-others.ts'
import {
  countWithheld,
  listAffected,
  listShownHolders,
} from '../../store/custody/affected-batches.ts'
import { listRecalls } from '../../store/custody/recalls.ts'
import { closeRecall, findRecall, openRecall, unknownRecall } from './open-recall.ts'
import {
  oneRecallSchema,
  recallEndSchema,
  recallRequestSchema,
  recallSchema,
} from './recall-schemas.ts'
import { affectedView, recallViews, salesIn, viewerOf, viewOfRecall } from './recall-view.ts'

const common = { tags: ['Recalls'], security: [{ key: [] }] }
const params = z.object({ id: idSchema() })
const content = { 'application/json': { schema: recallSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/recalls',
  ...common,
  summary: 'List recalls',
  description: 'Recalls that you opened or that affect a batch of yours, newest first.',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'A page of recalls',
      content: {
        'application/json': {
          schema: z.object({ recalls: z.array(recallSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/recalls/{id}',
  ...common,
  summary: 'Read what a recall affects',
  description:
    'Every affected batch with its holder and, once sold, the seller’s pseudonym of the buyer, as far as you may know: your ' +
    'own in full, those you handed over by name, all others counted without a name. A regulator sees all of its jurisdiction.',
  request: {
    params,
    query: z.strictObject({ limit: limitSchema(1_000, 200), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'The recall with a page of batches',
      content: { 'application/json': { schema: oneRecallSchema } },
    },
    ...refusals,
  },
})

const openRoute = createRoute({
  method: 'post',
  path: '/recalls',
  ...common,
  summary: 'Recall a batch with all that came out of it',
  description:
    'Whoever holds something of it is told, and its record page says so to anyone. The same id with the same content gives ' +
    'the first answer again.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: recallRequestSchema } } },
  },
  responses: {
    200: { description: 'The recall that the same request opened before', content },
    201: { description: 'The recall', content },
    ...refusals,
  },
})

const endRoute = createRoute({
  method: 'post',
  path: '/recalls/{id}/end',
  ...common,
  summary: 'End a recall of your own',
  request: {
    params,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: recallEndSchema } } },
  },
  responses: { 200: { description: 'The recall, ended', content }, ...refusals },
})

/** `GET /recalls`, `GET /recalls/{id}`, `POST /recalls` and `POST /recalls/{id}/end`. */
export function createRecalls(installation: Installation, now: () => Date) {
  const { store, streams, secret } = installation
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'recalls', context.get('principal'))
      const after = pages.after(cursor)
      const db = store.own(organisationKey)
      const rows = await listRecalls(db, organisationKey, { cursor: after, limit: limit + 1 })
      const { page, next } = pages.cut(rows, limit, ({ recallKey }) => recallKey)
      const viewer = context.get('principal').role === 'regulator' ? 'regulator' : 'holder'
      const openers = page.map((recall) => recall.organisationKey)
      await lookAtOthers(store.system, lookOf(context), openers)
      const recalls = await recallViews(store, organisationKey, { recalls: page, viewer })
      return context.json({ recalls, next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, `affected by ${id}`, context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const recall = await findRecall(store.own(organisationKey), organisationKey, id)
      if (recall === undefined) throw new RefusedError(unknownRecall(id))
      const viewer = viewerOf(context.get('principal'), organisationKey, recall)
      const view = await viewOfRecall(store, organisationKey, { recall, viewer: viewer.sees })
      const asked = { recallKey: recall.recallKey, viewer, sales: salesIn(streams) }
      const rows = await listAffected(store.system, { ...asked, after, limit: limit + 1 })
      const { page, next } = pages.cut(rows, limit, ({ batchKey }) => batchKey)
      if (viewer.sees === 'regulator') {
        const shown = await listShownHolders(store.system, recall.recallKey, viewer)
        await lookAtOthers(store.system, lookOf(context), [recall.organisationKey, ...shown])
      }
      const withheld = await countWithheld(store.system, asked)
      return context.json({ ...view, affected: page.map(affectedView), withheld, next }, 200)
    })
    .openapi(openRoute, async (context) => {
      const organisation = context.get('organisation')
      const by = { principal: context.get('principal'), organisation, now }
      const { recall, isNew } = await openRecall(installation, context.req.valid('json'), by)
      return context.json(
        await viewOfRecall(store, organisation.organisationKey, { recall, viewer: 'recaller' }),
        isNew ? 201 : 200,
      )
    })
    .openapi(endRoute, async (context) => {
      const organisation = context.get('organisation')
      const { note } = context.req.valid('json')
      const asked = { id: context.req.valid('param').id, note }
      const recall = await closeRecall(installation, asked, { organisation, now })
      return context.json(
        await viewOfRecall(store, organisation.organisationKey, { recall, viewer: 'recaller' }),
        200,
      )
    })
}
