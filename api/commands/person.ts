import { accountOf } from '../../domain/email-address.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { words } from '../../domain/words.ts'
import { assignableRoles, faultsInInvitation } from '../people/account/change-members.ts'
import { invite } from '../people/account/invite.ts'
import { findOrganisationSettings } from '../store/people/organisation-settings.ts'
import { findPerson } from '../store/people/people.ts'
import { organisationFor } from './asked.ts'
import { auditCommand } from './audit-command.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { tell } from './tell.ts'

/** Invites somebody to an organisation: how a new one gets its first administrator. */
export const personInvite: Command = {
  name: 'person invite',
  takes: ['EMAIL', 'ROLE'],
  summary: words(
    'Invite somebody to an organisation as operator, supervisor, administrator, …',
    '邀請某人以操作員、主管、管理員等身分加入機構',
    '邀请某人以操作员、主管、管理员等身份加入机构',
  ),
  options: ['organisation', 'json'],
  run: runPersonInvite,
}

const nobody = '00000000-0000-0000-0000-000000000000'
/** Who invites by the command line, as the mail says it. */
const operator = words('The operator of this installation', '此系統的營運者', '此系统的运营者')

async function runPersonInvite(call: Call): Promise<ExitCode> {
  const { installation, now, publicUrl: origin = '' } = call
  const [email = '', role = ''] = call.words
  const organisation = await organisationFor(call)
  const { organisationKey } = organisation
  const { store, mailer, unawaited } = installation
  const settings = await findOrganisationSettings(store.system, organisationKey)
  const faults = faultsInInvitation({ email, role }, settings)
  const known = assignableRoles[settings.kind].find((one) => one === role)
  if (faults !== undefined || known === undefined) {
    throw new RefusedError(
      faults ?? refuse('invalid', 'ROLE', ['invitation_role_unknown', { role }]),
    )
  }
  const people = { store, mailer, unawaited, origin, now: () => now }
  const inviter = { personId: nobody, name: operator }
  const wish = { organisation, email: accountOf(email), role: known, inviter }
  const { link } = await invite(people, wish)
  await auditCommand(store.system, {
    organisationKey,
    time: now,
    action: 'invited',
    detail: { email, role },
  })
  const told = ['person_invited', { email, organisation: organisation.slug, link }] as const
  tell(call, [told], { email, role, link })
  return 0
}

/** Makes a one-time link with which somebody sets a new password: the way back in when nobody gets mail. */
export const personLink: Command = {
  name: 'person link',
  takes: ['EMAIL'],
  summary: words(
    'Make a one-time link that sets the password of an account, for 24 hours',
    '建立設定帳戶密碼的一次性連結，24 小時內有效',
    '创建设置账户密码的一次性链接，24 小时内有效',
  ),
  options: ['json'],
  run: runPersonLink,
}

async function runPersonLink(call: Call): Promise<ExitCode> {
  const { installation, words, now, publicUrl } = call
  const [email = ''] = words
  const person = await findPerson(installation.store.auth, email)
  if (person === undefined) {
    throw new RefusedError(refuse('not_found', 'EMAIL', ['account_not_there', { email }]))
  }
  // Read only now: no other command should wait for the library of accounts.
  const { passwordLink } = await import('./city/first-people.ts')
  const link = await passwordLink(installation, person.personId, { now, origin: publicUrl })
  tell(call, [['person_link_made', { link }]], { email: person.email, link })
  return 0
}
