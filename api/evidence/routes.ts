import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createCertificates } from './certificates.ts'
import { createClaims } from './claims.ts'
import { createCredits } from './credits.ts'
import { createFiles } from './files/files.ts'
import { createSpectra } from './spectra/spectra.ts'
import { createTreatments } from './treatments/treatments.ts'

/** What backs a statement about material: credits and the claims on them, certificates, photos and documents, spectra, tests of treatments. */
export function evidenceRoutes(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .route('/', createCredits(installation, now))
    .route('/', createClaims(installation, now))
    .route('/', createCertificates(installation, now))
    .route('/', createFiles(installation, now))
    .route('/', createSpectra(installation, now))
    .route('/', createTreatments(installation, now))
}
