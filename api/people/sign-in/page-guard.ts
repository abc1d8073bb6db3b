import { createMiddleware } from 'hono/factory'
import type { Env } from '../../http/env.ts'
import type { Authenticate } from '../../http/principal.ts'

/**
 * Lets only people who signed in open the pages behind it and tells the pages who it is; anybody else is led to the
 * sign-in and from there back to where they wanted to go.
 */
export function createPageGuard(authenticate: Authenticate) {
  return createMiddleware<Env>(async (context, next) => {
    const principal = await authenticate(context.req.raw)
    if (principal === undefined) {
      const { pathname, search } = new URL(context.req.url)
      // A form's own address may have no page to come back to.
      const wanted = context.req.method === 'GET' ? `${pathname}${search}` : '/account'
      return context.redirect(`/sign-in?next=${encodeURIComponent(wanted)}`, 303)
    }
    context.set('principal', principal)
    if (principal.organisation !== undefined) context.set('organisation', principal.organisation)
    return next()
  })
}
