import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { AskedRequest } from '../../domain/audit-action.ts'
import { mayRole, needsOrganisation } from '../../domain/role.ts'
import { askedRequest } from '../http/asked-request.ts'
import type { Env } from '../http/env.ts'
import type { Principal } from '../http/principal.ts'
import { homeOf } from '../people/sign-in/next-page.ts'
import { pageRights } from './page-rights.ts'
import { scopePages } from './scope-pages.ts'
import { showDeadEnd } from './show-page.ts'

/** Told of every look of a regulator before it is answered, so that none goes unrecorded. */
export type NoteLook = (principal: Principal, action: AskedRequest) => Promise<void>

/** Lets whoever signed in open a page when their role includes the page's right; stands behind the page guard. */
export function guardPages(noteLook: NoteLook) {
  return createMiddleware<Env>(async (context, next) => {
    const page = pageNameOf(context)
    // No such page: the answer is that of any address that leads nowhere.
    if (page === undefined) return next()
    const right = pageRights[page]
    if (right === undefined) throw new RangeError(`Cannot tell what "${page}" asks for`)
    const principal = context.get('principal')
    // Whoever runs the installation has no work list: their home is the list of organisations.
    if (page === 'GET /work' && principal.role === 'platform') {
      return context.redirect(homeOf(principal.role), 303)
    }
    if (!mayRole(principal.role, right)) return showDeadEnd(context, 'not_allowed')
    if (needsOrganisation(right)) {
      if (principal.organisation === undefined) return context.redirect('/account', 303)
      if (isAuthorityItself(principal) && !scopePages.has(page)) {
        return context.redirect(wayInto(context), 303)
      }
      // Whoever only looks has nothing to do: the desk is their first page.
      if (page === 'GET /work' && principal.role === 'regulator') {
        return context.redirect(homeOf(principal.role), 303)
      }
    }
    if (principal.role === 'regulator' && right !== 'account') {
      await noteLook(principal, askedRequest(context))
    }
    return next()
  })
}

/** Where a regulator chooses whose page it is to be, and comes to it from there; from the work list, which is nobody's, the desk. */
function wayInto({ req }: Context): string {
  const { pathname, search, searchParams } = new URL(req.url)
  if (pathname === '/work') return homeOf('regulator')
  if (req.method !== 'GET') return '/work/regulator'
  const of = searchParams.get('organisation')
  const asked = { next: `${pathname}${search}`, ...(of === null ? {} : { of }) }
  return `/work/regulator?${new URLSearchParams(asked)}`
}

/** The page that answers, as `pageRights` names it: of several that fit the first, as `new` before any id. Undefined when none fits. */
function pageNameOf(context: Context): string | undefined {
  const route = matchedRoutes(context).find(({ method }) => method !== 'ALL')
  return route === undefined ? undefined : `${route.method} ${route.path}`
}

/** A regulator who has not chosen yet whom to look at: an authority has no batches of its own. */
function isAuthorityItself(principal: Principal): boolean {
  if (principal.kind !== 'person') return false
  const { authority, organisation } = principal
  return authority !== undefined && authority.organisationKey === organisation?.organisationKey
}
