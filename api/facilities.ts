import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { hasControlCharacter } from '../domain/parse-facts.ts'
import { refusal } from '../domain/refusal.ts'
import type { Env } from './env.ts'
import { RefusedError } from './problem.ts'
import { codeSchema, noQuery } from './query.ts'
import { refusals } from './schemas.ts'
import { addFacility, listFacilities } from './store/organisations.ts'
import type { Workspace } from './workspace.ts'

const nameExpectation = 'expected text of 1 to 200 characters'

const facilitySchema = z
  .strictObject({
    code: codeSchema().openapi({ example: 'MAIN' }),
    name: z
      .string()
      .transform((text) => text.trim().normalize('NFC'))
      .refine(
        (text) => text !== '' && text.length <= 200 && !hasControlCharacter(text),
        nameExpectation,
      )
      .openapi({ type: 'string', example: 'Main facility' }),
  })
  .openapi('Facility')

const listRoute = createRoute({
  method: 'get',
  path: '/facilities',
  tags: ['Facilities'],
  summary: 'List facilities',
  security: [{ key: [] }],
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
  tags: ['Facilities'],
  summary: 'Add a facility',
  security: [{ key: [] }],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: facilitySchema } } },
  },
  responses: {
    201: {
      description: 'The facility as added',
      content: { 'application/json': { schema: facilitySchema } },
    },
    ...refusals,
  },
})

/** `GET /facilities` and `POST /facilities`. */
export function createFacilities({ store }: Workspace, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      return context.json(
        { facilities: await listFacilities(store.own(organisationKey), organisationKey) },
        200,
      )
    })
    .openapi(addRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const facility = context.req.valid('json')
      if (
        await addFacility(store.own(organisationKey), organisationKey, { ...facility, now: now() })
      ) {
        return context.json(facility, 201)
      }
      const message = `Cannot add facility "${facility.code}": there is one with this code already; expected a new code`
      throw new RefusedError(refusal('facility_exists', '/code', message))
    })
}
