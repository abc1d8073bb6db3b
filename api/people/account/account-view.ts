import type { AccountView } from '../../../web/pages/account/account-page.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { listSessions } from '../../store/people/own-sessions.ts'
import { listPasskeys } from '../../store/people/passkeys.ts'
import { findOwnAccount, listOwnMemberships } from '../../store/people/people.ts'
import { isShown } from '../sign-in/is-shown.ts'
import { demandedFrom, mayEnter } from '../sign-in/may-enter.ts'
import type { People } from '../sign-in/people.ts'
import { idleMilliseconds } from '../sign-in/session-authenticate.ts'

/** What a person's own page shows, without its frame. */
export async function readAccountView(
  people: People,
  principal: PersonPrincipal,
): Promise<Omit<AccountView, 'language' | 'path' | 'person' | 'nav' | 'told'>> {
  const { store, now } = people
  const { personId, email, sessionId } = principal
  const since = { now: now(), idleSince: new Date(now().getTime() - idleMilliseconds) }
  const [account, memberships, passkeys, sessions, isConfirmed, isRecent] = await Promise.all([
    findOwnAccount(store.auth, personId),
    listOwnMemberships(store.system, personId),
    listPasskeys(store.auth, personId),
    listSessions(store.auth, personId, since),
    isShown(people, sessionId, { byPasskey: true }),
    isShown(people, sessionId),
  ])
  const hasSecondFactor = principal.hasSecondFactor === true
  const acting = (principal.authority ?? principal.organisation)?.organisationKey
  return {
    email,
    hasFactor: account?.hasFactor === true,
    hasPassword: (account?.passwordHash ?? null) !== null,
    isConfirmed,
    isRecent,
    memberships: memberships.map((one) => ({
      slug: one.slug,
      name: one.name,
      role: one.role,
      isActing: one.organisationKey === acting,
      needsFactor: !mayEnter(one, hasSecondFactor, now()),
      factorFrom: hasSecondFactor ? null : soonest(demandedFrom(one), now()),
    })),
    passkeys: passkeys.map(({ credentialId, name, lastUsedTime }) => ({
      credentialId,
      name,
      lastUsedTime: lastUsedTime?.toISOString() ?? null,
    })),
    sessions: sessions.map((one) => ({
      id: one.sessionId,
      isThis: one.sessionId === sessionId,
      enteredWith: one.enteredWith,
      address: one.address,
      browser: one.browser,
      createdTime: one.createdTime.toISOString(),
      lastUsedTime: one.lastUsedTime.toISOString(),
    })),
  }
}

/** A day that is still to come, for the page to tell of. */
function soonest(day: Date | undefined, now: Date): string | null {
  return day !== undefined && day > now ? day.toISOString() : null
}
