import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { licenceKinds } from '../../domain/licence-kind.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { codeParams, limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listExpiringLicences, listLicences } from '../store/organisations/licences.ts'
import { addOwnLicence, endOwnLicence } from './change-licences.ts'
import {
  licenceKindSchema,
  licenceSchema,
  licenceView,
  newLicenceSchema,
} from './licence-schemas.ts'
import { ownFacility } from './own-facility.ts'
import type { LicenceKinds } from './read-licence-kinds.ts'

const shared = { tags: ['Facilities'], security: [{ key: [] }] }
const oneLicence = { 'application/json': { schema: licenceSchema } }
const licences = {
  'application/json': { schema: z.object({ licences: z.array(licenceSchema).readonly() }) },
}

const kindsRoute = createRoute({
  method: 'get',
  path: '/licence-kinds',
  ...shared,
  summary: 'List kinds of licences',
  description:
    'A closed list, which a deployment may replace (`LICENCE_KINDS`). Each names its source and how sure it is.',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'The kinds',
      content: {
        'application/json': { schema: z.object({ kinds: z.array(licenceKindSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/facilities/{code}/licences',
  ...shared,
  summary: "List a facility's licences",
  request: { params: codeParams, query: noQuery },
  responses: {
    200: { description: 'All on record, those that end first at the front', content: licences },
    ...refusals,
  },
})

const addRoute = (kinds: LicenceKinds) =>
  createRoute({
    method: 'post',
    path: '/facilities/{code}/licences',
    ...shared,
    summary: 'Put a licence on record',
    description: 'A renewal is a further licence, with the same number or another.',
    request: {
      params: codeParams,
      query: noQuery,
      body: {
        required: true,
        content: { 'application/json': { schema: newLicenceSchema(kinds) } },
      },
    },
    responses: { 201: { description: 'The licence', content: oneLicence }, ...refusals },
  })

const endRoute = createRoute({
  method: 'delete',
  path: '/licences/{id}',
  ...shared,
  summary: 'Take a licence off the list',
  description:
    'For one that was withdrawn or put on record by mistake. It stays on record as ended.',
  request: { params: z.object({ id: idSchema() }), query: noQuery },
  responses: { 200: { description: 'The licence', content: oneLicence }, ...refusals },
})

const expiringRoute = createRoute({
  method: 'get',
  path: '/licences/expiring',
  ...shared,
  summary: 'List licences that end soon',
  description: 'Those that have ended or end within so many days and that no later one follows.',
  request: { query: z.strictObject({ days: limitSchema(3_650, 90) }) },
  responses: {
    200: { description: 'Those that end first at the front', content: licences },
    ...refusals,
  },
})

/** `/licence-kinds`, `/facilities/{code}/licences`, `/licences/{id}` and `/licences/expiring`. */
export function createLicences(
  { store }: Installation,
  now: () => Date,
  kinds: LicenceKinds = licenceKinds,
) {
  return new OpenAPIHono<Env>()
    .openapi(kindsRoute, (context) => {
      const listed = Object.entries(kinds).map(([kind, one]) => ({ kind, ...one }))
      return context.json({ kinds: listed }, 200)
    })
    .openapi(expiringRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const asked = { now: now(), days: context.req.valid('query').days }
      const found = await listExpiringLicences(store.own(organisationKey), organisationKey, asked)
      return context.json({ licences: found.map((one) => licenceView(kinds, one)) }, 200)
    })
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const db = store.own(organisationKey)
      const { facilityKey } = await ownFacility(
        db,
        organisationKey,
        context.req.valid('param').code,
      )
      const found = await listLicences(db, organisationKey, facilityKey)
      return context.json({ licences: found.map((one) => licenceView(kinds, one)) }, 200)
    })
    .openapi(addRoute(kinds), async (context) => {
      const { organisationKey } = context.get('organisation')
      const { code } = context.req.valid('param')
      const asking = { principal: context.get('principal'), organisationKey, store, now: now() }
      const added = await addOwnLicence(asking, code, context.req.valid('json'))
      return context.json(licenceView(kinds, added), 201)
    })
    .openapi(endRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const asking = { principal: context.get('principal'), organisationKey, store, now: now() }
      const ended = await endOwnLicence(asking, context.req.valid('param').id)
      return context.json(licenceView(kinds, ended), 200)
    })
}
