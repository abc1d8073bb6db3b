import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { AskedRequest } from '../../domain/audit-action.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { mayRole, needsOrganisation, type Right } from '../../domain/role.ts'
import { askedRequest } from './asked-request.ts'
import type { Env } from './env.ts'
import type { Admit } from './hardening/limit-identities.ts'
import { tooMany } from './hardening/too-many.ts'
import type { Authenticate, Principal } from './principal.ts'
import { answerProblem } from './problem.ts'
import { routeRights } from './route-rights.ts'
import { mayPrincipal } from './station-bounds.ts'

export const apiBase = '/api/v1'

export interface GuardOptions {
  /** Asked in order; the first that knows the request's credential answers for it. */
  readonly authenticates: readonly Authenticate[]
  /** Told of every look of a regulator before it is answered, so that none goes unrecorded. */
  readonly noteLook: (principal: Principal, action: AskedRequest) => Promise<void>
  readonly admit: Admit
}

/** Lets a request under `/api/v1` through when it is known who asks and the role includes the route's right. */
export function createGuard({ authenticates, noteLook, admit }: GuardOptions) {
  return createMiddleware<Env>(async (context, next) => {
    const principal = await principalOf(authenticates, context.req.raw)
    if (principal === undefined) return answerProblem(context, notAuthenticated)
    context.set('principal', principal)
    if (principal.organisation !== undefined) context.set('organisation', principal.organisation)
    const route = routeNameOf(context)
    const wait = admit(principal, route)
    if (wait > 0) return tooMany(context, wait)
    if (route === undefined) {
      // No such route: the answer is that of any address that leads nowhere, also when a body has come.
      context.set('askAgain', async () => principal)
      return next()
    }
    const right = routeRights[route]
    if (right === undefined) throw new RangeError(`Cannot tell what "${route}" asks for`)
    const refused = faultIn(principal, right, route)
    if (refused !== undefined) {
      return answerProblem(context, { code: 'not_allowed', faults: [refused] })
    }
    if (principal.role === 'regulator' && needsOrganisation(right)) {
      await noteLook(principal, askedRequest(context))
    }
    context.set('askAgain', async () => {
      const again = await principalOf(authenticates, context.req.raw)
      const isSame =
        again?.organisation?.organisationKey === principal.organisation?.organisationKey
      if (again === undefined || !isSame) return refuse('not_allowed', '', ['asker_changed'])
      const refused = faultIn(again, right, route)
      return refused === undefined ? again : { code: 'not_allowed', faults: [refused] }
    })
    return next()
  })
}

async function principalOf(
  authenticates: readonly Authenticate[],
  request: Request,
): Promise<Principal | undefined> {
  for (const authenticate of authenticates) {
    const principal = await authenticate(request)
    if (principal !== undefined) return principal
  }
  return undefined
}

const notAuthenticated = refuse('not_authenticated', '', ['not_signed_in'])

/**
 * The route that answers, as `routeRights` names it: method and path with its parameters; of several that fit the first, such as a word before
 * any id. Undefined when no route fits.
 */
export function routeNameOf(context: Context): string | undefined {
  const route = matchedRoutes(context).find(({ method }) => method !== 'ALL')
  return route === undefined ? undefined : `${route.method} ${route.path.slice(apiBase.length)}`
}

function faultIn(principal: Principal, right: Right, route: string): Fault | undefined {
  const { role, organisation } = principal
  if (!mayRole(role, right)) return faultOf('', 'role_lacks_right', { route, role, right })
  if (!mayPrincipal(principal, right)) return faultOf('', 'key_reads_its_place', { route })
  if (organisation === undefined && needsOrganisation(right)) {
    return faultOf('', 'organisation_not_chosen', { route })
  }
  return undefined
}
