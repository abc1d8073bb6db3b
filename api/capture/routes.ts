import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createApprovals } from './approvals.ts'
import { createCorrections } from './corrections.ts'
import { createImports } from './files/imports.ts'
import { createTemplates } from './files/templates.ts'
import { createScans } from './scans.ts'
import type { SignDecision } from './sign-approval.ts'

/** Every door that leads to the one way in: scans, files, approvals and corrections of one's own. */
export function captureRoutes(
  installation: Installation,
  { now, signDecision }: { readonly now: () => Date; readonly signDecision: SignDecision },
) {
  return new OpenAPIHono<Env>()
    .route('/', createScans(installation, now))
    .route('/', createImports(installation, now))
    .route('/', createTemplates(installation))
    .route('/', createCorrections(installation, now))
    .route('/', createApprovals(installation, now, signDecision))
}
