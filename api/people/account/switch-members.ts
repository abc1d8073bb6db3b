import type { Refusal } from '../../../domain/refusal.ts'
import { isId } from '../../http/fields.ts'
import { endMemberSessions, switchMembership } from '../../store/people/member-roles.ts'
import type { People } from '../sign-in/people.ts'
import { type Acting, lastAdministrator, note, unknownMember } from './change-members.ts'

/** Switches a membership off, so that it gives no right, or on again; puts it on the audit trail, or says what is wrong. */
export async function switchMember(
  people: People,
  acting: Acting,
  { id, disabled }: { id: string; disabled: boolean },
): Promise<Refusal | undefined> {
  const { organisationKey } = acting.organisation
  const own = people.store.own(organisationKey)
  const outcome = await switchMembership(own, organisationKey, { id, disabled, now: people.now() })
  people.forgetAll()
  if (outcome === 'unknown') return unknownMember
  if (outcome === 'last_administrator') return lastAdministrator
  const action = disabled ? 'switched a membership off' : 'switched a membership on'
  await note(people, acting, action, { membership: id })
  return undefined
}

/** Ends what a member entered so far; puts it on the audit trail, or says that there is no such member. */
export async function signOutMember(
  people: People,
  acting: Acting,
  id: string,
): Promise<Refusal | undefined> {
  const { organisationKey } = acting.organisation
  const asked = { id, now: people.now() }
  const personId = isId(id)
    ? await endMemberSessions(people.store, organisationKey, asked)
    : undefined
  if (personId === undefined) return unknownMember
  people.forgetPerson(personId)
  await note(people, acting, 'ended the sessions of a member', { membership: id })
  return undefined
}
