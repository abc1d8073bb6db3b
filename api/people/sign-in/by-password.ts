import { isAPIError } from 'better-auth/api'
import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'
import { finishEntry, handOnCookies } from './finish-entry.ts'
import { nextPage } from './next-page.ts'
import type { People } from './people.ts'

/** What a right password gives: a session, or the way to the second factor that the account has. */
export interface Entered {
  readonly headers: Headers
  readonly needsCode: boolean
}

/** Asks better-auth, which takes as long for an account that does not exist; undefined when the password is not right. */
export async function checkPassword(
  { auth }: People,
  given: Headers,
  email: string,
  password: string,
): Promise<Entered | undefined> {
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password },
      headers: given,
      returnHeaders: true,
    })
    return { headers, needsCode: 'twoFactorRedirect' in response }
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return undefined
    throw error
  }
}

/** Goes on after a right password: to the second factor where there is one, else signed in to where somebody wanted to go. */
export async function goOn(
  context: Context<Env>,
  people: People,
  { entered: { headers, needsCode }, next }: { entered: Entered; next: string },
): Promise<Response> {
  if (needsCode) {
    handOnCookies(context, headers)
    return context.redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, 303)
  }
  const { personId } = await finishEntry(context, people, { headers, enteredWith: 'password' })
  return context.redirect(await nextPage(people, personId, next), 303)
}
