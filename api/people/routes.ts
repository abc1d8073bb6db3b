import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { refuseInvalid } from '../http/refuse-invalid.ts'
import type { Installation } from '../installation.ts'
import { createAccounts } from './account/account-routes.ts'
import { createFirstAdministrator } from './account/first-administrator.ts'
import { createMembers } from './account/member-routes.ts'
import { createSessions } from './account/session-routes.ts'
import { createAuditTrail } from './audit-trail.ts'
import type { People } from './sign-in/people.ts'

/** What the API says of people: their sessions, members and accounts, and the trail of what they did. */
export function peopleRoutes(people: People, installation: Installation) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .route('/', createSessions(people))
    .route('/', createMembers(people))
    .route('/', createFirstAdministrator(people))
    .route('/', createAccounts(people))
    .route('/', createAuditTrail(installation))
}
