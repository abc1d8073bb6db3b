import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Env } from '../http/env.ts'
import { textSchema } from '../http/fields.ts'
import { localNamesChangeSchema } from '../http/named.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { timeZoneSchema } from '../http/time-zone.ts'
import type { Installation } from '../installation.ts'
import type { People } from '../people/sign-in/people.ts'
import type { Database } from '../store/database.ts'
import { findOrganisation } from '../store/first-start.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import { readOrganisation } from '../store/organisations/register.ts'
import { changeUsual } from './change-usual.ts'
import { jurisdictionSchema } from './jurisdiction-schema.ts'
import { organisationSchema, organisationView } from './organisations.ts'
import { changeSuspension } from './suspend-organisation.ts'

/** What an organisation may say of itself: whose law it lies under decides who oversees it, so that is not its own to say. */
export const ownChangeSchema = z
  .strictObject({
    names: localNamesChangeSchema.optional(),
    timeZone: timeZoneSchema
      .nullable()
      .optional()
      .openapi({ example: 'Europe/Berlin', description: 'Null takes it away' }),
    named: z
      .boolean()
      .optional()
      .describe(
        'Whether public records of other organisations may name it in their chain of hands, and lead to its own. Then its own tell the others that let themselves be named. Not being named hides the name only: the chain goes on beyond it, so its direct partners can tell which place is its, and see with whom it deals where those are named',
      ),
    contact: textSchema().nullable().optional().openapi({
      example: '+852 2345 6789',
      description: 'How strangers reach it, as its public records say; null takes it away',
    }),
  })
  .openapi('OwnOrganisationChange')

/** What the platform may say of an organisation. */
export const changeSchema = z
  .strictObject({
    names: ownChangeSchema.shape.names,
    timeZone: ownChangeSchema.shape.timeZone,
    jurisdiction: jurisdictionSchema.optional().openapi({ example: 'DE' }),
    suspended: z
      .boolean()
      .optional()
      .describe('True: nobody acts for it, by a membership or a key, until it is false again'),
  })
  .openapi('OrganisationChange')

const shared = { tags: ['Organisations'], security: [{ key: [] }] }
const one = {
  description: 'The organisation as it is now',
  content: { 'application/json': { schema: organisationSchema } },
}

const readRoute = createRoute({
  method: 'get',
  path: '/organisation',
  ...shared,
  summary: 'Read what your organisation says of itself',
  request: { query: noQuery },
  responses: { 200: one, ...refusals },
})

const ownRoute = createRoute({
  method: 'patch',
  path: '/organisation',
  ...shared,
  summary: 'Change what your organisation says of itself',
  description: 'It holds from now on; what is recorded is not judged again.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: ownChangeSchema } } },
  },
  responses: { 200: one, ...refusals },
})

const otherRoute = createRoute({
  method: 'patch',
  path: '/organisations/{slug}',
  ...shared,
  summary: 'Change where an organisation lies, or suspend it',
  description:
    'For the administrators of the platform: the jurisdiction says which authority oversees a company. It holds from now on; what is recorded is not judged again.',
  request: {
    params: z.strictObject({ slug: z.string() }),
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: changeSchema } } },
  },
  responses: { 200: one, ...refusals },
})

/** `GET` and `PATCH /organisation`, and `PATCH /organisations/{slug}` for the platform. */
export function createOwnOrganisation(
  installation: Installation,
  { people, now }: { people: Pick<People, 'store' | 'forgetAll'>; now: () => Date },
) {
  const { system } = installation.store
  return new OpenAPIHono<Env>()
    .openapi(readRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const read = await readOrganisation(system, organisationKey)
      return context.json(organisationView(read), 200)
    })
    .openapi(ownRoute, async (context) => {
      const changed = await changeUsual(installation, {
        principal: context.get('principal'),
        organisation: context.get('organisation'),
        change: context.req.valid('json'),
        now: now(),
      })
      return context.json(organisationView(changed), 200)
    })
    .openapi(otherRoute, async (context) => {
      const { slug } = context.req.valid('param')
      const organisation = await organisationNamed(system, slug)
      const { organisationKey } = organisation
      const { suspended, ...change } = context.req.valid('json')
      const principal = { ...context.get('principal'), organisation }
      const by = { principal, organisation, now: now() }
      // First what may be refused.
      if (suspended !== undefined) await changeSuspension(people, { ...by, suspended })
      if (suspended === undefined || Object.keys(change).length > 0) {
        await changeUsual(installation, { ...by, change })
      }
      const changed = await readOrganisation(system, organisationKey)
      return context.json(organisationView(changed), 200)
    })
}

/** The organisation of this slug in the path; throws the refusal of one that is not there. */
export async function organisationNamed(system: Database, slug: string): Promise<Organisation> {
  const organisation = await findOrganisation(system, slug)
  if (organisation === undefined) throw new RefusedError(unknown(slug))
  return organisation
}

function unknown(slug: string) {
  return refuse('not_found', '/path/slug', ['organisation_not_there', { slug }])
}
