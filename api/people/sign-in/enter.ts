import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth/types'
import { z } from 'zod'

/** Lets somebody in whom we recognised ourselves, by a passkey or an invitation: a new session and its cookie. */
export function enter() {
  const enterAs = createAuthEndpoint.serverOnly(
    { method: 'POST', body: z.object({ personId: z.string() }) },
    async (context) => {
      const { internalAdapter } = context.context
      const user = await internalAdapter.findUserById(context.body.personId)
      if (user === null) throw new RangeError(`Cannot enter as "${context.body.personId}"`)
      const session = await internalAdapter.createSession(user.id)
      await setSessionCookie(context, { session, user })
      return { sessionId: session.id }
    },
  )
  return { id: 'enter', endpoints: { enterAs } } satisfies BetterAuthPlugin
}
