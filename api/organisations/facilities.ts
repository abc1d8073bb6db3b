import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Transaction } from 'kysely'
import type { Env } from '../http/env.ts'
import type { By } from '../http/principal.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import type { Tables } from '../store/database.ts'
import { readFacilities, type StoredFacility } from '../store/organisations/facilities.ts'
import { addOwnFacility } from './add-own-facility.ts'
import { changeOwnFacility } from './change-own-facility.ts'
import { closeFacility, openFacility } from './close-facility.ts'
import {
  facilityChangeSchema,
  facilitySchema,
  facilityView,
  knownFacilitySchema,
} from './facility-schemas.ts'

const shared = { tags: ['Facilities'], security: [{ key: [] }] }
const newFacility = { 'application/json': { schema: facilitySchema } }
const oneFacility = { 'application/json': { schema: knownFacilitySchema } }

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
          schema: z.object({ facilities: z.array(knownFacilitySchema).readonly() }),
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
  request: { query: noQuery, body: { required: true, content: newFacility } },
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

const closeRoute = createRoute({
  method: 'post',
  path: '/facilities/{code}/closing',
  ...shared,
  summary: 'Close a facility',
  description:
    'It takes no scans and no hand-overs from then on; its history stays. Refused while batches are there or hand-overs from or to it are ' +
    'under way: they are named.',
  request: { params: codeParams, query: noQuery },
  responses: { 200: { description: 'The facility, closed', content: oneFacility }, ...refusals },
})

const openRoute = createRoute({
  method: 'delete',
  path: '/facilities/{code}/closing',
  ...shared,
  summary: 'Open a closed facility again',
  request: { params: codeParams, query: noQuery },
  responses: { 200: { description: 'The facility, open', content: oneFacility }, ...refusals },
})

/** `GET` and `POST /facilities`, `PATCH /facilities/{code}`, and `POST` and `DELETE /facilities/{code}/closing`. */
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
    .openapi(closeRoute, async (context) => {
      const { code } = context.req.valid('param')
      const closed = await change(context, (tx, by) => closeFacility(tx, by, code))
      return context.json(facilityView(closed), 200)
    })
    .openapi(openRoute, async (context) => {
      const { code } = context.req.valid('param')
      const opened = await change(context, (tx, by) => openFacility(tx, by, code))
      return context.json(facilityView(opened), 200)
    })

  function change(
    context: Context<Env>,
    act: (tx: Transaction<Tables>, by: By) => Promise<StoredFacility>,
  ): Promise<StoredFacility> {
    const { organisationKey } = context.get('organisation')
    const by = { principal: context.get('principal'), organisationKey, now: now() }
    return store
      .own(organisationKey)
      .transaction()
      .execute((tx) => act(tx, by))
  }
}
