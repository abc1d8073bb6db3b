import type { AccountView } from '../../web/pages/account/account-page.ts'
import type { PersonPrincipal } from '../access/principal.ts'
import type { People } from '../sign-in/people.ts'
import { idleMilliseconds, mayEnter } from '../sign-in/session-authenticate.ts'
import { listSessions } from '../store/own-sessions.ts'
import { listPasskeys } from '../store/passkeys.ts'
import { findOwnAccount, listOwnMemberships } from '../store/people.ts'

/** What a person's own page shows, without its frame. */
export async function readAccountView(
  { store, now }: People,
  principal: PersonPrincipal,
): Promise<Omit<AccountView, 'language' | 'path' | 'person' | 'nav' | 'told'>> {
  const { personId, email, sessionId } = principal
  const since = { now: now(), idleSince: new Date(now().getTime() - idleMilliseconds) }
  const [account, memberships, passkeys, sessions] = await Promise.all([
    findOwnAccount(store.auth, personId),
    listOwnMemberships(store.system, personId),
    listPasskeys(store.auth, personId),
    listSessions(store.auth, personId, since),
  ])
  const enteredWith =
    sessions.find((session) => session.sessionId === sessionId)?.enteredWith ?? 'password'
  const acting = (principal.authority ?? principal.organisation)?.organisationKey
  return {
    email,
    hasFactor: account?.hasFactor === true,
    hasPassword: (account?.passwordHash ?? null) !== null,
    memberships: memberships.map((one) => ({
      ...{ slug: one.slug, name: one.name, role: one.role },
      isActing: one.organisationKey === acting,
      needsFactor: !mayEnter(one, enteredWith),
    })),
    passkeys: passkeys.map(({ credentialId, name, lastUsedTime }) => ({
      ...{ credentialId, name, lastUsedTime: lastUsedTime?.toISOString() ?? null },
    })),
    sessions: sessions.map((one) => ({
      ...{ id: one.sessionId, isThis: one.sessionId === sessionId, enteredWith: one.enteredWith },
      ...{ address: one.address, browser: one.browser },
      createdTime: one.createdTime.toISOString(),
      lastUsedTime: one.lastUsedTime.toISOString(),
    })),
  }
}
