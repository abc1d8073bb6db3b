import type { AuditAction } from '../../../domain/audit-action.ts'
import { languages } from '../../../domain/words.ts'
import { changePhrases, mailPhrases } from '../../../web/pages/account/mail-phrases.ts'
import { localMoment } from '../../../web/pages/local-time.ts'
import { filled } from '../../../web/pages/record/format.ts'
import type { Message } from '../../mailer.ts'
import { addPersonAudit } from '../../store/people/audit.ts'
import { endOlderEntries } from '../../store/people/passwords.ts'
import type { Person } from '../../store/people/people.ts'
import type { People } from '../sign-in/people.ts'
import { personsZone } from './persons-zone.ts'

/** What somebody changed about how they sign in. */
export type AccountChange = keyof typeof changePhrases

const actions = {
  password: 'a new password was set',
  factorOn: 'an authenticator app was added',
  factorOff: 'the authenticator app was removed',
  recoveryCodes: 'new recovery codes were made',
  passkeyAdded: 'a passkey was added',
  passkeyRemoved: 'a passkey was removed',
} as const satisfies Record<AccountChange, AuditAction>

/**
 * What follows every change of how an account is entered: whatever was opened before ends, but for the session that it was
 * done in; it stands on the audit trail; and the owner is told by e-mail, in every language, since we do not know theirs. A
 * message that cannot be sent is logged and holds nothing up.
 */
export async function settleChange(
  people: People,
  { personId, name, email }: Person,
  { change, keptSessionId }: { change: AccountChange; keptSessionId?: string | undefined },
): Promise<void> {
  const { store, origin, now, forgetPerson } = people
  await endOlderEntries(store.auth, personId, keptSessionId)
  forgetPerson(personId)
  const done = { kind: 'sign_in', action: actions[change], now: now() } as const
  await addPersonAudit(store.system, { personId, name, ...done })
  const timeZone = await personsZone(store, personId)
  const texts = languages.map((language) =>
    filled(mailPhrases.changedText, language, {
      time: localMoment(now().toISOString(), language, timeZone),
      what: changePhrases[change][language],
      link: `${origin}/forgot`,
    }),
  )
  const subject = languages.map((language) => mailPhrases.changedSubject[language]).join(' / ')
  sendInBackground(people, { to: email, subject, text: texts.join('\n\n') })
}

/** Sends a message without anybody waiting for it, so that the time of an answer tells nothing. */
export function sendInBackground({ mailer, unawaited }: People, message: Message): void {
  unawaited.begin('Cannot send a message', () => mailer.send(message))
}
