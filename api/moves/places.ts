import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { codeParams, codeSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { reachOf } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { readPlacesInside } from '../store/moves/places.ts'
import { listStanding } from '../store/moves/standing.ts'
import {
  newPlaceSchema,
  onePlaceSchema,
  placeChangeSchema,
  placeSchema,
  placeView,
} from './place-schemas.ts'
import { addOwnPlace, changeOwnPlace, ownPlace } from './write-place.ts'

const shared = { tags: ['Moves'], security: [{ key: [] }] }
const onePlace = { 'application/json': { schema: placeSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/places',
  ...shared,
  summary: 'List places inside facilities',
  description:
    'By facility and code, with what they hold. A station of one facility is shown those there.',
  request: { query: z.strictObject({ facility: codeSchema().optional() }) },
  responses: {
    200: {
      description: 'The places',
      content: {
        'application/json': { schema: z.object({ places: z.array(placeSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/places',
  ...shared,
  summary: 'Add a place inside a facility',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newPlaceSchema } } },
  },
  responses: { 201: { description: 'The place', content: onePlace }, ...refusals },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/places/{code}',
  ...shared,
  summary: 'Read a place and what stands there',
  request: { params: codeParams, query: noQuery },
  responses: {
    200: {
      description: 'The place',
      content: { 'application/json': { schema: onePlaceSchema } },
    },
    ...refusals,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/places/{code}',
  ...shared,
  summary: 'Say what a place is from now on',
  request: {
    params: codeParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: placeChangeSchema } } },
  },
  responses: { 200: { description: 'The place', content: onePlace }, ...refusals },
})

/** `GET` and `POST /places`, `GET` and `PATCH /places/{code}`. */
export function createPlacesInside({ store }: Installation, now: () => Date) {
  const byOf = (context: Context<Env>) => {
    const { organisationKey } = context.get('organisation')
    return { principal: context.get('principal'), organisationKey, now: now() }
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { facility } = context.req.valid('query')
      const { at } = reachOf(context.get('principal'))
      const db = store.own(organisationKey)
      const places = await readPlacesInside(db, organisationKey, { facility })
      const within = places.filter((place) => at === undefined || at === place.facility)
      return context.json({ places: within.map(placeView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const by = byOf(context)
      const asked = context.req.valid('json')
      const db = store.own(by.organisationKey)
      const place = await db.transaction().execute((tx) => addOwnPlace(tx, by, asked))
      return context.json(placeView(place), 201)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const db = store.own(organisationKey)
      const place = await ownPlace(db, organisationKey, context.req.valid('param').code)
      const batches = await listStanding(db, place.placeKey)
      return context.json({ ...placeView(place), batches }, 200)
    })
    .openapi(changeRoute, async (context) => {
      const by = byOf(context)
      const asked = { code: context.req.valid('param').code, change: context.req.valid('json') }
      const db = store.own(by.organisationKey)
      const place = await db.transaction().execute((tx) => changeOwnPlace(tx, by, asked))
      return context.json(placeView(place), 200)
    })
}
