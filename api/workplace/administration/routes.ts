import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { createAdministrationPages } from './administration-pages.ts'
import { createCompetencePages } from './competence-pages.ts'
import { createLicencePages, type LicencePagesOptions } from './licence-pages.ts'

export interface AdministrationOptions extends LicencePagesOptions {
  readonly installation: Installation
}

/** The pages where whoever has a right to it administers an organisation. */
export function administrationRoutes(options: AdministrationOptions) {
  const { installation, now } = options
  return new Hono<Env>()
    .route('/', createAdministrationPages(installation))
    .route('/', createLicencePages(installation, options))
    .route('/', createCompetencePages(installation, now))
}
