import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readLines } from '../store/lines/lines.ts'
import { lineSchema, lineVersionSchema, lineView, newLineSchema } from './line-schemas.ts'
import { ownLine } from './own-line.ts'
import { addOwnLine, changeOwnLine } from './write-line.ts'

const shared = { tags: ['Lines'], security: [{ key: [] }] }
const oneLine = { 'application/json': { schema: lineSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/lines',
  ...shared,
  summary: 'List production lines',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Lines by code, each with its versions',
      content: {
        'application/json': { schema: z.object({ lines: z.array(lineSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/lines',
  ...shared,
  summary: 'Add a production line',
  description: 'An ordered set of stations of a facility. A station is on one line at a time.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newLineSchema } } },
  },
  responses: { 201: { description: 'The line', content: oneLine }, ...refusals },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/lines/{code}',
  ...shared,
  summary: 'Read a production line',
  request: { params: codeParams, query: noQuery },
  responses: { 200: { description: 'The line', content: oneLine }, ...refusals },
})

const changeRoute = createRoute({
  method: 'post',
  path: '/lines/{code}/versions',
  ...shared,
  summary: 'Say what a production line is from a day on',
  description:
    'What was said before stays, and what was recorded is judged by what was said of its day.',
  request: {
    params: codeParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: lineVersionSchema } } },
  },
  responses: { 201: { description: 'The line', content: oneLine }, ...refusals },
})

/** `GET` and `POST /lines`, `GET /lines/{code}` and `POST /lines/{code}/versions`. */
export function createLines({ store }: Installation, now: () => Date) {
  const byOf = (context: Context<Env>) => {
    const { organisationKey } = context.get('organisation')
    return { principal: context.get('principal'), organisationKey, now: now() }
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const lines = await readLines(store.own(organisationKey), organisationKey)
      return context.json({ lines: lines.map(lineView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const by = byOf(context)
      const asked = context.req.valid('json')
      const db = store.own(by.organisationKey)
      const line = await db.transaction().execute((tx) => addOwnLine(tx, by, asked))
      return context.json(lineView(line), 201)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { code } = context.req.valid('param')
      return context.json(
        lineView(await ownLine(store.own(organisationKey), organisationKey, code)),
        200,
      )
    })
    .openapi(changeRoute, async (context) => {
      const by = byOf(context)
      const change = { code: context.req.valid('param').code, said: context.req.valid('json') }
      const db = store.own(by.organisationKey)
      const line = await db.transaction().execute((tx) => changeOwnLine(tx, by, change))
      return context.json(lineView(line), 201)
    })
}
