import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readEstates } from '../store/organisations/estates.ts'
import { estateChangeSchema, estateSchema, estateView } from './estate-schemas.ts'
import { addOwnEstate, changeOwnEstate } from './write-estate.ts'

const shared = { tags: ['Facilities'], security: [{ key: [] }] }
const oneEstate = { 'application/json': { schema: estateSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/estates',
  ...shared,
  summary: 'List estates',
  description: 'Industrial estates in which facilities stand; each facility says which.',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Estates by code',
      content: {
        'application/json': { schema: z.object({ estates: z.array(estateSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/estates',
  ...shared,
  summary: 'Add an estate',
  request: { query: noQuery, body: { required: true, content: oneEstate } },
  responses: { 201: { description: 'The estate', content: oneEstate }, ...refusals },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/estates/{code}',
  ...shared,
  summary: 'Say what an estate is called',
  description: 'What is left out stays. The code never changes: reports carry it.',
  request: {
    params: codeParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: estateChangeSchema } } },
  },
  responses: { 200: { description: 'The estate as it is now', content: oneEstate }, ...refusals },
})

/** `GET` and `POST /estates`, and `PATCH /estates/{code}`. */
export function createEstates({ store }: Installation, now: () => Date) {
  const byOf = (context: Context<Env>) => {
    const { organisationKey } = context.get('organisation')
    return { principal: context.get('principal'), organisationKey, now: now() }
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const estates = await readEstates(store.own(organisationKey), organisationKey)
      return context.json({ estates: estates.map(estateView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const by = byOf(context)
      const asked = context.req.valid('json')
      const db = store.own(by.organisationKey)
      const added = await db.transaction().execute((tx) => addOwnEstate(tx, by, asked))
      return context.json(estateView(added), 201)
    })
    .openapi(changeRoute, async (context) => {
      const by = byOf(context)
      const change = { code: context.req.valid('param').code, asked: context.req.valid('json') }
      const db = store.own(by.organisationKey)
      const changed = await db.transaction().execute((tx) => changeOwnEstate(tx, by, change))
      return context.json(estateView(changed), 200)
    })
}
