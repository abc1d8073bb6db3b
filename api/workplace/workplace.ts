import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import type { Workspace } from '../installation.ts'
import { createPageGuard } from '../people/sign-in/page-guard.ts'
import type { People } from '../people/sign-in/people.ts'
import { createApprovalPages } from './approval-pages.ts'
import { createBatchPages } from './batch-pages.ts'
import { createCorrectionPages } from './correction-pages.ts'
import { guardPages, type RecordLook } from './guard-pages.ts'
import { createHandOverPages } from './hand-over-pages.ts'
import { createOfferPages } from './offer-pages.ts'
import { createOrganisationPages } from './organisation-pages.ts'
import { pageError } from './page-error.ts'
import { createRecallPages } from './recall-pages.ts'
import { createRegulatorPages } from './regulator-pages.ts'
import { createScanPages } from './scan-pages.ts'
import { showDeadEnd } from './show-page.ts'
import { createStationPages } from './station-pages.ts'
import { createStepPages } from './step-pages.ts'
import { createStockPages } from './stock-pages.ts'
import { createWorkPages } from './work-pages.ts'

export interface WorkplaceOptions {
  readonly workspace: Workspace
  readonly now: () => Date
  readonly log: (line: string, error?: unknown) => void
  readonly publicUrl: string | undefined
  readonly people: People
  readonly recordLook: RecordLook
}

/** Every page below `/work`, for people who signed in; each usable with a keyboard and without a script. */
export function createWorkplace(options: WorkplaceOptions) {
  const { workspace, now, log, publicUrl, people, recordLook } = options
  const app = new Hono<Env>()
  app.onError(pageError(log))
  app.use(createPageGuard(people.authenticate))
  app.use(guardPages(recordLook))
  return app
    .route('/', createWorkPages(workspace, now))
    .route('/', createStockPages(workspace, now))
    .route('/', createBatchPages(workspace, now))
    .route('/', createScanPages(workspace, now))
    .route('/', createOfferPages(workspace, now))
    .route('/', createHandOverPages(workspace, { publicUrl, now }))
    .route('/', createStepPages(workspace, now))
    .route('/', createCorrectionPages(workspace, now))
    .route('/', createRecallPages(workspace, now))
    .route('/', createOrganisationPages(workspace, now))
    .route('/', createStationPages(workspace, now))
    .route('/', createApprovalPages(workspace, now))
    .route('/', createRegulatorPages(people))
    .all('*', (context) => showDeadEnd(context, 'not_found'))
}
