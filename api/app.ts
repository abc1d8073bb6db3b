import { OpenAPIHono } from '@hono/zod-openapi'
import { refuse } from '../domain/refusal.ts'
import { namesOfAll } from '../workflows/shown-names.ts'
import { captureRoutes } from './capture/routes.ts'
import { custodyRoutes } from './custody/routes.ts'
import { signDecision } from './custody/sign-decision.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { addHealth } from './health.ts'
import { wantsPage } from './http/answer-for-people.ts'
import type { Env } from './http/env.ts'
import { createGuard } from './http/guard.ts'
import { trustedProxies } from './http/hardening/client-address.ts'
import { harden } from './http/hardening/harden.ts'
import { limitIdentities } from './http/hardening/limit-identities.ts'
import type { RequestLine } from './http/hardening/log-requests.ts'
import { type RateLimits, usualRates } from './http/hardening/rate-limits.ts'
import { recordExports } from './http/hardening/record-exports.ts'
import { shareExpensive } from './http/hardening/share-expensive.ts'
import type { Principal } from './http/principal.ts'
import { answerError, answerProblem } from './http/problem.ts'
import { refuseInvalid } from './http/refuse-invalid.ts'
import { refuseUnreadableBodies } from './http/refuse-unreadable-bodies.ts'
import type { Installation } from './installation.ts'
import { inventoryRoutes } from './inventory/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { type AllowedHosts, noAllowedHosts } from './notifications/webhooks/target.ts'
import type { LicenceKinds } from './organisations/read-licence-kinds.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { createKeyAuthenticate } from './people/access/access-keys.ts'
import { audit } from './people/access/audit.ts'
import { addPeople } from './people/account/add-people.ts'
import type { IdentityProvider } from './people/people-settings.ts'
import { peopleRoutes } from './people/routes.ts'
import { openPeople } from './people/sign-in/people.ts'
import { addHome } from './public-record/home.ts'
import { addRecord } from './public-record/record.ts'
import { addReference } from './reference/reference.ts'
import { type Steady, steadyClock } from './steady-clock.ts'
import { createWorkplace } from './workplace/workplace.ts'

export interface AppOptions {
  readonly installation: Installation
  readonly log: (line: string, error?: unknown) => void
  readonly now: () => Date
  /** For rates and memories; follows `now` when absent. */
  readonly elapsed?: Steady
  /** Where links in QR codes lead; where each request came in when absent. */
  readonly publicUrl?: string | undefined
  /** Where this process listens, for links in messages when there is no `publicUrl`. */
  readonly origin?: string | undefined
  /** Whether browsers hold names under ours to https as well; they do when absent. */
  readonly withSubdomains?: boolean | undefined
  readonly identityProvider?: IdentityProvider | undefined
  /** Work that a password costs; what is recommended when absent. */
  readonly passwordCost?: number | undefined
  /** Who is asked about breached passwords; nobody when absent. */
  readonly breachedPasswords?: string | undefined
  /** Kinds that licences may have, by name; those of Hong Kong when absent. */
  readonly licenceKinds?: LicenceKinds | undefined
  /** For GS1 Digital Links in QR codes; short links when absent. */
  readonly gs1CompanyPrefix?: string | undefined
  /** Proxies that may say for whom they ask, as addresses and networks; nobody when absent. */
  readonly trustProxy?: string | undefined
  /** Hosts inside that webhooks may be sent to; none when absent. */
  readonly allowedHosts?: AllowedHosts
  readonly rates?: RateLimits
  /** Whether this process is about to end. */
  readonly isStopping?: () => boolean
  readonly logRequest?: (line: RequestLine) => void
}

/** The whole HTTP face over a installation. */
export function createApp(options: AppOptions) {
  const { installation, log, now, allowedHosts = noAllowedHosts } = options
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
  app.onError((error, context) => answerError(error, context, log))
  app.notFound((context) => {
    const says = wantsPage(context) ? 'page_unknown' : 'address_unknown'
    return answerProblem(context, refuse('not_found', '', [says, { path: context.req.path }]))
  })
  const { publicUrl, trustProxy = '', rates = usualRates, logRequest = () => {} } = options
  const { elapsed = steadyClock(() => now().getTime()) } = options
  const isTrusted = trustedProxies(trustProxy)
  const isHttps = publicUrl?.startsWith('https:') === true
  const https = { isHttps, withSubdomains: options.withSubdomains !== false }
  const names = namesOfAll(installation.streams)
  app.use(async (context, next) => {
    context.set('now', now)
    context.set('names', names)
    await next()
  })
  harden(app, { publicUrl, https, isTrusted, rates, elapsed, logRequest })
  addHealth(app, installation, options.isStopping)
  addHome(app, installation)
  addReference(app, installation)
  addRecord(app, installation, https)
  const people = openPeople({ ...options, elapsed })
  addPeople(app, people)
  const recordLook = (principal: Principal, action: string) =>
    audit(installation.store.system, principal, { kind: 'look', action, now: now() })
  app.route('/work', createWorkplace({ ...options, publicUrl, people, recordLook }))
  const guard = createGuard({
    authenticates: [
      createKeyAuthenticate(installation.store.system, now, elapsed),
      people.authenticate,
    ],
    recordLook,
    admit: limitIdentities(rates, elapsed),
  })
  app.use('/api/v1/*', guard)
  app.use('/api/v1/*', shareExpensive())
  app.use(
    '/api/v1/*',
    recordExports((principal, action) =>
      audit(installation.store.system, principal, { kind: 'export', action, now: now() }),
    ),
  )
  app.use('/api/v1/*', refuseUnreadableBodies())
  return app
    .route('/api/v1', captureRoutes(installation, { now, signDecision }))
    .route('/api/v1', inventoryRoutes(options))
    .route('/api/v1', evidenceRoutes(installation, now))
    .route('/api/v1', peopleRoutes(people, installation))
    .route('/api/v1', custodyRoutes(installation, { now, log }))
    .route('/api/v1', notificationRoutes(installation, { now, allowedHosts }))
    .route('/api/v1', organisationRoutes(installation, { now, licenceKinds: options.licenceKinds }))
}

export type App = ReturnType<typeof createApp>
