import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'
import { findOwnAccount } from '../../store/people/people.ts'
import { isShown } from '../sign-in/is-shown.ts'
import { noteFailure } from '../sign-in/note-failure.ts'
import type { People } from '../sign-in/people.ts'
import { personOf, type Unconfirmed } from './show-account.ts'

/**
 * Asks once more who it is before a change of how an account is entered (OWASP ASVS 5.0, 7.5.1): by a passkey shown in this
 * session just now, by the password, or, for somebody who has none, by a sign-in of the last minutes. Undefined when it is they.
 */
export async function confirmIdentity(
  context: Context<Env>,
  people: People,
  password: string,
): Promise<Unconfirmed | undefined> {
  const { store, lockOut, now } = people
  const { personId, sessionId } = personOf(context)
  if (await isShown(people, sessionId, { byPasskey: true })) return undefined
  const { passwordHash = null } = (await findOwnAccount(store.auth, personId)) ?? {}
  if (passwordHash === null) {
    return (await isShown(people, sessionId)) ? undefined : { fault: 'stale' }
  }
  const attempt = { purpose: 'confirm', personId, sessionId } as const
  const seconds = await lockOut.begin(attempt)
  if (seconds > 0) return { fault: 'wait', seconds }
  if (!(await people.passwords.verify({ hash: passwordHash, password }))) {
    noteFailure(context, people, { with: 'password', personId, time: now() })
    return { fault: 'password' }
  }
  await lockOut.succeed(attempt)
  return undefined
}

/** The same before somebody ends sessions (OWASP ASVS 5.0, 7.5.2): for this a sign-in of the last minutes is enough for all. */
export async function confirmRecently(
  context: Context<Env>,
  people: People,
  password: string,
): Promise<Unconfirmed | undefined> {
  const { sessionId } = personOf(context)
  if (await isShown(people, sessionId)) return undefined
  return confirmIdentity(context, people, password)
}
