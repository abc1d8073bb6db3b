import { hourMilliseconds } from '../../../domain/hours.ts'
import { sha256 } from '../../digest.ts'
import { hasOwnKey } from '../../http/own-key.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { readSessionCookie } from '../../http/session-cookie.ts'
import { remembering } from '../../remembering.ts'
import type { Secret } from '../../secret/secret.ts'
import type { Steady } from '../../steady-clock.ts'
import type { Store } from '../../store/open-store.ts'
import { findSession, type StoredMembership, touchSession } from '../../store/people/sessions.ts'
import { mayEnter } from './may-enter.ts'

/** A session that nobody uses for so long has ended. Chosen by us; OWASP ASVS 5.0, 7.3.1 asks for such a bound. */
export const idleMilliseconds = 12 * hourMilliseconds

/** How long an answer about a session is believed: a revoked session stops within it. */
export const believedMilliseconds = 5_000
const touchedEveryMilliseconds = 5 * 60 * 1000
const mostRemembered = 10_000

export interface SessionAuthenticateOptions {
  readonly store: Store
  readonly secret: Secret
  /** Whether cookies are for https only; their names tell. */
  readonly isHttps: boolean
  readonly now: () => Date
  readonly elapsed: Steady
}

/** The check of sessions, and a way to forget what it remembers of one that has just changed. */
export interface SessionCheck {
  readonly authenticate: (request: Request) => Promise<PersonPrincipal | undefined>
  readonly forget: (sessionId: string) => void
  /** The same for all sessions of a person. */
  readonly forgetPerson: (personId: string) => void
  /** The same for everybody, when it is a membership that has changed. */
  readonly forgetAll: () => void
}

/** What a session is found by. */
interface Token {
  readonly digest: string
}

type Found = Awaited<ReturnType<typeof findSession>>

/**
 * Makes the check of session cookies, with a short memory so that a person's requests do not each ask the database. The
 * organisation acted for is the one that the header `Loomcell-Organisation` names, else the one chosen in the session,
 * else the only one; a name that is not the person's to use is as if it did not exist, and whoever chose one that is
 * not theirs any more acts for nobody until they choose again.
 */
export function createSessionAuthenticate(options: SessionAuthenticateOptions): SessionCheck {
  const { store, secret, isHttps, now, elapsed } = options
  const believed = { milliseconds: believedMilliseconds, elapsed }
  const remembered = remembering<string, Found>(mostRemembered, believed)
  const tokens = remembering<string, Token>(mostRemembered, believed)
  // An answer that was under way when something ended is not believed afterwards.
  let ended = 0

  function forgetWhere(isMeant: (session: Found[number] | undefined) => boolean): void {
    ended += 1
    // A list of its own: what is forgotten would take the next one's place.
    for (const [name, [session]] of [...remembered]) if (isMeant(session)) remembered.delete(name)
  }

  /** A signature that was right a moment ago is not worked out again: it takes longer than all else that a session asks. */
  function tokenIn(cookies: string): Token | undefined {
    const name = sha256(cookies)
    const known = tokens.get(name)
    if (known !== undefined) return known
    const token = readSessionCookie(cookies, { secret, isHttps })
    if (token === undefined) return undefined
    const read = { digest: sha256(token) }
    tokens.set(name, read)
    return read
  }

  async function find(digest: string, slug: string | undefined): Promise<Found> {
    const name = `${digest} ${slug ?? ''}`
    const time = now().getTime()
    const known = remembered.get(name)
    if (known !== undefined) return known
    const idleSince = new Date(time - idleMilliseconds)
    const asked = { digest, now: now(), idleSince, wanted: { slug } }
    const before = ended
    const found = await findSession(store.system, asked)
    const [session] = found
    if (session === undefined) return found
    if (time - session.lastUsedTime.getTime() > touchedEveryMilliseconds) {
      await touchSession(store.auth, session.sessionId, now())
    }
    if (before === ended) remembered.set(name, found)
    return found
  }

  return {
    authenticate: async ({ headers }) => {
      if (hasOwnKey(headers)) return undefined
      const token = tokenIn(headers.get('cookie') ?? '')
      if (token === undefined) return undefined
      const slug = headers.get('loomcell-organisation') ?? undefined
      return principalOf(await find(token.digest, slug?.slice(0, 100)), slug, now())
    },
    forget: (sessionId) => forgetWhere((session) => session?.sessionId === sessionId),
    forgetAll: () => forgetWhere(() => true),
    forgetPerson: (personId) => forgetWhere((session) => session?.personId === personId),
  }
}

function principalOf(
  found: Found,
  slug: string | undefined,
  now: Date,
): PersonPrincipal | undefined {
  const [session] = found
  if (session === undefined) return undefined
  const { personId, name, email, sessionId, hasSecondFactor } = session
  const person = { kind: 'person', personId, name, email, sessionId, hasSecondFactor } as const
  const acting = actingOf(found, slug)
  if (acting === undefined || acting.membership === null) return { ...person, role: 'operator' }
  const { membership, overseen } = acting
  if (!mayEnter(membership, hasSecondFactor, now)) return { ...person, role: 'operator' }
  const own = organisationOf(membership)
  if (membership.role !== 'regulator') {
    return { ...person, role: membership.role, organisation: own }
  }
  return { ...person, role: 'regulator', organisation: overseen ?? own, authority: own }
}

/** The one membership that is meant; undefined when that leaves a choice or is not the person's. */
function actingOf(found: Found, slug: string | undefined): Found[number] | undefined {
  if (slug !== undefined) {
    return found.find(
      ({ membership, overseen }) => membership?.slug === slug || overseen?.slug === slug,
    )
  }
  const chosenKey = found[0]?.chosenKey ?? null
  if (chosenKey === null) return found.length === 1 ? found[0] : undefined
  return found.find(
    ({ membership, overseen }) =>
      membership?.organisationKey === chosenKey || overseen?.organisationKey === chosenKey,
  )
}

function organisationOf({ organisationKey, slug, name, names }: StoredMembership) {
  return { organisationKey, slug, name, names }
}
