import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { OutputOptions } from '../http/give-output.ts'
import type { Installation } from '../installation.ts'
import { createAnomalies } from './anomalies/anomalies.ts'
import { createClosings } from './closings/closings.ts'
import { createDeliveries } from './delivery/deliveries.ts'
import { createExports, type ExportOptions } from './export/exports.ts'
import { createFlow } from './flow/flow.ts'
import { createSealedFlow } from './flow/seal-flow.ts'
import { createInspections } from './inspection/inspections.ts'
import { createMeasures } from './measures/measure-routes.ts'
import { registerRoutes } from './registers/routes.ts'
import { createSamples } from './sample/samples.ts'

/** What is reported over one organisation or a jurisdiction. */
export function oversightRoutes(
  installation: Installation,
  options: OutputOptions & ExportOptions,
) {
  const { now, publicUrl } = options
  return new OpenAPIHono<Env>()
    .route('/', createFlow(installation, { now, publicUrl }))
    .route('/', createSealedFlow(installation, now))
    .route('/', createMeasures(installation, { now, publicUrl }))
    .route('/', createExports(installation, options))
    .route('/', registerRoutes(installation, options))
    .route('/', createAnomalies(installation, now))
    .route('/', createSamples(installation, now))
    .route('/', createClosings(installation, now))
    .route('/', createDeliveries(installation, now))
    .route('/', createInspections(installation, { now, publicUrl }))
}
