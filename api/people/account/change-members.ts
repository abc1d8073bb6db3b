import type { AuditAction } from '../../../domain/audit-action.ts'
import { demonstrationDomain, isDemonstrationAddress } from '../../../domain/demonstration.ts'
import { accountOf, isEmail } from '../../../domain/email-address.ts'
import { faultOf, type Refusal, refuse } from '../../../domain/refusal.ts'
import { isId } from '../../http/fields.ts'
import type { PersonPrincipal, Principal } from '../../http/principal.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { cancelInvitation, type Invitation } from '../../store/people/invitations.ts'
import { changeMembership, type MembershipChange } from '../../store/people/memberships.ts'
import {
  findOrganisationSettings,
  type OrganisationSettings,
} from '../../store/people/organisation-settings.ts'
import type { OrganisationKind } from '../../store/tables/organisation-tables.ts'
import type { PersonRole } from '../../store/tables/people-tables.ts'
import { audit } from '../access/audit.ts'
import type { People } from '../sign-in/people.ts'
import { countInvitation } from './count-invitation.ts'
import { invite } from './invite.ts'

/** Who changes something about the members of an organisation. */
export interface Acting {
  readonly principal: Principal
  readonly organisation: Organisation
}

/** An invitation that went out; with its link where no mail server takes it there, to be shown once to whoever passes it on. */
export interface Invited {
  readonly invitation: Invitation
  readonly link?: string
}

/** Every fault in an invitation; undefined when it can go out. */
export function faultsInInvitation(
  { email, role }: { email: string; role: string },
  { kind, constructed }: Pick<OrganisationSettings, 'kind' | 'constructed'>,
): Refusal | undefined {
  const roles = assignableRoles[kind]
  const faults = [
    ...(isEmail(email) ? [] : [faultOf('/email', 'email_wrong', { email })]),
    ...(roles.some((one) => one === role)
      ? []
      : [faultOf('/role', 'invite_as_role', { role, roles })]),
    ...faultsInWorld(email, constructed),
  ]
  return faults.length === 0 ? undefined : { code: 'invalid', faults }
}

/** The demonstration has addresses of its own, so that nobody of it is ever invited into what is real, nor the other way. */
function faultsInWorld(email: string, constructed: boolean) {
  if (isDemonstrationAddress(email) === constructed) return []
  const values = { email, domain: demonstrationDomain }
  return [
    faultOf(
      '/email',
      constructed ? 'invite_into_demonstration' : 'invite_from_demonstration',
      values,
    ),
  ]
}

/** Invites somebody in an administrator's name and puts it on the audit trail; or says what is wrong. */
export async function inviteMember(
  people: People,
  { principal, organisation }: Acting,
  { email: typed, role }: { email: string; role: string },
): Promise<Invited | Refusal> {
  const email = accountOf(typed)
  const { organisationKey } = organisation
  const settings = await findOrganisationSettings(people.store.system, organisationKey)
  const known = assignableRoles[settings.kind].find((one) => one === role)
  const refused = faultsInInvitation({ email, role }, settings)
  if (refused !== undefined || known === undefined) return refused ?? unknownMember
  const tooMany = await countInvitation(people, organisationKey, email)
  if (tooMany !== undefined) return tooMany
  const inviter = inviterOf(principal)
  const { invitation, link } = await invite(people, { organisation, email, role: known, inviter })
  await note(people, { principal, organisation }, 'invited', { email, role })
  return people.mailer.reaches(email) ? { invitation } : { invitation, link }
}

/** Gives a member another role, or none: then the membership ends. Puts it on the audit trail; or says what is wrong. */
export async function changeMember(
  people: People,
  acting: Acting,
  { id, role }: { id: string; role: PersonRole | undefined },
): Promise<Refusal | undefined> {
  const { organisationKey } = acting.organisation
  const { kind } = await findOrganisationSettings(people.store.system, organisationKey)
  const roles = assignableRoles[kind]
  if (role !== undefined && !roles.includes(role)) {
    return refuse('invalid', '/role', ['role_not_here', { role, roles }])
  }
  const own = people.store.own(organisationKey)
  const change = { id, role, now: people.now() }
  const outcome: MembershipChange = await changeMembership(own, organisationKey, change)
  people.forgetAll()
  if (outcome === 'unknown') return unknownMember
  if (outcome === 'last_administrator') return lastAdministrator
  const action = role === undefined ? 'ended a membership' : 'changed a role'
  await note(people, acting, action, { membership: id, ...(role && { role }) })
  return undefined
}

/** Takes an invitation back and puts it on the audit trail; or says that there is none. */
export async function cancelInvite(
  people: People,
  acting: Acting,
  id: string,
): Promise<Refusal | undefined> {
  const { organisationKey } = acting.organisation
  const own = people.store.own(organisationKey)
  const asked = { id, now: people.now() }
  const email = isId(id) ? await cancelInvitation(own, organisationKey, asked) : undefined
  if (email === undefined) return unknownInvitation
  await note(people, acting, 'cancelled an invitation', { email })
  return undefined
}

export function note(
  { store, now }: People,
  { principal, organisation }: Acting,
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const done = { kind: 'administration', action, detail, now: now() } as const
  return audit(store.system, { ...principal, organisation }, done)
}

function inviterOf(principal: Principal): Pick<PersonPrincipal, 'personId' | 'name'> {
  const { name } = principal
  // A key may administer too; nobody in person stands behind it.
  const nobody = '00000000-0000-0000-0000-000000000000'
  return { personId: principal.kind === 'person' ? principal.personId : nobody, name }
}

export const unknownMember = refuse('not_found', '', ['member_unknown'])
const unknownInvitation = refuse('not_found', '', ['invitation_unknown'])
export const lastAdministrator = refuse('last_administrator', '', ['last_administrator'])

/** Roles that people may have in an organisation of this kind; its administrators give them. */
export const assignableRoles: Readonly<Record<OrganisationKind, readonly PersonRole[]>> = {
  company: ['operator', 'supervisor', 'administrator'],
  authority: ['regulator', 'administrator'],
  platform: ['platform'],
}
