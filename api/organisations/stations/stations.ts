import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isRefusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Env } from '../../http/env.ts'
import { idSchema } from '../../http/fields.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { listStationKeys, type StationKey } from '../../store/organisations/stations.ts'
import { addStation, endStation, rotateStation } from './change-station.ts'
import {
  newStationSchema,
  rotationSchema,
  stationSchema,
  stationWithKeySchema,
} from './station-schemas.ts'

const shared = { tags: ['Stations'], security: [{ key: [] }] }
const params = z.object({ id: idSchema() })
const oneStation = { 'application/json': { schema: stationSchema } }
const withKey = { 'application/json': { schema: stationWithKeySchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/stations',
  ...shared,
  summary: 'List stations and keys',
  description: 'Every key of the organisation by station, also those that have ended.',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Stations, oldest first',
      content: {
        'application/json': { schema: z.object({ stations: z.array(stationSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/stations',
  ...shared,
  summary: 'Add a station',
  description:
    'Makes a key, which is shown this once. A station that is bound to a facility or to stages records nothing else; ' +
    'one with a signing key records only what it signed.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newStationSchema } } },
  },
  responses: { 201: { description: 'The station with its key', content: withKey }, ...refusals },
})

const rotateRoute = createRoute({
  method: 'post',
  path: '/stations/{id}/rotation',
  ...shared,
  summary: "Replace a station's key",
  description:
    'The new key has the bounds of the old one, which ends at once or after a time of grace.',
  request: {
    params,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: rotationSchema } } },
  },
  responses: {
    201: { description: 'The station with its new key', content: withKey },
    ...refusals,
  },
})

const endRoute = createRoute({
  method: 'delete',
  path: '/stations/{id}',
  ...shared,
  summary: "Revoke a station's keys",
  description:
    'Running servers notice within seconds. What it recorded stays, and so does this entry.',
  request: { params, query: noQuery },
  responses: { 200: { description: 'The station', content: oneStation }, ...refusals },
})

/** `GET` and `POST /stations`, `POST /stations/{id}/rotation` and `DELETE /stations/{id}`. */
export function createStations({ store, streams }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const keys = await listStationKeys(store.own(organisationKey), organisationKey)
      return context.json({ stations: stationViews(keys) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const added = await addStation({ streams }, store.own(organisationKey), {
        principal: context.get('principal'),
        organisationKey,
        asked: context.req.valid('json'),
        now: now(),
      })
      if (isRefusal(added)) throw new RefusedError(added)
      return context.json({ ...only(added.keys), key: added.key }, 201)
    })
    .openapi(rotateRoute, async (context) => {
      const rotated = await rotateStation(store.own(context.get('organisation').organisationKey), {
        principal: context.get('principal'),
        organisationKey: context.get('organisation').organisationKey,
        stationId: context.req.valid('param').id,
        asked: context.req.valid('json'),
        now: now(),
      })
      if (isRefusal(rotated)) throw new RefusedError(rotated)
      return context.json({ ...only(rotated.keys), key: rotated.key }, 201)
    })
    .openapi(endRoute, async (context) => {
      const ended = await endStation(store.own(context.get('organisation').organisationKey), {
        principal: context.get('principal'),
        organisationKey: context.get('organisation').organisationKey,
        stationId: context.req.valid('param').id,
        now: now(),
      })
      if (isRefusal(ended)) throw new RefusedError(ended)
      return context.json(only(ended), 200)
    })
}

function only(keys: Parameters<typeof stationViews>[0]) {
  const [station] = stationViews(keys)
  if (station === undefined) throw new RangeError('Cannot show a station without a key')
  return station
}

type StationView = z.output<typeof stationSchema>

/** Stations with their keys, oldest first; what a station is bound to is what its newest key says. */
function stationViews(keys: readonly StationKey[]): readonly StationView[] {
  const stations = Map.groupBy(keys, ({ stationId }) => stationId)
  return [...stations.values()].flatMap((own) => {
    const newest = own.at(-1)
    return newest === undefined ? [] : [stationView(newest, own)]
  })
}

function stationView(newest: StationKey, keys: readonly StationKey[]): StationView {
  const { stationId: id, name, role, facility, stages, signingKey } = newest
  return {
    id,
    name,
    role,
    facility,
    stages,
    signingKey: signingKey?.toString('base64url') ?? null,
    keys: keys.map((key) => ({
      prefix: key.prefix,
      created: key.createdTime.toISOString(),
      lastUsed: key.lastUsedTime?.toISOString() ?? null,
      expires: key.expiresTime?.toISOString() ?? null,
      revoked: key.revokedTime?.toISOString() ?? null,
    })),
  }
}
