import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { renewSession } from '../../store/people/own-sessions.ts'
import { handOnCookies } from './finish-entry.ts'
import type { People } from './people.ts'

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
