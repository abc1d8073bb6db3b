import type { OpenAPIHono } from '@hono/zod-openapi'
import { sql } from 'kysely'
import type { Env } from './http/env.ts'
import type { Installation } from './installation.ts'

/**
 * Adds `/healthz` (the process answers) and `/readyz` (it can also reach its database, and is not about to end). Neither
 * needs a key.
 */
export function addHealth(
  app: OpenAPIHono<Env>,
  { store }: Installation,
  isStopping: () => boolean = () => false,
): void {
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    if (isStopping()) {
      return context.json({ status: 'stopping' }, 503)
    }
    try {
      await sql`select 1`.execute(store.public)
      return context.json({ status: 'ready' })
    } catch {
      return context.json({ status: 'waiting', for: 'database' }, 503)
    }
  })
}
