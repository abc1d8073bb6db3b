import type { Context, Hono } from 'hono'
import { METHOD_NAME_ALL } from 'hono/router'
import { refuse } from '../../domain/refusal.ts'
import { wantsPage } from './answer-for-people.ts'
import type { Env } from './env.ts'
import { answerProblem } from './problem.ts'

/** Methods that an address takes, as a header `Allow` lists them; none where there is nothing. */
export function methodsAt({ routes, router }: Hono<Env>, path: string): readonly string[] {
  const named = new Set(routes.map(({ method }) => method).filter((one) => one !== METHOD_NAME_ALL))
  const taken = [...named].filter((method) =>
    // What is there for all methods is a guard or a limit, and no answer of its own.
    router.match(method, path)[0].some(([[, route]]) => route.method !== METHOD_NAME_ALL),
  )
  return (taken.includes('GET') ? [...taken, 'HEAD'] : taken).toSorted()
}

/** Answers what no route takes: by the methods that the address does take, or that there is nothing at it. */
export function answerNowhere(context: Context<Env>): Response {
  const { path, method } = context.req
  const taken = context.get('methodsHere')()
  if (taken.length === 0) {
    const says = wantsPage(context) ? 'page_unknown' : 'address_unknown'
    return answerProblem(context, refuse('not_found', '', [says, { path }]))
  }
  const right = taken.join(', ')
  // RFC 9110, 15.5.6: an answer of 405 MUST name what is taken.
  context.header('allow', right)
  const values = { path, given: method, right }
  return answerProblem(context, refuse('method_not_allowed', '', ['method_not_taken', values]))
}
