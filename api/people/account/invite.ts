import { randomBytes, randomUUID } from 'node:crypto'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { roleLabels } from '../../../domain/role.ts'
import { languages, type Words } from '../../../domain/words.ts'
import { mailPhrases } from '../../../web/pages/account/mail-phrases.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { sha256Bytes } from '../../digest.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { addInvitation, type Invitation } from '../../store/people/invitations.ts'
import type { PersonRole } from '../../store/tables/people-tables.ts'
import type { People } from '../sign-in/people.ts'

const validMilliseconds = 7 * dayMilliseconds

export interface Invite {
  readonly organisation: Organisation
  readonly email: string
  readonly role: PersonRole
  /** A name that depends on the reader's language is no person's. */
  readonly inviter: { readonly personId: string; readonly name: string | Words }
}

/**
 * Invites somebody and sends them the link, whose token of 256 random bits is stored as a digest. Gives the invitation and
 * its link; only whoever may pass it on is shown it.
 */
export async function invite(
  people: Pick<People, 'store' | 'mailer' | 'unawaited' | 'origin' | 'now'>,
  { organisation, email, role, inviter }: Invite,
): Promise<{ invitation: Invitation; link: string }> {
  const { store, origin, now } = people
  const { organisationKey, name } = organisation
  const token = randomBytes(32).toString('base64url')
  const createdTime = now()
  const expiresTime = new Date(createdTime.getTime() + validMilliseconds)
  const invitation = { id: randomUUID(), email, role, createdTime, expiresTime }
  await addInvitation(store.own(organisationKey), organisationKey, {
    ...invitation,
    digest: sha256Bytes(token),
    invitedBy: inviter.personId,
  })
  const link = `${origin}/invitations/${token}`
  const texts = languages.map((language) =>
    filled(mailPhrases.inviteText, language, {
      organisation: name,
      inviter: typeof inviter.name === 'string' ? inviter.name : inviter.name[language],
      link,
      role: roleLabels[role][language],
    }),
  )
  // In which language the invited person reads is not known yet.
  const subject = languages
    .map((language) => filled(mailPhrases.inviteSubject, language, { organisation: name }))
    .join(' / ')
  const message = { to: email, subject, text: texts.join('\n\n') }
  people.unawaited.begin('Cannot send an invitation', () => people.mailer.send(message))
  return { invitation, link }
}
