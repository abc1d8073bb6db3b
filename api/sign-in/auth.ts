import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { CamelCasePlugin } from 'kysely'
import type { Database } from '../store/database.ts'
import { digestTokens } from './digest-tokens.ts'
import { enter } from './enter.ts'

export interface AuthOptions {
  /** The pool of the role that may see accounts and nothing else. */
  readonly db: Database
  /** Signs cookies and locks away the secrets of second factors. */
  readonly secret: string
  /** Where people reach this installation, without a slash at the end. */
  readonly origin: string
}

export type Auth = ReturnType<typeof createAuth>

/** A session ends after so many seconds, whatever happens in it. */
export const sessionSeconds = 7 * 24 * 60 * 60

/**
 * Accounts, passwords, second factors and sessions, kept by better-auth in the schema `auth`. Its own routes are not
 * served: our pages call it, so that every way in passes our lock-out and our words.
 */
export function createAuth({ db, secret, origin }: AuthOptions) {
  const adapter = kyselyAdapter(db.withSchema('auth').withPlugin(new CamelCasePlugin()), {
    type: 'postgres',
    transaction: true,
  })
  return betterAuth({
    appName: 'Loomcell',
    baseURL: origin,
    basePath: '/sign-in/with',
    secret,
    database: (options: BetterAuthOptions) => digestTokens(adapter(options)),
    user: { modelName: 'person' },
    session: {
      fields: { userId: 'personId' },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
    },
    account: { fields: { userId: 'personId' }, encryptOAuthTokens: true },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [
      twoFactor({
        issuer: 'Loomcell',
        schema: { twoFactor: { fields: { userId: 'personId' } } },
      }),
      enter(),
    ],
    advanced: {
      cookiePrefix: 'loomcell',
      useSecureCookies: origin.startsWith('https:'),
      database: { generateId: 'uuid', validateSchema: false },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}
