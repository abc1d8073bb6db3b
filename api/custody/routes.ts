import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createBulkSteps } from './bulk/bulk-steps.ts'
import { createHandOverSheet } from './bulk/hand-over-sheet.ts'
import { createHandOverCorrections } from './corrections/hand-over-corrections.ts'
import { createHandOvers } from './hand-overs.ts'
import { createRecallExports } from './recalls/recall-exports.ts'
import { createRecallObjections } from './recalls/recall-objections.ts'
import { createRecallRange } from './recalls/recall-range.ts'
import { createRecalls } from './recalls/recalls.ts'

/** How goods pass from one organisation to the next and back: hand-overs one by one and many at once, their corrections, recalls. */
export function custodyRoutes(
  installation: Installation,
  { now, log }: { now: () => Date; log: (line: string, error?: unknown) => void },
) {
  return new OpenAPIHono<Env>()
    .route('/', createRecalls(installation, now))
    .route('/', createRecallRange(installation))
    .route('/', createRecallObjections(installation, now))
    .route('/', createRecallExports(installation))
    .route('/', createHandOverSheet(installation, { now, log }))
    .route('/', createBulkSteps(installation, { now, log }))
    .route('/', createHandOvers(installation, now))
    .route('/', createHandOverCorrections(installation, now))
}
