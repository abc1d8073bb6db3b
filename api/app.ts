import { OpenAPIHono } from '@hono/zod-openapi'
import { createMiddleware } from 'hono/factory'
import { type Authenticate, createAuthenticate } from './access.ts'
import { addHealth } from './health.ts'
import { answerError, answerProblem } from './problem.ts'
import { createScans } from './scans.ts'
import type { Organisation } from './store/organisations.ts'
import type { Workspace } from './workspace.ts'

/** What every handler may use. */
export interface Env {
  Variables: {
    organisation: Organisation
  }
}

export interface AppOptions {
  readonly workspace: Workspace
  readonly log: (line: string, error?: unknown) => void
  readonly now: () => Date
}

/** The whole HTTP face over a workspace. */
export function createApp(options: AppOptions) {
  const { workspace, log, now } = options
  const app = new OpenAPIHono<Env>()
  app.onError((error, context) => answerError(error, context, log))
  app.notFound((context) =>
    answerProblem(context, {
      code: 'not_found',
      faults: [{ pointer: '', message: `Cannot find ${context.req.path}: see /api/v1/reference` }],
    }),
  )
  addHealth(app, workspace)
  app.use('/api/v1/*', requireKey(createAuthenticate(workspace.store.db, now)))
  return app.route('/api/v1', createScans(workspace))
}

export type App = ReturnType<typeof createApp>

function requireKey(authenticate: Authenticate) {
  return createMiddleware<Env>(async (context, next) => {
    const [scheme, key] = (context.req.header('authorization') ?? '').split(' ')
    const organisation =
      scheme?.toLowerCase() === 'bearer' && key !== undefined ? await authenticate(key) : undefined
    if (organisation === undefined) {
      const message =
        'Cannot tell who asks: expected a header "Authorization: Bearer lc_…" with a live key'
      return answerProblem(context, {
        code: 'not_authenticated',
        faults: [{ pointer: '', message }],
      })
    }
    context.set('organisation', organisation)
    return next()
  })
}
