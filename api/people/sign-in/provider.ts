import type { OpenAPIHono } from '@hono/zod-openapi'
import { isAPIError } from 'better-auth/api'
import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'
import { readSessionCookie } from '../../http/session-cookie.ts'
import { OutsideError } from '../../read-outside.ts'
import { identityCallback } from './auth.ts'
import { finishEntry, handOnCookies } from './finish-entry.ts'
import type { OpenProvider } from './identity-provider.ts'
import { safeNext } from './next-page.ts'
import { noteFailure } from './note-failure.ts'
import type { People } from './people.ts'
import { withFactorOf } from './provider-factor.ts'

/** Adds the way to somebody else's sign-in and back, where one is set. */
export function addProvider(app: OpenAPIHono<Env>, people: People): void {
  const { auth, identityProvider } = people
  if (identityProvider === undefined) return
  app.get('/sign-in/provider', async (context) => {
    const next = safeNext(context.req.query('next')) ?? '/work'
    try {
      await identityProvider.metadata()
      const { headers, response } = await auth.api.signInSocial({
        body: { provider: 'oidc', callbackURL: next, errorCallbackURL: '/sign-in' },
        headers: context.req.raw.headers,
        returnHeaders: true,
      })
      handOnCookies(context, headers)
      return context.redirect(response.url ?? '/sign-in?error=provider', 303)
    } catch (error) {
      if (!isAPIError(error) && !(error instanceof OutsideError)) throw error
      const { issuer } = identityProvider
      people.log(`Cannot use the identity provider "${issuer}": ${error.message}`)
      return context.redirect('/sign-in?error=provider', 303)
    }
  })
  app.get(identityCallback, async (context) => {
    if (!(await isAnswerOf(context, identityProvider))) {
      const failure = {
        with: 'identity_provider',
        personId: undefined,
        time: people.now(),
      } as const
      noteFailure(context, people, failure)
      return context.redirect('/sign-in?error=provider', 303)
    }
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

/**
 * Whether an answer is from this provider and not from another that a browser was led to in between: it names no other, and
 * names this one where it always does (RFC 9207, 2.4).
 */
async function isAnswerOf(context: Context, provider: OpenProvider): Promise<boolean> {
  const named = context.req.queries('iss') ?? []
  if (named.length > 0) return named.every((one) => one === provider.issuer)
  try {
    return !(await provider.metadata()).namesItself
  } catch (error) {
    if (error instanceof OutsideError) return false
    throw error
  }
}
