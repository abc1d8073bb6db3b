import type { OpenAPIHono } from '@hono/zod-openapi'
import { sql } from 'kysely'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import type { Operation } from './operation.ts'

export interface HealthOptions {
  readonly operation: Operation
  /** Whether this process is about to end; it never is when absent. */
  readonly isStopping?: (() => boolean) | undefined
}

/**
 * Adds `/healthz` (the process answers) and `/readyz` (it can also reach its database, and is not about to end). Neither
 * needs a key. A process that can serve is ready whatever else is wrong, so that a balancer sends nobody away for what another
 * process would suffer as well; `reasons` names it by code, and no figure, since anybody may ask.
 */
export function addHealth(
  app: OpenAPIHono<Env>,
  { store }: Installation,
  { operation, isStopping = () => false }: HealthOptions,
): void {
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    if (isStopping()) {
      return context.json({ status: 'stopping' }, 503)
    }
    try {
      await sql`select 1`.execute(store.public)
    } catch {
      return context.json({ status: 'waiting', for: 'database', reasons: ['database_away'] }, 503)
    }
    // It answered just now, whatever it did when somebody last looked.
    const reasons = operation.lately().filter((reason) => reason !== 'database_away')
    return context.json(reasons.length === 0 ? { status: 'ready' } : { status: 'ready', reasons })
  })
}
