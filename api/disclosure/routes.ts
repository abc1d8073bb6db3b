import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createErasures } from './erasures.ts'

/** Confidential facts: shown to a named party, or erased for good. */
export function disclosureRoutes(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().route('/', createErasures(installation, now))
}
