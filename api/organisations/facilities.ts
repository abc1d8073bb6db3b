import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Transaction } from 'kysely'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Env } from '../http/env.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { refuseAlike } from '../store/alike.ts'
import type { Tables } from '../store/database.ts'
import {
  changeFacility,
  findFacility,
  readFacilities,
  type StoredFacility,
} from '../store/organisations/facilities.ts'
import { addFacility } from '../store/organisations/organisations.ts'
import { changeOwnFacility } from './change-own-facility.ts'
import { facilityChangeSchema, facilitySchema, facilityView } from './facility-schemas.ts'
import { ownFacility } from './own-facility.ts'

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
      const asked = context.req.valid('json')
      const added = await store
        .own(organisationKey)
        .transaction()
        .execute((tx) => add(tx, { context, now: now() }, asked))
      if (added !== undefined) return context.json(facilityView(added), 201)
      const taken = ['facility_code_taken', { facility: asked.code }] as const
      throw new RefusedError(refuse('facility_exists', '/code', taken))
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

interface Asking {
  readonly context: Context<Env>
  readonly now: Date
}

/** Adds a facility with all that is said of it; undefined when its code is taken. */
async function add(
  tx: Transaction<Tables>,
  { context, now }: Asking,
  { code, name, ...said }: z.output<typeof facilitySchema>,
): Promise<StoredFacility | undefined> {
  const { organisationKey } = context.get('organisation')
  const as = ['facility_exists', '/code'] as const
  await refuseAlike(tx, organisationKey, { table: 'facility', text: code, as })
  if (!(await addFacility(tx, organisationKey, { code, name, now }))) return undefined
  const { facilityKey } = await ownFacility(tx, organisationKey, code)
  await changeFacility(tx, organisationKey, { facilityKey, change: said })
  const detail = { facility: code, name, ...said }
  const done = { kind: 'administration', action: 'facility added', detail, now } as const
  await audit(tx, context.get('principal'), done)
  return findFacility(tx, organisationKey, code)
}
