import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type Claims = Readonly<Record<string, unknown>>

/** What this provider does otherwise than it should; each is as it should be when absent. */
export interface Lies {
  /** Changes claims of the ID token; undefined takes one out. */
  readonly claims?: Claims
  readonly header?: Claims
  /** Signs with this instead of the provider's own key. */
  readonly signWith?: 'other key' | 'nothing' | 'public key as a secret' | 'client secret'
  /** What stands in the answer in place of the ID token; null for none. */
  readonly idToken?: string | null
  readonly userInfo?: Claims
  readonly discovery?: Claims
  /** Answers a path in any other way. */
  readonly answer?: Readonly<Record<string, (response: ServerResponse) => void>>
}

/** A small OpenID provider that can lie in every way: the real protocol, on loopback, RS256. */
export interface LyingProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Lies from now on, and only so. */
  lie(lies: Lies): void
  /** Follows an address of ours to a sign-in there by somebody; gives the query of the way back. */
  signIn(authorizeUrl: string, who: { sub: string; email: string }): URLSearchParams
  /** What the token endpoint was sent. */
  readonly exchanged: readonly URLSearchParams[]
}

interface Grant {
  readonly challenge: string
  readonly nonce: string | null
  readonly who: { readonly sub: string; readonly email: string }
}

const [clientId, clientSecret] = ['loomcell', 'a secret of forty characters or a few more']

/** Starts the provider on a free port, or on the one of another that has ended; it ends with the test. */
export async function startLyingProvider(): Promise<LyingProvider> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const grants = new Map<string, Grant>()
  const exchanged: URLSearchParams[] = []
  let lies: Lies = {}
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', issuer)
    const otherwise = lies.answer?.[pathname]
    if (otherwise !== undefined) return otherwise(response)
    if (pathname === '/.well-known/openid-configuration') return reply(response, metadata())
    if (pathname === '/jwks') return reply(response, { keys: [publicKeyOf(own.publicKey)] })
    if (pathname === '/token') return reply(response, ...exchange(await bodyOf(request)))
    if (pathname === '/me') return reply(response, { ...userOf(request), ...lies.userInfo })
    reply(response, { error: 'not_found' }, 404)
  }

  function metadata(): Claims {
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/me`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      ...lies.discovery,
    }
  }

  /** A code works once, and only with the verifier of the challenge that it was asked with. */
  function exchange(body: URLSearchParams): [Claims, number] {
    exchanged.push(body)
    const code = body.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const verifier = body.get('code_verifier') ?? ''
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    if (grant === undefined || grant.challenge !== challenge)
      return [{ error: 'invalid_grant' }, 400]
    const token = lies.idToken === undefined ? idTokenFor(grant) : lies.idToken
    const given = token === null ? {} : { id_token: token }
    const { sub, email } = grant.who
    const access = Buffer.from(JSON.stringify({ sub, email })).toString('base64url')
    return [{ access_token: access, token_type: 'Bearer', expires_in: 60, ...given }, 200]
  }

  function idTokenFor({ nonce, who }: Grant): string {
    const now = Math.floor(Date.now() / 1_000)
    const times = { iat: now, exp: now + 300 }
    const said = { iss: issuer, aud: clientId, ...times, nonce, ...who, email_verified: true }
    const signed = [
      { alg: algOf(lies.signWith), kid: 'own', typ: 'JWT', ...lies.header },
      { ...said, ...lies.claims },
    ]
    const text = signed.map((part) => base64Url(JSON.stringify(part))).join('.')
    return `${text}.${signature(text)}`
  }

  function signature(text: string): string {
    if (lies.signWith === 'nothing') return ''
    const secret = { 'client secret': clientSecret, 'public key as a secret': pemOf(own.publicKey) }
    if (lies.signWith !== undefined && lies.signWith !== 'other key') {
      return createHmac('sha256', secret[lies.signWith]).update(text).digest('base64url')
    }
    const key = lies.signWith === 'other key' ? other.privateKey : own.privateKey
    return sign('sha256', Buffer.from(text), key).toString('base64url')
  }

  return {
    issuer,
    clientId,
    clientSecret,
    exchanged,
    lie: (told) => {
      lies = told
    },
    signIn: (authorizeUrl, who) => {
      const asked = new URL(authorizeUrl).searchParams
      const code = `code-${grants.size}-${exchanged.length}-${asked.get('state')}`
      const challenge = asked.get('code_challenge') ?? 'none'
      grants.set(code, { challenge, nonce: asked.get('nonce'), who })
      return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer })
    },
  }
}

function algOf(signWith: Lies['signWith']): string {
  if (signWith === 'nothing') return 'none'
  return signWith === undefined || signWith === 'other key' ? 'RS256' : 'HS256'
}

function publicKeyOf(key: KeyObject): Claims {
  return { ...key.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }
}

function pemOf(key: KeyObject): string {
  return String(key.export({ type: 'spki', format: 'pem' }))
}

/** Whom the access token names, as the endpoint for that says it. */
function userOf({ headers }: IncomingMessage): Claims {
  const token = (headers.authorization ?? '').split(' ')[1] ?? ''
  return { ...JSON.parse(Buffer.from(token, 'base64url').toString()), email_verified: true }
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return new URLSearchParams(text)
}

function reply(response: ServerResponse, body: Claims, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
