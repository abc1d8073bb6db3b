import { isEmail } from '../../domain/email-address.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { roleLabels } from '../../domain/role.ts'
import { words } from '../../domain/words.ts'
import { addMembership } from '../store/people/memberships.ts'
import { auditCommand } from './audit-command.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { tell } from './tell.ts'

/** Makes somebody an administrator of the platform: the way in when nobody is left who is one. */
export const personPlatform: Command = {
  name: 'person platform',
  takes: ['EMAIL'],
  summary: words(
    'Make somebody an administrator of the platform, with a link that sets the password',
    '將某人設為平台管理員，並提供設定密碼的連結',
    '将某人设为平台管理员，并提供设置密码的链接',
  ),
  options: ['json'],
  run: runPersonPlatform,
}

async function runPersonPlatform(call: Call): Promise<ExitCode> {
  const { installation, words, language, now, publicUrl: origin } = call
  const { store } = installation
  const email = (words[0] ?? '').toLowerCase()
  if (!isEmail(email)) {
    throw new RefusedError(refuse('invalid', 'EMAIL', ['account_email_unusable', { email }]))
  }
  // Read only now: no other command should wait for the library of accounts.
  const people = await import('./city/first-people.ts')
  const { organisationKey } = await people.platformOrganisation(store, { now, language })
  const personId = await people.personWith(store, { email, name: roleLabels.platform[language] })
  await addMembership(store.system, organisationKey, { personId, role: 'platform', now })
  await auditCommand(store.system, {
    organisationKey,
    time: now,
    action: 'made platform administrator',
    detail: { email },
  })
  const link = await people.passwordLink(installation, personId, { now, origin })
  tell(call, [['person_link_made', { link }]], { email, link })
  return 0
}
