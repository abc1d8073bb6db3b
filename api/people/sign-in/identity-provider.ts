import type { BetterAuthPlugin } from 'better-auth'
import {
  authorizationCodeRequest,
  createAuthorizationURL,
  type OAuth2Tokens,
  type OAuthProvider,
} from 'better-auth/oauth2'
import { z } from 'zod'
import type { Log } from '../../installation.ts'
import { OutsideError } from '../../read-outside.ts'
import type { IdentityProvider } from '../people-settings.ts'
import { readIdToken } from './id-token.ts'
import { type ProviderMetadata, readJson, readMetadata } from './provider-metadata.ts'

/** Somebody else's server that tells who a person is, ready to be asked. */
export interface OpenProvider extends IdentityProvider {
  /** What it says of itself, read anew every few minutes; rejects with an OutsideError when it cannot be used. */
  metadata(): Promise<ProviderMetadata>
  /** The same for better-auth, which leads people there and back. */
  readonly plugin: BetterAuthPlugin
}

/** Under this name better-auth knows it and keeps who somebody is there. */
export const providerId = 'oidc'

const metadataMilliseconds = 10 * 60_000
const scopes = ['openid', 'email', 'profile']
const tokensSchema = z.object({ id_token: z.string(), access_token: z.string().optional() })
type Claims = Readonly<Record<string, unknown>>

/** Who somebody is at a provider, as it is kept: the name there is the provider's own, and another may have the same. */
export function identityOf(issuer: string, subject: string): string {
  return JSON.stringify([issuer, subject])
}

/**
 * Makes the way to the provider that the settings name. better-auth's own lets through what this holds back: a sign-in
 * without an ID token, one for others too, and a provider that calls itself otherwise or leads to where nothing is encrypted.
 */
export function openProvider(
  settings: IdentityProvider,
  { now, log }: { now: () => Date; log: Log },
): OpenProvider {
  const metadata = remembered(() => readMetadata(settings.issuer), now)
  const provider: OAuthProvider<Claims> = {
    id: providerId,
    name: providerId,
    issuer: settings.issuer,
    requiresIdTokenNonce: true,
    accountSubject: ({ profile }) => identityOf(settings.issuer, String(profile.sub)),
    createAuthorizationURL: async ({ state, codeVerifier, redirectURI, idTokenNonce: nonce }) => {
      const { authorizationEndpoint } = await metadata()
      const asked = { state, codeVerifier, redirectURI, nonce, scopes, authorizationEndpoint }
      return createAuthorizationURL({ id: providerId, options: settings, ...asked })
    },
    validateAuthorizationCode: ({ code, codeVerifier, redirectURI }) =>
      orNull(async () => {
        const { tokenEndpoint } = await metadata()
        const asked = { code, codeVerifier, redirectURI, tokenEndpoint, options: settings }
        const { body, headers } = await authorizationCodeRequest(asked)
        const tokens = tokensSchema.safeParse(
          await readJson(tokenEndpoint, { method: 'POST', body, headers }),
        )
        if (!tokens.success) throw new OutsideError('it gave no ID token')
        return { idToken: tokens.data.id_token, accessToken: tokens.data.access_token }
      }),
    getUserInfo: ({ expectedIdTokenNonce: nonce, ...tokens }) =>
      orNull(async () => {
        const said = await metadata()
        const { issuer, clientId } = settings
        const expected = { issuer, clientId, nonce, now: now() }
        const claims = await readIdToken(tokens.idToken ?? '', said, expected)
        return userOf({ ...(await moreOf(said, tokens, claims)), ...claims })
      }),
  }

  /** Without a result better-auth sends people back with a word; why stands in the log. */
  async function orNull<Result>(ask: () => Promise<Result>): Promise<Result | null> {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error
      log(`Cannot take a sign-in by "${settings.issuer}": ${error.message}`)
      return null
    }
  }

  const context = { socialProviders: [provider] }
  return { ...settings, metadata, plugin: { id: 'identity-provider', init: () => ({ context }) } }
}

/** Address and name of whom the ID token is about, asked where it has none; how they signed in only the token says. */
async function moreOf(
  { userInfoEndpoint }: ProviderMetadata,
  { accessToken }: OAuth2Tokens,
  { sub, email }: Claims,
): Promise<Claims> {
  if (email !== undefined || userInfoEndpoint === undefined || accessToken === undefined) return {}
  const headers = { authorization: `Bearer ${accessToken}` }
  const told = z
    .looseObject({ sub: z.string() })
    .safeParse(await readJson(userInfoEndpoint, { headers }))
  // Source: OpenID Connect Core 1.0, 5.3.2.
  if (!told.success || told.data.sub !== sub) throw new OutsideError('it tells of somebody else')
  const { email: address, email_verified, name } = told.data
  return { email: address, email_verified, name }
}

function userOf(claims: Claims) {
  const { email, email_verified: verified, name } = claims
  const user = {
    email: typeof email === 'string' ? email : null,
    // Some providers write it as a word.
    emailVerified: verified === true || verified === 'true',
    name: typeof name === 'string' ? name : '',
  }
  return { user, data: claims }
}

/** Asks at most once at a time and every few minutes; what failed is asked again. */
function remembered<Result>(ask: () => Promise<Result>, now: () => Date): () => Promise<Result> {
  let asked: { readonly time: number; readonly answer: Promise<Result> } | undefined
  return () => {
    const time = now().getTime()
    if (asked !== undefined && Math.abs(time - asked.time) < metadataMilliseconds) {
      return asked.answer
    }
    const answer = ask()
    asked = { time, answer }
    answer.catch(() => {
      if (asked?.answer === answer) asked = undefined
    })
    return answer
  }
}
