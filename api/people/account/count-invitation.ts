import { type Refusal, refuse } from '../../../domain/refusal.ts'
import { type Counted, countMail, type MailLimit, mailLimits } from '../mail-limits.ts'
import type { People } from '../sign-in/people.ts'

/**
 * Counts an invitation, whose text a stranger reads with the organisation's name in it; undefined when it may go out. Each
 * limit is asked by itself, so that the refusal can say which one it is.
 */
export async function countInvitation(
  people: People,
  organisationKey: number,
  email: string,
): Promise<Refusal | undefined> {
  const tooMany = async (says: Says, ...counted: readonly Counted[]) => {
    const wait = await countMail(people, counted)
    if (wait === 0) return undefined
    const [limit] = counted[0] ?? ['invitationsOfOrganisation' satisfies MailLimit]
    const values = { email, most: mailLimits[limit], minutes: Math.ceil(wait / 60) }
    return refuse('too_many', '/email', [says, values])
  }
  return (
    (await tooMany(
      'invitations_to_address_too_many',
      ['invitationsToAddress', organisationKey, email],
      ['invitationsOfAllToAddress', email],
    )) ?? (await tooMany('invitations_too_many', ['invitationsOfOrganisation', organisationKey]))
  )
}

type Says = 'invitations_too_many' | 'invitations_to_address_too_many'
