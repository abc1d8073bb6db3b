import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { createAtHand } from './at-hand.ts'
import { createBatchEvents } from './batch-events.ts'
import { createBatches } from './batches.ts'
import { createEvent } from './event.ts'
import { createForms } from './forms.ts'
import { createQr } from './labels/batch-qr.ts'
import { createLabels, type LabelOptions } from './labels/labels.ts'
import { createLineage } from './lineage.ts'
import { createPassportPoints } from './passport-points.ts'
import { createProposals } from './proposals.ts'
import { createReconciliation } from './reports/reconciliation.ts'
import { createRecycling } from './reports/recycling.ts'
import { createScanned } from './scanned.ts'
import { createStock } from './stock.ts'
import { createStreams } from './streams.ts'
import { createWorkList } from './work-list.ts'

/** What an organisation reads of its own: batches and where they came from, stock, work, reports, labels, and the streams they go by. */
export function inventoryRoutes(options: LabelOptions) {
  const { installation, now, publicUrl } = options
  return new OpenAPIHono<Env>()
    .route('/', createBatches(installation))
    .route('/', createBatchEvents(installation))
    .route('/', createEvent(installation))
    .route('/', createLineage(installation))
    .route('/', createPassportPoints(installation))
    .route('/', createQr(options))
    .route('/', createLabels(options))
    .route('/', createScanned(installation, now))
    .route('/', createAtHand(installation))
    .route('/', createStock(installation))
    .route('/', createWorkList(installation, now))
    .route('/', createReconciliation(installation, { now, publicUrl }))
    .route('/', createRecycling(installation, { now, publicUrl }))
    .route('/', createStreams(installation))
    .route('/', createForms(installation))
    .route('/', createProposals(installation))
}
