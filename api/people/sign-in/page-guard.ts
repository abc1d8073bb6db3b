import { createMiddleware } from 'hono/factory'
import { refuse } from '../../../domain/refusal.ts'
import type { Env } from '../../http/env.ts'
import type { Authenticate, Principal } from '../../http/principal.ts'

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
    // A body may take long, and what its sender was allowed when it began may have ended since.
    context.set('askAgain', async () => {
      const again = await authenticate(context.req.raw)
      return isSame(again, principal) ? again : refuse('not_allowed', '', ['asker_changed'])
    })
    return next()
  })
}

/** Whether somebody is still who they were, for the same organisation and in the same role. */
function isSame(again: Principal | undefined, before: Principal): again is Principal {
  return (
    again?.role === before.role &&
    again.organisation?.organisationKey === before.organisation?.organisationKey
  )
}
