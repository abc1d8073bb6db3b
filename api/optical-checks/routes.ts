import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createOpticalPieces } from './pieces.ts'
import { createOpticalVersions } from './versions.ts'

/** Pieces that a camera looked at, versions of the models that call them, and what persons say of both. */
export function opticalCheckRoutes(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .route('/', createOpticalVersions(installation, now))
    .route('/', createOpticalPieces(installation, now))
}
