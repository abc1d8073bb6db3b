import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createIssuerKeys } from './issuer-keys.ts'
import { createPassports } from './passports.ts'

/** Routes by which an organisation looks after the passports that it answers for. */
export function passportRoutes(
  installation: Installation,
  options: { readonly now: () => Date; readonly publicUrl: string | undefined },
) {
  return new OpenAPIHono<Env>()
    .route('/', createPassports(installation, options))
    .route('/', createIssuerKeys(installation, options))
}
