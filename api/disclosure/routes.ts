import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createErasures } from './erasures.ts'
import { createGranted } from './granted.ts'
import { createGrants } from './grants.ts'

/** Confidential facts: shown to a named party, or erased for good. */
export function disclosureRoutes(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .route('/', createErasures(installation, now))
    .route('/', createGrants(installation, now))
    .route('/', createGranted(installation, now))
}
