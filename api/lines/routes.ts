import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createLineFigures } from './figures.ts'
import { createLines } from './lines.ts'
import { createReadings } from './readings.ts'

/** Production lines, what their stations read, and the figures of both. */
export function lineRoutes(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .route('/', createLines(installation, now))
    .route('/', createLineFigures(installation, now))
    .route('/', createReadings(installation, now))
}
