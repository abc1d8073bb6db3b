import type { OpenAPIHono } from '@hono/zod-openapi'
import { isAPIError } from 'better-auth/api'
import type { Env } from '../env.ts'
import { identityCallback } from './auth.ts'
import { finishEntry, handOnCookies } from './finish-entry.ts'
import { safeNext } from './next-page.ts'
import { noteFailure } from './note-failure.ts'
import type { People } from './people.ts'
import { withFactorOf } from './provider-factor.ts'
import { readSessionCookie } from './session-cookie.ts'

/** Adds the way to somebody else's sign-in and back, where one is set. */
export function addProvider(app: OpenAPIHono<Env>, people: People): void {
  const { auth, identityProvider } = people
  if (identityProvider === undefined) return
  app.get('/sign-in/provider', async (context) => {
    const next = safeNext(context.req.query('next')) ?? '/account'
    try {
      const { headers, response } = await auth.api.signInSocial({
        body: { provider: 'oidc', callbackURL: next, errorCallbackURL: '/sign-in' },
        headers: context.req.raw.headers,
        returnHeaders: true,
      })
      handOnCookies(context, headers)
      return context.redirect(response.url ?? '/sign-in?error=provider', 303)
    } catch (error) {
      if (!isAPIError(error)) throw error
      people.log('Cannot reach the identity provider', error)
      return context.redirect('/sign-in?error=provider', 303)
    }
  })
  app.get(identityCallback, async (context) => {
    const { result: answer, hasFactor } = await withFactorOf(() => auth.handler(context.req.raw))
    const place = answer.headers.get('location') ?? '/sign-in?error=provider'
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    if (readSessionCookie(set.join('; '), people) === undefined) {
      handOnCookies(context, answer.headers)
      const failure = {
        with: 'identity_provider',
        personId: undefined,
        time: people.now(),
      } as const
      noteFailure(context, people, failure)
      return context.redirect(place, 303)
    }
    await finishEntry(context, people, {
      headers: answer.headers,
      enteredWith: 'identity_provider',
      providerFactor: hasFactor,
    })
    return context.redirect(place, 303)
  })
}
