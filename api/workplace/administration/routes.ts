import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import type { Operation } from '../../operation/operation.ts'
import type { People } from '../../people/sign-in/people.ts'
import { createAdministrationPages } from './administration-pages.ts'
import { createAuditPages } from './audit-pages.ts'
import { createCompetencePages } from './competence-pages.ts'
import { createDeadlinePages } from './deadline-pages.ts'
import { createIssuerKeyPages } from './issuer-key-pages.ts'
import { createLicencePages, type LicencePagesOptions } from './licence-pages.ts'
import { createNotificationPages } from './notification-pages.ts'
import { createPlatformPages } from './platform-pages.ts'
import { createStatusPages } from './status-pages.ts'
import { createWebhookPages, type WebhookPagesOptions } from './webhook-pages.ts'

export interface AdministrationOptions extends LicencePagesOptions, WebhookPagesOptions {
  readonly installation: Installation
  readonly people: People
  readonly operation: Operation
  readonly publicUrl: string | undefined
}

/** The pages where whoever has a right to it administers an organisation. */
export function administrationRoutes(options: AdministrationOptions) {
  const { installation, people, now, operation } = options
  return new Hono<Env>()
    .route('/', createAdministrationPages(installation))
    .route('/', createLicencePages(installation, options))
    .route('/', createCompetencePages(installation, now))
    .route('/', createWebhookPages(installation, options))
    .route('/', createDeadlinePages(installation, now))
    .route('/', createNotificationPages(installation))
    .route('/', createAuditPages(installation))
    .route('/', createIssuerKeyPages(installation, options))
    .route('/', createPlatformPages(installation, people, now))
    .route('/', createStatusPages(installation, operation))
}
