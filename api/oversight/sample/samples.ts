import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { cursorSchema, nextSchema, pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { limitSchema } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { listSamples } from '../../store/oversight/samples.ts'
import { openScope, scopeShape, wholeJurisdiction } from '../scope.ts'
import { drawAndKeep, sampleAskedSchema } from './draw.ts'
import { findingAskedSchema, keepFinding, readSample } from './find.ts'
import { sampleHead, sampleHeadSchema, sampleSchema, sampleView } from './sample-view.ts'

const params = z.object({ id: z.string().max(100) })
const scopeQuery = z.strictObject(scopeShape)
const common = { tags: ['Oversight'], security: [{ key: [] }] }
const whole = {
  description: 'The sample',
  content: { 'application/json': { schema: sampleSchema } },
}

const listRoute = createRoute({
  ...common,
  method: 'get',
  path: '/samples',
  summary: 'List audit samples',
  request: {
    query: z.strictObject({
      ...scopeShape,
      limit: limitSchema(200, 50),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'The samples, newest first',
      content: {
        'application/json': {
          schema: z.object({ samples: z.array(sampleHeadSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const drawRoute = createRoute({
  ...common,
  method: 'post',
  path: '/samples',
  summary: 'Draw an audit sample',
  description:
    'Out of the events of a period that is over, by a published seed: whoever has the seed and the events draws the same ones. ' +
    'Places are shared out over facility, stream, stage and size of mass by the number of events; within each the lowest SHA-256 ' +
    'of method, seed and event are drawn. Over a jurisdiction (`organisation=*`) one sample is drawn over all its organisations together, ' +
    'and each keeps what was drawn of it. Without a size it is what confidence and materiality ask for.',
  request: {
    query: scopeQuery,
    body: { required: true, content: { 'application/json': { schema: sampleAskedSchema } } },
  },
  responses: {
    200: { ...whole, description: 'It was drawn before by the same request' },
    201: whole,
    ...refusals,
  },
})

const oneRoute = createRoute({
  ...common,
  method: 'get',
  path: '/samples/{id}',
  summary: 'Read an audit sample with what was found',
  request: { params, query: scopeQuery },
  responses: { 200: whole, ...refusals },
})

const findRoute = createRoute({
  ...common,
  method: 'post',
  path: '/samples/{id}/findings',
  summary: 'Say what was found at an event of a sample',
  description:
    'In your own name. A later finding at the same event takes its place, and both stay.',
  request: {
    params,
    query: scopeQuery,
    body: { required: true, content: { 'application/json': { schema: findingAskedSchema } } },
  },
  responses: { 201: whole, ...refusals },
})

/** `GET` and `POST /samples`, `GET /samples/{id}` and `POST /samples/{id}/findings`. */
export function createSamples(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { limit, cursor, ...query } = context.req.valid('query')
      const { db, keys } = await openScope(installation, query, lookOf(context))
      const pages = pagesOf(installation.secret, 'samples', context.get('principal'))
      const rows = await listSamples(db, keys, { before: pages.after(cursor), limit: limit + 1 })
      const { page, next } = pages.cut(rows, limit, ({ sampleKey }) => sampleKey)
      const samples = page.map((one) => ({
        ...sampleHead(one),
        ...(one.parts > 1 ? { organisation: wholeJurisdiction } : {}),
      }))
      return context.json({ samples, next }, 200)
    })
    .openapi(drawRoute, async (context) => {
      const scope = await openScope(installation, context.req.valid('query'), lookOf(context))
      const by = { principal: context.get('principal'), now: now() }
      const { id, isNew } = await drawAndKeep(scope, context.req.valid('json'), by)
      const view = await sampleView(scope.db, await readSample(scope, id), id)
      return context.json(view, isNew ? 201 : 200)
    })
    .openapi(oneRoute, async (context) => {
      const scope = await openScope(installation, context.req.valid('query'), lookOf(context))
      const { id } = context.req.valid('param')
      const sample = await readSample(scope, id)
      return context.json(await sampleView(scope.db, sample, id), 200)
    })
    .openapi(findRoute, async (context) => {
      const scope = await openScope(installation, context.req.valid('query'), lookOf(context))
      const { id } = context.req.valid('param')
      const sample = await readSample(scope, id)
      const by = { principal: context.get('principal'), now: now() }
      await keepFinding(scope, sample, { asked: context.req.valid('json'), by })
      return context.json(await sampleView(scope.db, sample, id), 201)
    })
}
