import { verifyPassword } from 'better-auth/crypto'
import type { PersonPrincipal } from '../access/principal.ts'
import type { People } from '../sign-in/people.ts'
import { sessionCreatedTime } from '../store/own-sessions.ts'
import { findOwnAccount } from '../store/people.ts'

const freshMilliseconds = 15 * 60 * 1000

/** Why somebody who is signed in did not show once more that it is they. */
export type Unconfirmed =
  | { readonly fault: 'password' | 'stale'; readonly seconds?: undefined }
  | {
      readonly fault: 'wait'
      readonly seconds: number
    }

/**
 * Asks once more who it is before a change of how an account is entered (OWASP ASVS 5.0, 7.5.1): by the password, or, for
 * somebody who has none, by a sign-in of the last minutes. Undefined when it is they.
 */
export async function confirmIdentity(
  people: People,
  { personId, email, sessionId }: PersonPrincipal,
  password: string,
): Promise<Unconfirmed | undefined> {
  const { store, lockOut, now } = people
  const { passwordHash = null } = (await findOwnAccount(store.auth, personId)) ?? {}
  if (passwordHash === null) {
    const created = await sessionCreatedTime(store.auth, sessionId)
    const age = now().getTime() - (created?.getTime() ?? 0)
    return age < freshMilliseconds ? undefined : { fault: 'stale' }
  }
  // Counted apart from the sign-in: whoever sits at an open session must not keep the owner out.
  const none = { address: undefined, device: undefined, isKnownDevice: false }
  const attempt = { account: `confirm ${email}`, ...none }
  const seconds = await lockOut.begin(attempt)
  if (seconds > 0) return { fault: 'wait', seconds }
  if (!(await verifyPassword({ hash: passwordHash, password }))) return { fault: 'password' }
  await lockOut.succeed(attempt)
  return undefined
}
