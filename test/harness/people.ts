import { randomUUID } from 'node:crypto'
import { cookieName } from '../../api/http/session-cookie.ts'
import { createAuth } from '../../api/people/sign-in/auth.ts'
import { createPasswords } from '../../api/people/sign-in/password-hash.ts'
import { addMembership } from '../../api/store/people/memberships.ts'
import { addPerson } from '../../api/store/people/people.ts'
import type { PersonRole } from '../../api/store/tables/people-tables.ts'
import type { TestInstallation } from './installation.ts'

/** Somebody who is signed in. */
export interface TestPerson {
  readonly personId: string
  readonly email: string
  /** The `Cookie` header of the session. */
  readonly cookie: string
  /** Asks with the session, as JSON unless said otherwise, the way a browser on our own pages does. */
  request(path: string, init?: RequestInit): Promise<Response>
}

export interface SignUp {
  readonly role: PersonRole
  /** Key of the organisation; the installation's own when absent. */
  readonly organisation?: number
  readonly email?: string
  readonly name?: string
}

/** Adds an account with a membership and opens a session for it, as accepting an invitation does. */
export async function signUpPerson(
  installation: TestInstallation,
  { role, organisation = installation.actor.organisationKey, ...given }: SignUp,
): Promise<TestPerson> {
  const { app, store, secret } = installation
  const { email = `${role}-${randomUUID().slice(0, 8)}@test.example`, name = role } = given
  const personId = await addPerson(store.auth, { email, name, isProven: true })
  if (personId === undefined) throw new Error(`Cannot add "${email}": there is one already`)
  await addMembership(store.system, organisation, { personId, role, now: new Date() })
  const auth = createAuth({ store, secret, origin: 'http://localhost', now: () => new Date() })
  const { headers } = await auth.api.enterAs({
    body: { personId },
    headers: new Headers(),
    returnHeaders: true,
  })
  const cookie = sessionCookieIn(headers)
  return {
    personId,
    email,
    cookie,
    request: async (path, init = {}) =>
      app.request(path, {
        ...init,
        headers: {
          cookie,
          origin: 'http://localhost',
          'content-type': 'application/json',
          ...init.headers,
        },
      }),
  }
}

/** The session's cookie out of an answer, as a browser would send it back. */
export function sessionCookieIn(headers: Headers): string {
  const name = `${cookieName('session_token', false)}=`
  const set = headers
    .getSetCookie()
    .find((one) => one.startsWith(name) && !one.startsWith(`${name};`))
  if (set === undefined) throw new Error('Cannot find a session in the answer')
  return set.split(';')[0] ?? ''
}

/** Of which the work is no test's matter. */
const cheapCost = 10

/** Gives the account a password, as a link to a new one does, at a cost of its own where its work matters. */
export async function setPassword(
  { store }: TestInstallation,
  personId: string,
  password: string,
  cost = cheapCost,
): Promise<void> {
  const account = { provider_id: 'credential', account_id: personId, person_id: personId }
  const hash = await createPasswords(cost).hash(password)
  await store.auth
    .insertInto('auth.account')
    .values({ ...account, password: hash, updated_at: new Date() })
    .execute()
}

/** Sends a form the way a browser on our own pages does, from an address where one is given. */
export async function sendForm(
  { app }: Pick<TestInstallation, 'app'>,
  path: string,
  fields: Readonly<Record<string, string>>,
  { cookie, address }: { readonly cookie?: string; readonly address?: string } = {},
): Promise<Response> {
  const headers = { origin: 'http://localhost', ...(cookie === undefined ? {} : { cookie }) }
  const init = { method: 'POST', body: new URLSearchParams(fields), headers }
  const incoming = { socket: { remoteAddress: address } }
  return app.request(path, init, address === undefined ? {} : { incoming })
}

/** All cookies out of an answer, as a browser would send them back. */
export function cookiesIn(headers: Headers): string {
  return headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
