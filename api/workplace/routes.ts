import { Hono } from 'hono'
import { answerNowhere } from '../http/answer-nowhere.ts'
import type { Env } from '../http/env.ts'
import { type NoteExport, noteExports } from '../http/hardening/note-exports.ts'
import { createPageGuard } from '../people/sign-in/page-guard.ts'
import { createActPages } from './act-pages.ts'
import { type AdministrationOptions, administrationRoutes } from './administration/routes.ts'
import { createApprovalPages } from './approval-pages.ts'
import { createBatchPages } from './batch-pages.ts'
import { createCorrectionPages } from './correction-pages.ts'
import { createErasurePages } from './erasure-pages.ts'
import { createEstatePages } from './estates/estate-pages.ts'
import { createCertificatePages } from './evidence/certificate-pages.ts'
import { createClaimPages } from './evidence/claim-pages.ts'
import { createCreditPages } from './evidence/credit-pages.ts'
import { createReconciliationPage } from './evidence/reconciliation-page.ts'
import { createSpectraPages } from './evidence/spectra-pages.ts'
import { createTreatmentPages } from './evidence/treatment-pages.ts'
import { createFilePages } from './file-pages.ts'
import { createCoursePages } from './funding/course-pages.ts'
import { createMilestonePages } from './funding/milestone-pages.ts'
import { createProjectPages } from './funding/project-pages.ts'
import { createSpendPages } from './funding/spend-pages.ts'
import { createGrantPages } from './grant-pages.ts'
import { createGrantedPages } from './granted-pages.ts'
import { guardPages, type NoteLook } from './guard-pages.ts'
import { createHandOverPages } from './hand-over-pages.ts'
import { createHandOverSheetPages } from './hand-over-sheet-pages.ts'
import { createComparisonPages } from './lines/comparison-pages.ts'
import { createLinePages } from './lines/line-pages.ts'
import { createLineViewPages } from './lines/line-view-pages.ts'
import { createModelFormPages } from './model-form-pages.ts'
import { createModelPages } from './model-pages.ts'
import { createFloorPlacePages } from './moves/floor-place-pages.ts'
import { createMoveFigurePages } from './moves/move-figure-pages.ts'
import { createMovePages } from './moves/move-pages.ts'
import { createMoveStepPages } from './moves/move-step-pages.ts'
import { createOrderPages } from './moves/order-pages.ts'
import { createNewRecallPages } from './new-recall-pages.ts'
import { createOfferPages } from './offer-pages.ts'
import { createOpticalPiecePages } from './optical-checks/piece-pages.ts'
import { createOpticalVersionPages } from './optical-checks/version-pages.ts'
import { createOrganisationPages } from './organisation-pages.ts'
import { createAnomalyPages } from './oversight/anomaly-pages.ts'
import { createClosingPages } from './oversight/closing-pages.ts'
import { createDeliveryPages } from './oversight/delivery-pages.ts'
import { createDeskPages } from './oversight/desk-pages.ts'
import { createEventPages } from './oversight/event-pages.ts'
import { createExportPages } from './oversight/export-pages.ts'
import { createFlowPages } from './oversight/flow-pages.ts'
import { createFoundPages } from './oversight/found-pages.ts'
import { createInspectionPages } from './oversight/inspection-pages.ts'
import { createMeasurePages } from './oversight/measure-pages.ts'
import { createPostingsPages } from './oversight/postings-pages.ts'
import { createRegisterPages } from './oversight/register-pages.ts'
import { createRegulatorPages } from './oversight/regulator-pages.ts'
import { createSamplePages } from './oversight/sample-pages.ts'
import { createSummaryPages } from './oversight/summary-pages.ts'
import { createOwnCorrectionPages } from './own-correction-pages.ts'
import { createImportPages, type ImportBounds } from './papers/import-pages.ts'
import { createLabelPages } from './papers/label-pages.ts'
import { createLineagePages } from './papers/lineage-pages.ts'
import { createPermitPages } from './papers/permit-pages.ts'
import { createProposalPages } from './papers/proposal-pages.ts'
import { createPassportPages } from './passport-pages.ts'
import { createPlacePages } from './place-pages.ts'
import { createQuestionPages } from './question-pages.ts'
import { createRecallPages } from './recall-pages.ts'
import { createScanPages } from './scan-pages.ts'
import { pageError, showDeadEnd } from './show-page.ts'
import { createStationPages } from './station-pages.ts'
import { createStepPages } from './step-pages.ts'
import { createStockPages } from './stock-pages.ts'
import { createWorkPages } from './work-pages.ts'

