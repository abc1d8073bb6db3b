import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createCertificates } from './certificates.ts'
import { createClaims } from './claims.ts'
import { createCredits } from './credits.ts'
import { createPhotos } from './photos/photos.ts'
import { createSpectra } from './spectra/spectra.ts'

/** What backs a statement about material: credits and the claims on them, certificates, photos, spectra. */
export function evidenceRoutes(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .route('/', createCredits(installation, now))
    .route('/', createClaims(installation, now))
    .route('/', createCertificates(installation, now))
    .route('/', createPhotos(installation, now))
    .route('/', createSpectra(installation, now))
}
