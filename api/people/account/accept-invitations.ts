import { isDemonstrationAddress } from '../../../domain/demonstration.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import {
  findOpenInvitations,
  type OpenInvitation,
  spendInvitation,
} from '../../store/people/invitations.ts'
import { addMembership } from '../../store/people/memberships.ts'
import type { Person } from '../../store/people/people.ts'
import type { People } from '../sign-in/people.ts'

/** Accepts all that is open for somebody whose e-mail an identity provider vouched for. */
export async function acceptInvitations(people: People, person: Person): Promise<void> {
  const open = await findOpenInvitations(people.store.system, person, people.now())
  for (const invitation of open) await acceptInvitation(people, person, invitation)
}

/**
 * Spends the invitation and makes the person a member, both or neither; tells whether it was still open. One from before that
 * would lead from the demonstration into what is real, or back, opens nothing.
 */
export async function acceptInvitation(
  { store, now }: People,
  { personId, name, email }: Person,
  { id, organisationKey, role, constructed }: OpenInvitation,
): Promise<boolean> {
  if (isDemonstrationAddress(email) !== constructed) return false
  const time = now()
  return store.system.transaction().execute(async (tx) => {
    if (!(await spendInvitation(tx, id, time))) return false
    await addMembership(tx, organisationKey, { personId, role, now: time })
    await addAuditEntry(tx, {
      organisationKey,
      time,
      kind: 'administration',
      actorKind: 'person',
      actor: personId,
      actorName: name,
      action: 'accepted an invitation',
      detail: { email, role },
    })
    return true
  })
}
