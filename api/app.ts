import { namesOfAll } from '../workflows/shown-names.ts'
import type { AppOptions } from './app-options.ts'
import { captureRoutes } from './capture/routes.ts'
import { custodyRoutes } from './custody/routes.ts'
import { signDecision } from './custody/sign-decision.ts'
import { addAsked } from './disclosure/asked.ts'
import { addGrantLink } from './disclosure/link.ts'
import { disclosureRoutes } from './disclosure/routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { addEvidence } from './evidence-pack/routes.ts'
import { addVerify } from './evidence-pack/verify-route.ts'
import { fundingRoutes } from './funding/routes.ts'
import { apiBase } from './http/guard.ts'
import { guardApi } from './http/guard-api.ts'
import { trustedProxies } from './http/hardening/client-address.ts'
import { limitIdentities } from './http/hardening/limit-identities.ts'
import { usualRates } from './http/hardening/rate-limits.ts'
import { createSharedPlaces } from './http/hardening/share-expensive.ts'
import { openApp } from './http/open-app.ts'
import { inventoryRoutes } from './inventory/routes.ts'
import { lineRoutes } from './lines/routes.ts'
import { createProofs } from './log/proofs.ts'
import { moveRoutes } from './moves/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { noAllowedHosts } from './notifications/webhooks/target.ts'
import { addHealth } from './operation/health.ts'
import { createOperation } from './operation/operation.ts'
import { opticalCheckRoutes } from './optical-checks/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { createInspect } from './oversight/inspection/inspect.ts'
import { oversightRoutes } from './oversight/routes.ts'
import { createSummaries } from './oversight/summary/summaries.ts'
import { addPassports, passportRoutes } from './passports/routes.ts'
import { createKeyAuthenticate } from './people/access/access-keys.ts'
import { auditAs } from './people/access/audit.ts'
import { addPeople } from './people/account/add-people.ts'
import { peopleRoutes } from './people/routes.ts'
import { openPeople } from './people/sign-in/people.ts'
import { addPublicLog } from './public-log/routes.ts'
import { createReadChecker, disclosedScript } from './public-record/checker-script.ts'
import { createLooks } from './public-record/looks.ts'
import { addPublicRecord } from './public-record/routes.ts'
import { addReference } from './reference/routes.ts'
import { addScanner } from './scanner/routes.ts'
import { steadyClock } from './steady-clock.ts'
import { createWorkplace } from './workplace/routes.ts'

/** The whole HTTP face over an installation. */
export function createApp(options: AppOptions) {
  const { installation, now, publicUrl, rates = usualRates } = options
  const { allowedHosts = noAllowedHosts, licenceKinds, logRequest = () => {} } = options
  const { witnessPolicy = async () => undefined } = options
  const { elapsed = steadyClock(() => now().getTime()) } = options
  const { readChecker = createReadChecker(options.log) } = options
  const readDisclosed = createReadChecker(options.log, disclosedScript)
  const readScript = async () => (await readDisclosed())?.path
  const { system } = installation.store
  const { looks = createLooks({ db: system, now, log: options.log }) } = options
  const https = {
    isHttps: publicUrl?.startsWith('https:') === true,
    withSubdomains: options.withSubdomains !== false,
  }
  const people = openPeople({ ...options, elapsed })
  const { operation = createOperation(installation, { elapsed, log: options.log }) } = options
  const noteLook = auditAs('look', system, now)
  const noteExport = auditAs('export', system, now)
  const places = createSharedPlaces()
  const admit = limitIdentities(rates, elapsed)

  const app = openApp({
    now,
    log: options.log,
    names: namesOfAll(installation.streams),
    publicUrl,
    https,
    isTrusted: trustedProxies(options.trustProxy ?? ''),
    rates,
    elapsed,
    logRequest,
  })
  addHealth(app, installation, { operation, isStopping: options.isStopping })
  addReference(app, installation)
  const proofs = createProofs(installation.store.public)
  addEvidence(app, installation, { proofs, witnessPolicy })
  addVerify(app, now)
  addPublicLog(app, installation.store.public, { proofs, publicUrl, witnessPolicy })
  addPassports(app, installation, publicUrl)
  addPublicRecord(app, installation, {
    now,
    elapsed,
    https,
    readChecker,
    readDisclosed,
    looks,
    publicUrl,
    authenticate: people.authenticate,
  })
  addGrantLink(app, installation, { now, readScript })
  addAsked(app, installation, { now, publicUrl })
  app.route('/', createInspect(installation, { now, licenceKinds }))
  app.route('/', createSummaries(installation))
  addPeople(app, people)
  addScanner(app, people.authenticate)
  app.route(
    '/work',
    createWorkplace({
      ...options,
      operation,
      publicUrl,
      people,
      noteLook,
      noteExport,
      readScript,
      importBounds: { places: places.importing, admit },
    }),
  )
  guardApi(app, {
    authenticates: [createKeyAuthenticate(system, now, elapsed), people.authenticate],
    noteLook,
    noteExport,
    admit,
    places,
  })
  return app
    .route(apiBase, captureRoutes(installation, { now, signDecision }))
    .route(apiBase, inventoryRoutes(options))
    .route(apiBase, evidenceRoutes(installation, now))
    .route(apiBase, disclosureRoutes(installation, now))
    .route(apiBase, peopleRoutes(people, installation))
    .route(apiBase, custodyRoutes(installation, options))
    .route(apiBase, notificationRoutes(installation, { now, allowedHosts }))
    .route(apiBase, organisationRoutes(installation, { people, now, licenceKinds, publicUrl }))
    .route(apiBase, passportRoutes(installation, { now, publicUrl }))
    .route(apiBase, lineRoutes(installation, now))
    .route(apiBase, opticalCheckRoutes(installation, now))
    .route(apiBase, fundingRoutes(installation, { now, publicUrl, proofs, witnessPolicy }))
    .route(apiBase, moveRoutes(installation, now))
    .route(apiBase, oversightRoutes(installation, { now, publicUrl, log: options.log, places }))
}

export type App = ReturnType<typeof createApp>
