import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { addBatchLinks } from './batch-links.ts'
import { addCredentials } from './credentials.ts'
import { addResolverDescription } from './describe-resolver.ts'
import { addDocuments } from './documents.ts'
import { createIssuerKeys } from './issuer-keys.ts'
import { addLinkset } from './linkset.ts'
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

/** Adds what anyone may ask of passports, outside the API; before the record of a batch, whose addresses also lead to its links. */
export function addPassports(
  app: OpenAPIHono<Env>,
  installation: Installation,
  publicUrl: string | undefined,
): void {
  addCredentials(app, installation)
  addDocuments(app, installation, publicUrl)
  addLinkset(app, installation, publicUrl)
  addResolverDescription(app, installation, publicUrl)
  addBatchLinks(app, installation, publicUrl)
}
