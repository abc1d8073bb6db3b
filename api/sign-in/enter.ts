import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth/types'
import { z } from 'zod'

/**
 * Lets somebody in whom we recognised ourselves, by a passkey or an invitation: a new session and its cookie. A session
 * that the request carries already ends, so that none survives a change of who or how.
 */
export function enter() {
  const enterAs = createAuthEndpoint.serverOnly(
    { method: 'POST', body: z.object({ personId: z.string() }) },
    async (context) => {
      const { internalAdapter, authCookies, secret } = context.context
      const user = await internalAdapter.findUserById(context.body.personId)
      if (user === null) throw new RangeError(`Cannot enter as "${context.body.personId}"`)
      const before = await context.getSignedCookie(authCookies.sessionToken.name, secret)
      if (before) await internalAdapter.deleteSession(before)
      const session = await internalAdapter.createSession(user.id)
      await setSessionCookie(context, { session, user })
      return { sessionId: session.id }
    },
  )
  return { id: 'enter', endpoints: { enterAs } } satisfies BetterAuthPlugin
}
