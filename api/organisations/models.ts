import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { fieldsOfModel, type PassportTable } from '../../domain/passport/point.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { cursorSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { textSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { listModels, listModelVersions } from '../store/organisations/models.ts'
import { modelSchema, modelsSchema, modelView, newModelSchema } from './model-schemas.ts'
import { writeModel } from './write-model.ts'

const shared = { tags: ['Models'], security: [{ key: [] }] }
const params = z.object({ stream: z.string().openapi({ example: 'battery' }) })
const paging = { limit: limitSchema(200, 50), cursor: cursorSchema.optional() }
const page = { 'application/json': { schema: modelsSchema } }
const content = { 'application/json': { schema: modelSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/models/{stream}',
  ...shared,
  summary: 'List models with what is said of them',
  description:
    'What holds for all of a model is entered once; a passport takes it where nothing else is recorded of the batch or the item.',
  request: {
    params,
    query: z.strictObject({ model: textSchema().optional().describe('Only this one'), ...paging }),
  },
  responses: {
    200: { description: 'The newest version of each, last written first', content: page },
    ...refusals,
  },
})

const versionsRoute = createRoute({
  method: 'get',
  path: '/models/{stream}/versions',
  ...shared,
  summary: 'List all that was ever said of a model',
  request: { params, query: z.strictObject({ model: textSchema(), ...paging }) },
  responses: { 200: { description: 'Every version, newest first', content: page }, ...refusals },
})

const writeRoute = createRoute({
  method: 'put',
  path: '/models/{stream}',
  ...shared,
  summary: 'Say what holds for all of a model',
  description:
    'Checked against `{stream}.model.facts`, every fault named at once. Each time is a version of its own and none is ever ' +
    'changed; the same again changes nothing.',
  request: {
    params,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newModelSchema } } },
  },
  responses: {
    200: { description: 'The version that says the same already', content },
    201: { description: 'The new version', content },
    ...refusals,
  },
})

/** `GET` and `PUT /models/{stream}` and `GET /models/{stream}/versions`. */
export function createModels({ store, streams, secret }: Installation, now: () => Date) {
  const tableOf = (name: string): PassportTable => {
    const stream = streams.get(name)
    if (stream?.passportPoints !== undefined) return stream.passportPoints
    const known = [...streams.values()].filter(({ passportPoints }) => passportPoints !== undefined)
    const values = { stream: name.slice(0, 80), streams: known.map((one) => one.name) }
    throw new RefusedError(refuse('unknown_stream', '/path/stream', ['stream_not_known', values]))
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { stream } = context.req.valid('param')
      const { limit, cursor, model } = context.req.valid('query')
      const table = tableOf(stream)
      const pages = pagesOf(secret, `models of ${stream}`, context.get('principal'))
      const rows = await listModels(store.own(organisationKey), organisationKey, {
        stream,
        ...(model === undefined ? {} : { model }),
        before: pages.after(cursor),
        limit: limit + 1,
      })
      const { page: shown, next } = pages.cut(rows, limit, ({ modelVersionKey }) => modelVersionKey)
      const reader = factReaderOf(context.get('principal'))
      return context.json({ models: shown.map((one) => modelView(table, reader, one)), next }, 200)
    })
    .openapi(versionsRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { stream } = context.req.valid('param')
      const { limit, cursor, model } = context.req.valid('query')
      const table = tableOf(stream)
      const pages = pagesOf(secret, `versions of ${stream} ${model}`, context.get('principal'))
      const rows = await listModelVersions(store.own(organisationKey), organisationKey, {
        stream,
        model,
        before: pages.after(cursor),
        limit: limit + 1,
      })
      const { page: shown, next } = pages.cut(rows, limit, ({ modelVersionKey }) => modelVersionKey)
      const reader = factReaderOf(context.get('principal'))
      return context.json({ models: shown.map((one) => modelView(table, reader, one)), next }, 200)
    })
    .openapi(writeRoute, async (context) => {
      const { stream } = context.req.valid('param')
      const table = tableOf(stream)
      const principal = context.get('principal')
      const given = { ...context.req.valid('json'), stream, fields: fieldsOfModel(table) }
      const { isNew, version } = await writeModel(store, { principal, now: now() }, given)
      return context.json(modelView(table, factReaderOf(principal), version), isNew ? 201 : 200)
    })
}
