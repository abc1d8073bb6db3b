import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { toldOrganisation } from '../../../domain/local-names.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { roles } from '../../../domain/role.ts'
import { unmarkDevice } from '../../http/device-mark.ts'
import type { Env } from '../../http/env.ts'
import { namedOrganisationSchema } from '../../http/named.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { endSession, listSessions } from '../../store/people/own-sessions.ts'
import { pseudonymOf } from '../access/pseudonym.ts'
import { freshMinutes, isShown } from '../sign-in/is-shown.ts'
import type { People } from '../sign-in/people.ts'
import { idleMilliseconds } from '../sign-in/session-authenticate.ts'
import { actFor } from './act-for.ts'

const sessionSchema = z
  .object({
    person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
    role: z.enum(roles).describe('What the person may do for the organisation acted for'),
    organisation: namedOrganisationSchema
      .nullable()
      .describe('Acted for; null when none is chosen'),
    authority: namedOrganisationSchema.nullable().describe('That a regulator looks for'),
    operator: z
      .string()
      .nullable()
      .describe('Pseudonym under which the person’s scans are sealed in that organisation'),
  })
  .openapi('Session')
const listedSchema = z.object({
  id: z.uuid(),
  isThis: z.boolean(),
  enteredWith: z.enum(['password', 'second_factor', 'passkey', 'identity_provider', 'invitation']),
  createdTime: z.string(),
  lastUsedTime: z.string(),
  address: z.string().nullable(),
  browser: z.string().nullable(),
})

const shared = { tags: ['People'], security: [{ session: [] }] }
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })

const readRoute = createRoute({
  method: 'get',
  path: '/session',
  ...shared,
  summary: 'Tell who is signed in and acts for whom',
  request: { query: noQuery },
  responses: { 200: { description: 'The session', content: json(sessionSchema) }, ...refusals },
})

const chooseRoute = createRoute({
  method: 'patch',
  path: '/session',
  ...shared,
  summary: 'Choose the organisation to act for',
  description:
    'A regulator names any company of the jurisdiction. The header `Loomcell-Organisation` chooses for one request alone.',
  request: {
    query: noQuery,
    body: { required: true, content: json(z.strictObject({ organisation: z.string().max(63) })) },
  },
  responses: { 204: { description: 'Chosen' }, ...refusals },
})

const listRoute = createRoute({
  method: 'get',
  path: '/sessions',
  ...shared,
  summary: 'List where the person is signed in',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Live sessions, the one used last first',
      content: json(z.object({ sessions: z.array(listedSchema).readonly() })),
    },
    ...refusals,
  },
})

const endRoute = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  ...shared,
  summary: 'End a session of the person',
  description: `Another one than this only within ${freshMinutes} minutes after signing in or showing a passkey.`,
  request: { query: noQuery, params: z.object({ id: z.uuid() }) },
  responses: {
    204: {
      description: 'Ended; it stops at once here and within five seconds in every other process',
    },
    ...refusals,
  },
})

/** `GET` and `PATCH /session`, `GET /sessions` and `DELETE /sessions/:id`: a person's own, and nobody else's. */
export function createSessions(people: People) {
  const { store, now, forget } = people
  return new OpenAPIHono<Env>()
    .openapi(readRoute, (context) => {
      const { personId: id, name, email, role, organisation, authority } = personIn(context)
      const person = { id, name, email }
      const named = (one: typeof organisation) => (one === undefined ? null : toldOrganisation(one))
      const acting = { organisation: named(organisation), authority: named(authority) }
      const operator = organisation === undefined ? null : pseudonymOf(id, organisation.slug)
      return context.json({ person, role, ...acting, operator }, 200)
    })
    .openapi(chooseRoute, async (context) => {
      const { organisation: slug } = context.req.valid('json')
      const asked = { slug, cookie: context.req.header('cookie') }
      if (!(await actFor(people, personIn(context), asked))) throw new RefusedError(notYours(slug))
      unmarkDevice(context)
      return context.body(null, 204)
    })
    .openapi(listRoute, async (context) => {
      const { personId, sessionId } = personIn(context)
      const idleSince = new Date(now().getTime() - idleMilliseconds)
      const sessions = await listSessions(store.auth, personId, { now: now(), idleSince })
      const shown = sessions.map((session) => ({
        id: session.sessionId,
        isThis: session.sessionId === sessionId,
        enteredWith: session.enteredWith,
        createdTime: session.createdTime.toISOString(),
        lastUsedTime: session.lastUsedTime.toISOString(),
        address: session.address,
        browser: session.browser,
      }))
      return context.json({ sessions: shown }, 200)
    })
    .openapi(endRoute, async (context) => {
      const { id } = context.req.valid('param')
      const { personId, sessionId } = personIn(context)
      if (id !== sessionId && !(await isShown(people, sessionId))) throw new RefusedError(notShown)
      const ended = await endSession(store.auth, personId, id)
      if (!ended) throw new RefusedError(unknownSession)
      forget(id)
      return context.body(null, 204)
    })
}

function personIn(context: Context<Env>): PersonPrincipal {
  const principal = context.get('principal')
  if (principal.kind === 'person') return principal
  throw new RefusedError(refuse('not_allowed', '', ['person_needed']))
}

function notYours(slug: string) {
  return refuse('not_found', '/organisation', ['organisation_not_yours', { organisation: slug }])
}

const notShown = refuse('not_allowed', '', ['identity_not_shown', { minutes: freshMinutes }])

const unknownSession = refuse('not_found', '', ['session_unknown'])