export interface WorkplaceOptions extends AdministrationOptions {
  readonly log: (line: string, error?: unknown) => void
  /** For GS1 Digital Links on labels; short links when absent. */
  readonly gs1CompanyPrefix?: string | undefined
  readonly noteLook: NoteLook
  readonly noteExport: NoteExport
  readonly importBounds: ImportBounds
  /** Address of the program that checks pages of shown facts; undefined where there is none. */
  readonly readScript: () => Promise<string | undefined>
}

/** Every page below `/work`, for people who signed in; each usable with a keyboard and without a script. */
export function createWorkplace(options: WorkplaceOptions) {
  const { installation, now, log, publicUrl, gs1CompanyPrefix, people, readScript } = options
  const { places } = options.importBounds
  const app = new Hono<Env>()
  app.onError(pageError(log))
  app.use(createPageGuard(people.authenticate))
  app.use(guardPages(options.noteLook))
  app.use(noteExports(options.noteExport))
  return app
    .route('/', createWorkPages(installation, now))
    .route('/', createActPages(installation))
    .route('/', createStockPages(installation, { now, publicUrl }))
    .route('/', createFlowPages(installation, { now, publicUrl }))
    .route('/', createMeasurePages(installation, { now, publicUrl }))
    .route('/', createExportPages(installation, now))
    .route('/', createRegisterPages(installation, now))
    .route('/', createFoundPages(installation, now))
    .route('/', createClosingPages(installation, now))
    .route('/', createLineagePages(installation))
    .route('/', createProposalPages(installation))
    .route('/', createImportPages(installation, options))
    .route('/', createPermitPages(installation, now))
    .route('/', createCreditPages(installation, now))
    .route('/', createClaimPages(installation, now))
    .route('/', createCertificatePages(installation, now))
    .route('/', createReconciliationPage(installation, { now, publicUrl }))
    .route('/', createTreatmentPages(installation, now))
    .route('/', createSpectraPages(installation))
    .route('/', createLabelPages(installation, { now, publicUrl, gs1CompanyPrefix }))
    .route('/', createBatchPages(installation, now))
    .route('/', createScanPages(installation, now))
    .route('/', createOfferPages(installation, now))
    .route('/', createHandOverSheetPages(installation, { now, log, places }))
    .route('/', createHandOverPages(installation, { publicUrl, now }))
    .route('/', createInspectionPages(installation, { publicUrl, now }))
    .route('/', createStepPages(installation, now))
    .route('/', createCorrectionPages(installation, now))
    .route('/', createOwnCorrectionPages(installation, now))
    .route('/', createNewRecallPages(installation, now))
    .route('/', createRecallPages(installation, now))
    .route('/', createModelPages(installation))
    .route('/', createModelFormPages(installation, now))
    .route('/', createPassportPages(installation, { publicUrl, now }))
    .route('/', createErasurePages(installation, now))
    .route('/', createFilePages(installation, now))
    .route('/', createGrantPages(installation, { publicUrl, now }))
    .route('/', createQuestionPages(installation, now))
    .route('/', createGrantedPages(installation, { now, readScript }))
    .route('/', administrationRoutes(options))
    .route('/', createOrganisationPages(installation, options))
    .route('/', createPlacePages(installation, now))
    .route('/', createStationPages(installation, { publicUrl, now }))
    .route('/', createEstatePages(installation, now))
    .route('/', createLinePages(installation, now))
    .route('/', createLineViewPages(installation, now))
    .route('/', createOpticalVersionPages(installation, now))
    .route('/', createOpticalPiecePages(installation, now))
    .route('/', createComparisonPages(installation, now))
    .route('/', createProjectPages(installation, now))
    .route('/', createSpendPages(installation, now))
    .route('/', createMilestonePages(installation, now))
    .route('/', createCoursePages(installation, now))
    .route('/', createMovePages(installation, now))
    .route('/', createMoveStepPages(installation, now))
    .route('/', createFloorPlacePages(installation, now))
    .route('/', createOrderPages(installation, now))
    .route('/', createMoveFigurePages(installation, now))
    .route('/', createApprovalPages(installation, now))
    .route('/', createAnomalyPages(installation, now))
    .route('/', createSamplePages(installation, { now, publicUrl, gs1CompanyPrefix }))
    .route('/', createSummaryPages(installation, now))
    .route('/', createDeliveryPages(installation, now))
    .route('/', createRegulatorPages(people))
    .route('/', createDeskPages(installation, now))
    .route('/', createPostingsPages(installation))
    .route('/', createEventPages(installation))
    .all('*', (context) =>
      context.get('methodsHere')().length === 0
        ? showDeadEnd(context, 'not_found')
        : answerNowhere(context),
    )
}
