import type { Context } from 'hono'
import { sha256 } from '../../digest.ts'
import { unmarkDevice } from '../../http/device-mark.ts'
import type { Env } from '../../http/env.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { readSessionCookie } from '../../http/session-cookie.ts'
import { addPersonAudit } from '../../store/people/audit.ts'
import {
  endLeastUsed,
  endSessionByDigest,
  noteEntry,
  renewSession,
} from '../../store/people/own-sessions.ts'
import type { EnteredWith } from '../../store/tables/people-tables.ts'
import { acceptInvitations } from '../account/accept-invitations.ts'
import { rememberDevice } from './device-cookie.ts'
import type { People } from './people.ts'

interface Entry {
  readonly headers: Headers
  readonly enteredWith: EnteredWith
  /** Whether an identity provider said that it asked for a second factor. */
  readonly providerFactor?: boolean
}

/** Sessions of one person at once: a plant's handhelds have an account each, and nobody has so many devices. */
export const mostSessions = 20

/**
 * Does what every way in has in common, once better-auth gave a session: hands its cookies on, ends the session that the
 * browser had and what its device keeps for it, notes how it was entered, remembers the device, and puts it on the audit trail.
 */
export async function finishEntry(
  context: Context<Env>,
  people: People,
  { headers, enteredWith, providerFactor }: Entry,
): Promise<{ personId: string; email: string }> {
  const { store, now } = people
  handOnCookies(context, headers)
  unmarkDevice(context)
  const digest = sessionDigestIn(headers, people)
  const before = readSessionCookie(context.req.header('cookie') ?? null, people)
  if (before !== undefined && sha256(before) !== digest) {
    const ended = await endSessionByDigest(store.auth, sha256(before))
    if (ended !== undefined) people.forget(ended)
  }
  const entry = { enteredWith, providerFactor, address: context.get('address'), now: now() }
  const person = await noteEntry(store.auth, digest, entry)
  await endLeastUsed(store.auth, person.personId, mostSessions)
  rememberDevice(context, person.email, people)
  if (enteredWith === 'identity_provider') await acceptInvitations(people, person)
  const detail = { with: enteredWith, address: context.get('address') ?? null }
  await addPersonAudit(store.system, {
    personId: person.personId,
    name: person.name,
    detail,
    kind: 'sign_in',
    action: 'signed in',
    now: now(),
  })
  return person
}

/** The digest of the session that better-auth's answer gives. */
export function sessionDigestIn(headers: Headers, people: People): string {
  const set = headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const token = readSessionCookie(set.join('; '), people)
  if (token === undefined) throw new RangeError('Cannot find the session that was entered')
  return sha256(token)
}

/** Sends better-auth's cookies on to the browser. */
export function handOnCookies(context: Context, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) {
    context.header('set-cookie', cookie, { append: true })
  }
}

/** Gives a person's session another token after a change of how the account is entered; the old one opens nothing more. */
export async function enterAgain(
  context: Context<Env>,
  { auth, store, forget }: People,
  { personId, sessionId }: PersonPrincipal,
): Promise<{ sessionId: string }> {
  const { headers, response } = await auth.api.enterAs({
    body: { personId },
    headers: context.req.raw.headers,
    returnHeaders: true,
  })
  await renewSession(store.auth, { from: sessionId, to: response.sessionId })
  forget(sessionId)
  handOnCookies(context, headers)
  return response
}
