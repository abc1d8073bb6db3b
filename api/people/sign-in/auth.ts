import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { CamelCasePlugin } from 'kysely'
import { cookiePrefix } from '../../http/session-cookie.ts'
import type { Secret } from '../../secret/secret.ts'
import type { Store } from '../../store/open-store.ts'
import { findAccount } from '../../store/people/accounts.ts'
import { keysOf, versionsOf } from './auth-keys.ts'
import { digestTokens } from './digest-tokens.ts'
import { enter } from './enter.ts'
import { leastCharacters, mostCharacters } from './fault-in-password.ts'
import type { OpenProvider } from './identity-provider.ts'
import { onlyExpected } from './only-expected.ts'
import { createPasswords, type Passwords } from './password-hash.ts'
import { noTrust } from './provider-factor.ts'
import { codeStorage, makeRecoveryCodes } from './recovery-codes.ts'

export interface AuthOptions {
  readonly store: Store
  /** Signs cookies and locks away the secrets of second factors. */
  readonly secret: Secret
  /** Where people reach this installation, without a slash at the end. */
  readonly origin: string
  readonly identityProvider?: OpenProvider | undefined
  /** How passwords are kept; as recommended when absent. */
  readonly passwords?: Passwords
  readonly now: () => Date
}

export type Auth = ReturnType<typeof createAuth>

/** A session ends after so many seconds, whatever happens in it. Chosen by us; OWASP ASVS 5.0, 7.3.2 asks for a bound. */
export const sessionSeconds = 7 * 24 * 60 * 60

/** Where an identity provider sends people back to; of better-auth's own routes the only one that is served. */
export const identityCallback = '/sign-in/with/callback/oidc'

/**
 * Accounts, passwords, second factors and sessions, kept by better-auth in the schema `auth`. Its own routes are not
 * served: our pages call it, so that every way in passes our lock-out and our words.
 */
export function createAuth(options: AuthOptions) {
  const { store, secret, origin, identityProvider, now, passwords = createPasswords() } = options
  const isHttps = origin.startsWith('https:')
  const db = store.auth.withSchema('auth').withPlugin(new CamelCasePlugin())
  const adapter = kyselyAdapter(db, { type: 'postgres', transaction: true })
  return betterAuth({
    appName: 'Loomcell',
    baseURL: origin,
    basePath: '/sign-in/with',
    secret: secret.current,
    secrets: versionsOf(secret),
    database: (whole: BetterAuthOptions) => digestTokens(adapter(whole)),
    user: {
      modelName: 'person',
      validateUserInfo: onlyExpected(store, {
        now,
        trust: identityProvider?.trust ?? noTrust,
        issuer: identityProvider?.issuer ?? '',
      }),
    },
    session: {
      fields: { userId: 'personId' },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
    },
    account: { fields: { userId: 'personId' }, updateAccountOnSignIn: false },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      password: { hash: passwords.hash, verify: passwords.verify },
      enabled: true,
      disableSignUp: true,
      revokeSessionsOnPasswordReset: true,
      minPasswordLength: leastCharacters,
      maxPasswordLength: 4 * mostCharacters,
    },
    databaseHooks: {
      account: { create: { before: withoutTokens } },
      session: { create: { before: ({ userId }) => ifSwitchedOn(store, userId) } },
    },
    plugins: [
      twoFactor({
        issuer: 'Loomcell',
        // Who it is was asked before, in one way for all changes.
        allowPasswordless: true,
        backupCodeOptions: {
          customBackupCodesGenerate: () => [...makeRecoveryCodes()],
          storeBackupCodes: codeStorage(keysOf(secret)),
        },
        schema: { twoFactor: { fields: { userId: 'personId' } } },
      }),
      enter(),
      ...(identityProvider === undefined ? [] : [identityProvider.plugin]),
    ],
    advanced: {
      cookiePrefix: cookiePrefix(isHttps),
      // The prefix says more than the library's own, which a neighbour's name could set.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps },
      database: { generateId: 'uuid', validateSchema: false },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { errorURL: '/sign-in' },
  })
}

/** The one place that every way in passes: nobody comes in with an account that is switched off. */
async function ifSwitchedOn({ auth }: Store, personId: string): Promise<boolean> {
  return (await findAccount(auth, { personId }))?.disabledTime === null
}

/** We ask a provider who somebody is and nothing more: its tokens are not kept. */
async function withoutTokens() {
  return { data: { accessToken: null, refreshToken: null, idToken: null } }
}
