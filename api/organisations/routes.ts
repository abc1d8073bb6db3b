import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import type { People } from '../people/sign-in/people.ts'
import { createCompetences } from './competences.ts'
import { createEstates } from './estates.ts'
import { createFacilities } from './facilities.ts'
import { createHeldLimits } from './held-limits.ts'
import { createLicences } from './licences.ts'
import { createModels } from './models.ts'
import { createOrganisations } from './organisations.ts'
import { createOwnOrganisation } from './own-organisation.ts'
import { createPermits } from './permits.ts'
import type { LicenceKinds } from './read-licence-kinds.ts'
import { createStationDevices } from './stations/devices.ts'
import { createStations } from './stations/stations.ts'

/** Organisations and what they answer for: facilities, licences, certificates of people, stations, export permits. */
export function organisationRoutes(
  installation: Installation,
  {
    people,
    now,
    licenceKinds,
    publicUrl,
  }: {
    people: People
    now: () => Date
    licenceKinds?: LicenceKinds | undefined
    publicUrl: string | undefined
  },
) {
  return new OpenAPIHono<Env>()
    .route('/', createOrganisations(installation, now))
    .route('/', createOwnOrganisation(installation, { people, now }))
    .route('/', createFacilities(installation, now))
    .route('/', createEstates(installation, now))
    .route('/', createLicences(installation, now, licenceKinds))
    .route('/', createHeldLimits(installation, now))
    .route('/', createCompetences(installation, now))
    .route('/', createStations(installation, now))
    .route('/', createStationDevices(installation, { now, publicUrl }))
    .route('/', createPermits(installation, now))
    .route('/', createModels(installation, now))
}
