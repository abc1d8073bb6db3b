import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { toldNames } from '../../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { invitationLink } from '../../../domain/station-invitation.ts'
import type { Env } from '../../http/env.ts'
import { idSchema } from '../../http/fields.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { isLiveKey, type Signer, type StationKey } from '../../store/organisations/stations.ts'
import {
  deviceStationSchema,
  invitationSchema,
  leavingSchema,
  readingSchema,
  takingSchema,
} from './device-schemas.ts'
import { inviteDevice } from './invite-device.ts'
import { leaveStation, stationOfKey } from './leave-station.ts'
import { readInvitation, takeInvitation } from './take-invitation.ts'

const shared = { tags: ['Stations'], security: [{ key: [] }] }
const station = { 'application/json': { schema: deviceStationSchema } }
const keyParams = z.object({ key: z.string().describe('Public key of the device, base64url') })

const inviteRoute = createRoute({
  method: 'post',
  path: '/stations/{id}/invitations',
  ...shared,
  summary: 'Invite a device to become a station',
  description:
    'Makes a link that is shown as a QR, works once and for a quarter of an hour. What was shown for the station before ends.',
  request: { params: z.object({ id: idSchema() }), query: noQuery },
  responses: {
    201: {
      description: 'The invitation',
      content: { 'application/json': { schema: invitationSchema } },
    },
    ...refusals,
  },
})

const readRoute = createRoute({
  method: 'post',
  path: '/stations/invitations/reading',
  ...shared,
  summary: 'Read an invitation',
  description: 'Which station a device would become; nothing changes.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: readingSchema } } },
  },
  responses: { 200: { description: 'The station', content: station }, ...refusals },
})

const takeRoute = createRoute({
  method: 'post',
  path: '/stations/devices',
  ...shared,
  summary: 'Make a device a station',
  description:
    'The key of the device takes the place of the keys that the station had, which end at once. What the device signs goes with ' +
    'the scans of whoever is signed in on it.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: takingSchema } } },
  },
  responses: { 201: { description: 'The station', content: station }, ...refusals },
})

const ofKeyRoute = createRoute({
  method: 'get',
  path: '/stations/devices/{key}',
  ...shared,
  summary: 'Show which station signs with a key',
  request: { params: keyParams, query: noQuery },
  responses: { 200: { description: 'The station', content: station }, ...refusals },
})

const leaveRoute = createRoute({
  method: 'post',
  path: '/stations/devices/{key}/end',
  ...shared,
  summary: 'End the key of a device',
  description: 'Asked for by the device itself. The station stays: another device may be invited.',
  request: {
    params: keyParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: leavingSchema } } },
  },
  responses: { 200: { description: 'The station', content: station }, ...refusals },
})

/** How a device becomes a station by an invitation that an administrator shows, and how it ends that. */
export function createStationDevices(
  { store }: Installation,
  { now, publicUrl }: { now: () => Date; publicUrl: string | undefined },
) {
  const askedBy = (context: Context<Env>) => {
    const { organisationKey, slug, name, names } = context.get('organisation')
    const principal = context.get('principal')
    return {
      db: store.own(organisationKey),
      asking: { principal, organisationKey, now: now() },
      of: { organisation: slug, organisationName: name, organisationNames: toldNames(names) },
    }
  }
  return new OpenAPIHono<Env>()
    .openapi(inviteRoute, async (context) => {
      const { db, asking } = askedBy(context)
      const { id } = context.req.valid('param')
      const { station, code, expires } = given(await inviteDevice(db, { ...asking, stationId: id }))
      context.header('cache-control', 'no-store')
      const link = invitationLink(publicUrl ?? new URL(context.req.url).origin, code)
      return context.json(
        { station: station.name, link, code, expires: expires.toISOString() },
        201,
      )
    })
    .openapi(readRoute, async (context) => {
      const { db, asking, of } = askedBy(context)
      const { invitation } = context.req.valid('json')
      const read = given(await readInvitation(db, { ...asking, invitation }))
      return context.json(shown(read, { of, now: asking.now, ended: false }), 200)
    })
    .openapi(takeRoute, async (context) => {
      const { db, asking, of } = askedBy(context)
      const { invitation, signingKey, signingKeyProof: proof } = context.req.valid('json')
      const taken = given(await takeInvitation(db, { ...asking, invitation, signingKey, proof }))
      return context.json(shown(taken, { of, now: asking.now }), 201)
    })
    .openapi(ofKeyRoute, async (context) => {
      const { db, asking, of } = askedBy(context)
      const { key } = context.req.valid('param')
      const found = given(await stationOfKey(db, asking.organisationKey, key))
      return context.json(shown(found, { of, now: asking.now }), 200)
    })
    .openapi(leaveRoute, async (context) => {
      const { db, asking, of } = askedBy(context)
      const { key: signingKey } = context.req.valid('param')
      const { proof } = context.req.valid('json')
      const left = given(await leaveStation(db, { ...asking, signingKey, proof }))
      return context.json(shown(left, { of, now: asking.now }), 200)
    })
}

function given<Value extends object>(answer: Value | Refusal): Value {
  if (isRefusal(answer)) throw new RefusedError(answer)
  return answer as Value
}

function shown(
  key: StationKey | Signer,
  {
    of,
    now,
    ended = !isLiveKey(key, now),
  }: {
    of: Pick<
      z.output<typeof deviceStationSchema>,
      'organisation' | 'organisationName' | 'organisationNames'
    >
    now: Date
    ended?: boolean
  },
) {
  const { stationId: id, name, facility, facilityName, stages } = key
  const facilityNames = toldNames(key.facilityNames)
  return { id, name, ...of, facility, facilityName, facilityNames, stages, ended }
}
