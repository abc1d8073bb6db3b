import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { addOwnFacility } from './add-own-facility.ts'
import { changeOwnFacility } from './change-own-facility.ts'
import { facilityChangeSchema, facilitySchema, facilityView } from './facility-schemas.ts'

const shared = { tags: ['Facilities'], security: [{ key: [] }] }
const oneFacility = { 'application/json': { schema: facilitySchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/facilities',
  ...shared,
  summary: 'List facilities',
  request: { query: noQuery },
  responses: {
    200: {
      description: "The organisation's facilities by code",
      content: {
        'application/json': {
          schema: z.object({ facilities: z.array(facilitySchema).readonly() }),
        },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/facilities',
  ...shared,
  summary: 'Add a facility',
  request: { query: noQuery, body: { required: true, content: oneFacility } },
  responses: { 201: { description: 'The facility as added', content: oneFacility }, ...refusals },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/facilities/{code}',
  ...shared,
  summary: 'Change what is said of a facility',
  description:
    'What is left out stays, null takes it away. The code never changes: scans carry it.',
  request: {
    params: codeParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: facilityChangeSchema } } },
  },
  responses: {
    200: { description: 'The facility as it is now', content: oneFacility },
    ...refusals,
  },
})

/** `GET` and `POST /facilities` and `PATCH /facilities/{code}`. */
export function createFacilities({ store }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const facilities = await readFacilities(store.own(organisationKey), organisationKey)
      return context.json({ facilities: facilities.map(facilityView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const by = { principal: context.get('principal'), organisationKey, now: now() }
      const asked = context.req.valid('json')
      const added = await store
        .own(organisationKey)
        .transaction()
        .execute((tx) => addOwnFacility(tx, by, asked))
      return context.json(facilityView(added), 201)
    })
    .openapi(changeRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { code } = context.req.valid('param')
      const asked = context.req.valid('json')
      const changed = await store
        .own(organisationKey)
        .transaction()
        .execute((tx) =>
          changeOwnFacility(
            tx,
            { principal: context.get('principal'), organisationKey, now: now() },
            { code, asked },
          ),
        )
      return context.json(facilityView(changed), 200)
    })
}
