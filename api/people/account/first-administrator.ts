import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Env } from '../../http/env.ts'
import type { Principal } from '../../http/principal.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { findOrganisation } from '../../store/first-start.ts'
import { listMemberships } from '../../store/people/memberships.ts'
import { findOrganisationSettings } from '../../store/people/organisation-settings.ts'
import type { People } from '../sign-in/people.ts'
import { type Invited, inviteMember } from './change-members.ts'
import { invitationSchema, invitationView } from './member-routes.ts'

/**
 * Invites the first administrator of an organisation, for whoever runs the installation: without one nobody could come in. Once it has one,
 * who belongs to it is its own to say.
 */
export async function inviteFirstAdministrator(
  people: People,
  by: Principal,
  { slug, email }: { readonly slug: string; readonly email: string },
): Promise<Invited | Refusal> {
  const { system } = people.store
  const organisation = await findOrganisation(system, slug)
  if (organisation === undefined) {
    return refuse('not_found', '/path/slug', ['organisation_not_there', { slug }])
  }
  const { organisationKey } = organisation
  const { kind } = await findOrganisationSettings(system, organisationKey)
  const role = kind === 'platform' ? 'platform' : 'administrator'
  const members = await listMemberships(system, organisationKey)
  if (members.some((member) => member.role === role)) {
    return refuse('not_allowed', '/path/slug', ['organisation_has_administrator', { slug }])
  }
  const acting = { principal: { ...by, organisation }, organisation }
  return inviteMember(people, acting, { email, role })
}

const inviteRoute = createRoute({
  method: 'post',
  path: '/organisations/{slug}/invitations',
  tags: ['Organisations'],
  security: [{ session: [] }, { key: [] }],
  summary: 'Invite the first administrator of an organisation',
  description:
    'For the administrators of the platform, as long as the organisation has no administrator; then it says itself who belongs to it.',
  request: {
    params: z.strictObject({ slug: z.string() }),
    query: noQuery,
    body: {
      required: true,
      content: {
        'application/json': { schema: z.strictObject({ email: z.string().max(254) }) },
      },
    },
  },
  responses: {
    201: {
      description: 'The invitation',
      content: { 'application/json': { schema: invitationSchema } },
    },
    ...refusals,
  },
})

/** `POST /organisations/{slug}/invitations`. */
export function createFirstAdministrator(people: People) {
  return new OpenAPIHono<Env>().openapi(inviteRoute, async (context) => {
    const { slug } = context.req.valid('param')
    const { email } = context.req.valid('json')
    const asked = { slug, email }
    const invited = await inviteFirstAdministrator(people, context.get('principal'), asked)
    if (isRefusal(invited)) throw new RefusedError(invited)
    return context.json(invitationView(invited.invitation), 201)
  })
}
