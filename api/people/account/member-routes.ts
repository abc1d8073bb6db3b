import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { isRefusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { listInvitations } from '../../store/people/invitations.ts'
import { listMemberships } from '../../store/people/memberships.ts'
import type { People } from '../sign-in/people.ts'
import { cancelInvite, changeMember, inviteMember } from './change-members.ts'
import { signOutMember, switchMember } from './switch-members.ts'

const roleSchema = z.enum(['operator', 'supervisor', 'administrator', 'regulator', 'platform'])
const membershipSchema = z
  .object({
    id: z.uuid(),
    person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
    role: roleSchema,
    hasSecondFactor: z.boolean(),
    disabled: z.boolean().describe('Switched off: it gives no right'),
    createdTime: z.string(),
  })
  .openapi('Membership')
/** An open invitation. */
export const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: roleSchema,
    createdTime: z.string(),
    expiresTime: z.string(),
  })
  .openapi('Invitation')
const wishSchema = z.strictObject({ email: z.string().max(254), role: z.string().max(40) })

const memberWishSchema = z
  .strictObject({ role: roleSchema.optional(), disabled: z.boolean().optional() })
  .refine(
    ({ role, disabled }) => role !== undefined || disabled !== undefined,
    right('right_role_or_disabled'),
  )

const shared = { tags: ['People'], security: [{ session: [] }, { key: [] }] }
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const params = z.object({ id: z.uuid() })

const membersRoute = createRoute({
  method: 'get',
  path: '/memberships',
  ...shared,
  summary: 'List members',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Live memberships by name',
      content: json(z.object({ memberships: z.array(membershipSchema).readonly() })),
    },
    ...refusals,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/memberships/{id}',
  ...shared,
  summary: 'Give a member another role, or switch the membership off or on',
  request: {
    query: noQuery,
    params,
    body: { required: true, content: json(memberWishSchema) },
  },
  responses: { 204: { description: 'Changed' }, ...refusals },
})

const endRoute = createRoute({
  method: 'delete',
  path: '/memberships/{id}',
  ...shared,
  summary: 'End a membership',
  description: 'The last administrator stays. What the person may do ends within five seconds.',
  request: { query: noQuery, params },
  responses: { 204: { description: 'Ended' }, ...refusals },
})

const signOutRoute = createRoute({
  method: 'delete',
  path: '/memberships/{id}/sessions',
  ...shared,
  summary: 'End what a member entered so far',
  description:
    'The member signs in again. Of somebody who belongs to other organisations too only the part for this one ends.',
  request: { query: noQuery, params },
  responses: { 204: { description: 'Ended' }, ...refusals },
})

const invitationsRoute = createRoute({
  method: 'get',
  path: '/invitations',
  ...shared,
  summary: 'List open invitations',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Those that can still be accepted, the newest first',
      content: json(z.object({ invitations: z.array(invitationSchema).readonly() })),
    },
    ...refusals,
  },
})

const inviteRoute = createRoute({
  method: 'post',
  path: '/invitations',
  ...shared,
  summary: 'Invite somebody by e-mail',
  description: 'The link in the message works once, within 7 days; it stands nowhere else.',
  request: { query: noQuery, body: { required: true, content: json(wishSchema) } },
  responses: {
    201: { description: 'The invitation', content: json(invitationSchema) },
    ...refusals,
  },
})

const cancelRoute = createRoute({
  method: 'delete',
  path: '/invitations/{id}',
  ...shared,
  summary: 'Take an invitation back',
  request: { query: noQuery, params },
  responses: { 204: { description: 'Its link opens nothing more' }, ...refusals },
})

/** `/memberships` and `/invitations` of the organisation acted for. */
export function createMembers(people: People) {
  const { store, now } = people
  return new OpenAPIHono<Env>()
    .openapi(membersRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const members = await listMemberships(store.system, organisationKey)
      const memberships = members.map(({ id, personId, name, email, ...rest }) => ({
        id,
        person: { id: personId, name, email },
        role: rest.role,
        hasSecondFactor: rest.hasSecondFactor,
        disabled: rest.disabled,
        createdTime: rest.createdTime.toISOString(),
      }))
      return context.json({ memberships }, 200)
    })
    .openapi(changeRoute, async (context) => {
      const { role, disabled } = context.req.valid('json')
      const { id } = context.req.valid('param')
      const switched =
        disabled === undefined
          ? undefined
          : await switchMember(people, actingIn(context), { id, disabled })
      if (switched !== undefined) throw new RefusedError(switched)
      return role === undefined ? context.body(null, 204) : change(context, { id, role })
    })
    .openapi(signOutRoute, async (context) => {
      const { id } = context.req.valid('param')
      const refused = await signOutMember(people, actingIn(context), id)
      if (refused !== undefined) throw new RefusedError(refused)
      return context.body(null, 204)
    })
    .openapi(endRoute, async (context) =>
      change(context, { id: context.req.valid('param').id, role: undefined }),
    )
    .openapi(invitationsRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const open = await listInvitations(store.own(organisationKey), organisationKey, now())
      return context.json({ invitations: open.map(invitationView) }, 200)
    })
    .openapi(inviteRoute, async (context) => {
      const invited = await inviteMember(people, actingIn(context), context.req.valid('json'))
      if (isRefusal(invited)) throw new RefusedError(invited)
      return context.json(invitationView(invited.invitation), 201)
    })
    .openapi(cancelRoute, async (context) => {
      const { id } = context.req.valid('param')
      const refused = await cancelInvite(people, actingIn(context), id)
      if (refused !== undefined) throw new RefusedError(refused)
      return context.body(null, 204)
    })

  async function change(context: Context<Env>, wish: Parameters<typeof changeMember>[2]) {
    const refused = await changeMember(people, actingIn(context), wish)
    if (refused !== undefined) throw new RefusedError(refused)
    return context.body(null, 204)
  }
}

function actingIn(context: Context<Env>) {
  return { principal: context.get('principal'), organisation: context.get('organisation') }
}

/** A stored invitation as the API shows it. */
export function invitationView({
  createdTime,
  expiresTime,
  ...invitation
}: Awaited<ReturnType<typeof listInvitations>>[number]) {
  const times = { createdTime: createdTime.toISOString(), expiresTime: expiresTime.toISOString() }
  return { ...invitation, ...times }
}
