import type { Authenticate } from '../access/principal.ts'
import type { IdentityProvider } from '../config-people.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Store } from '../store/open-store.ts'
import type { Log, Workspace } from '../workspace.ts'
import { type Auth, createAuth } from './auth.ts'
import { createLockOut, type LockOut } from './lock-out.ts'
import { createSessionAuthenticate } from './session-authenticate.ts'

/** What every page and route about people works with. */
export interface People {
  readonly auth: Auth
  readonly authenticate: Authenticate
  readonly lockOut: LockOut
  readonly store: Store
  readonly mailer: Mailer
  readonly secret: string
  /** Where people reach this installation, without a slash at the end. */
  readonly origin: string
  readonly isHttps: boolean
  readonly identityProvider: IdentityProvider | undefined
  readonly now: () => Date
  readonly log: Log
}

export interface PeopleOptions {
  readonly workspace: Workspace
  readonly origin: string
  readonly identityProvider?: IdentityProvider | undefined
  readonly now: () => Date
  readonly log: Log
}

/** Gathers what signing in needs over a workspace. */
export function openPeople({ workspace, identityProvider, ...options }: PeopleOptions): People {
  const { store, mailer, secret } = workspace
  const { origin, now } = options
  const isHttps = origin.startsWith('https:')
  return {
    ...{ store, mailer, secret, isHttps, identityProvider, ...options },
    auth: createAuth({ store, secret, origin, identityProvider, now }),
    authenticate: createSessionAuthenticate({ store, secret, isHttps, now }),
    lockOut: createLockOut({ auth: store.auth, secret, now }),
  }
}
