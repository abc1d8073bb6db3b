import { OpenAPIHono } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import type { ShownNames } from '../../domain/shown-names.ts'
import { wantsPage } from './answer-for-people.ts'
import type { Env } from './env.ts'
import { type HardenOptions, harden } from './hardening/harden.ts'
import { answerError, answerProblem } from './problem.ts'
import { refuseInvalid } from './refuse-invalid.ts'

export interface OpenAppOptions extends HardenOptions {
  readonly now: () => Date
  readonly names: ShownNames
  readonly log: (line: string, error?: unknown) => void
}

/** An application without routes: what it says to errors and to addresses that lead nowhere, and what stands before every route. */
export function openApp({ now, names, log, ...hardened }: OpenAppOptions): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
  app.onError((error, context) => answerError(error, context, log))
  app.notFound((context) => {
    const says = wantsPage(context) ? 'page_unknown' : 'address_unknown'
    return answerProblem(context, refuse('not_found', '', [says, { path: context.req.path }]))
  })
  app.use(async (context, next) => {
    context.set('now', now)
    context.set('names', names)
    await next()
  })
  harden(app, hardened)
  return app
}
