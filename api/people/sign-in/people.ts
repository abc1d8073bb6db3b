import type { Installation, Log } from '../../installation.ts'
import type { Mailer } from '../../mailer.ts'
import type { Secret } from '../../secret/secret.ts'
import { type Steady, steadyClock } from '../../steady-clock.ts'
import type { Store } from '../../store/open-store.ts'
import type { Unawaited } from '../../unawaited.ts'
import type { IdentityProvider } from '../people-settings.ts'
import { type Auth, createAuth } from './auth.ts'
import { createIsBreached, type IsBreached } from './breached-passwords.ts'
import { type OpenProvider, openProvider } from './identity-provider.ts'
import { createLockOut, type LockOut } from './lock-out.ts'
import { createPasswords, type Passwords } from './password-hash.ts'
import { createSessionAuthenticate, type SessionCheck } from './session-authenticate.ts'

/** What every page and route about people works with. */
export interface People extends SessionCheck {
  readonly auth: Auth
  readonly lockOut: LockOut
  readonly passwords: Passwords
  readonly isBreached: IsBreached
  readonly store: Store
  readonly mailer: Mailer
  readonly unawaited: Unawaited
  readonly secret: Secret
  /** Where people reach this installation, without a slash at the end. */
  readonly origin: string
  /** The same where it was set; else browsers may reach us by other names too. */
  readonly publicUrl: string | undefined
  readonly isHttps: boolean
  readonly identityProvider: OpenProvider | undefined
  readonly now: () => Date
  readonly log: Log
}

export interface PeopleOptions {
  readonly installation: Installation
  /** Where this process listens, for links in messages when there is no `publicUrl`. */
  readonly origin?: string | undefined
  readonly publicUrl?: string | undefined
  readonly identityProvider?: IdentityProvider | undefined
  /** Work that a password costs; what is recommended when absent. The settings allow no less. */
  readonly passwordCost?: number | undefined
  /** Who is asked about breached passwords; nobody when absent. */
  readonly breachedPasswords?: string | undefined
  readonly now: () => Date
  /** For how long is remembered; follows `now` when absent. */
  readonly elapsed?: Steady
  readonly log: Log
}

/** Gathers what signing in needs over a installation. */
export function openPeople(options: PeopleOptions): People {
  const { installation, publicUrl, breachedPasswords, now, log } = options
  const { elapsed = steadyClock(() => now().getTime()) } = options
  const { store, mailer, unawaited, secret } = installation
  const passwords = createPasswords(options.passwordCost)
  const origin = publicUrl ?? options.origin ?? 'http://localhost'
  const isHttps = origin.startsWith('https:')
  const identityProvider =
    options.identityProvider && openProvider(options.identityProvider, { now, log })
  return {
    store,
    mailer,
    unawaited,
    secret,
    origin,
    publicUrl,
    isHttps,
    identityProvider,
    now,
    log,
    passwords,
    isBreached:
      breachedPasswords === undefined
        ? async () => false
        : createIsBreached(breachedPasswords, log),
    auth: createAuth({ store, secret, origin, identityProvider, passwords, now }),
    ...createSessionAuthenticate({ store, secret, isHttps, now, elapsed }),
    lockOut: createLockOut({ auth: store.auth, secret, now }),
  }
}
