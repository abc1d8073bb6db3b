import { accountOf } from '../../domain/email-address.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import { assignableRoles } from '../people/account/assignable-roles.ts'
import { faultsInInvitation } from '../people/account/change-members.ts'
import { invite } from '../people/account/invite.ts'
import { addAuditEntry } from '../store/people/audit.ts'
import { findOrganisationSettings } from '../store/people/organisation-settings.ts'
import { organisationFor } from './acting-for.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Invites somebody to an organisation: how a new one gets its first administrator. */
export const personInvite: Command = {
  name: 'person invite',
  takes: ['EMAIL', 'ROLE'],
  summary: 'Invite somebody to an organisation as operator, supervisor, administrator, …',
  options: ['organisation', 'json'],
  run: runPersonInvite,
}

const nobody = '00000000-0000-0000-0000-000000000000'

async function runPersonInvite(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, now, publicUrl: origin = '' } = call
  const [email = '', role = ''] = words
  const organisation = await organisationFor(call)
  const { organisationKey } = organisation
  const { store, mailer } = installation
  const settings = await findOrganisationSettings(store.system, organisationKey)
  const faults = faultsInInvitation({ email, role }, settings)
  const known = assignableRoles[settings.kind].find((one) => one === role)
  if (faults !== undefined || known === undefined) {
    throw new RefusedError(
      faults ?? refuse('invalid', 'ROLE', ['invitation_role_unknown', { role }]),
    )
  }
  const people = { store, mailer, origin, now: () => now, log: terminal.err }
  const inviter = { personId: nobody, name: 'The command line' }
  const wish = { organisation, email: accountOf(email), role: known, inviter }
  const { link } = await invite(people, wish)
  await addAuditEntry(store.system, {
    organisationKey,
    time: now,
    kind: 'administration',
    actorKind: 'system',
    actor: 'command line',
    actorName: 'Command line',
    action: 'invited',
    detail: { email, role },
  })
  terminal.out(
    `Invited ${email} to "${organisation.slug}"; open ${link} on this server within 7 days`,
  )
  if (options.json) terminal.out(JSON.stringify({ email, role, link }))
  return 0
}
