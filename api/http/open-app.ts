import { OpenAPIHono } from '@hono/zod-openapi'
import type { ShownNames } from '../../domain/shown-names.ts'
import { answerNowhere, methodsAt } from './answer-nowhere.ts'
import type { Env } from './env.ts'
import { type HardenOptions, harden } from './hardening/harden.ts'
import { answerError } from './problem.ts'
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
  app.notFound(answerNowhere)
  app.use(async (context, next) => {
    context.set('now', now)
    context.set('names', names)
    context.set('methodsHere', () => methodsAt(app, context.req.path))
    await next()
  })
  harden(app, hardened)
  return app
}
