import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { onTestFinished } from 'vitest'

/** Somebody else's server that tells who a person is: the real protocol, on loopback. */
export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Signs in there as this account and lets us know; gives where the browser is sent back to. */
  signIn(authorizeUrl: string, account: { email: string; isVerified: boolean }): Promise<string>
}

/** Starts a provider that sends people back to `redirectUri`, and stops it when the test ends. */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const [clientId, clientSecret] = ['loomcell', 'a secret of forty characters or a few more']
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['loopback'] },
    findAccount: (_, accountId) => ({ accountId, claims: () => claimsOf(accountId) }),
    features: { devInteractions: { enabled: true } },
  })
  const callback = provider.callback()
  server.on('request', (request, response) => void callback(request, response))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    issuer,
    clientId,
    clientSecret,
    signIn: (authorizeUrl, { email, isVerified }) =>
      walk(authorizeUrl, { issuer, login: `${email} ${isVerified ? 'verified' : 'claimed'}` }),
  }
}

/** An account there is named by its address and by whether it was verified. */
function claimsOf(accountId: string) {
  const [email = '', state] = accountId.split(' ')
  const name = email.split('@')[0] ?? ''
  return { sub: accountId, email, email_verified: state === 'verified', name }
}

/** Follows the provider's own pages as a browser does: sign in, agree, back. */
async function walk(
  start: string,
  { issuer, login }: { issuer: string; login: string },
): Promise<string> {
  const jar = new Map<string, string>()
  let url = start
  for (let steps = 0; steps < 12; steps += 1) {
    const answer = await visit(url, jar)
    const place = answer.headers.get('location')
    if (place !== null) {
      url = new URL(place, url).href
      if (!url.startsWith(issuer)) return url
      continue
    }
    const page = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'consent'
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? url
    const fields = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt }
    const sent = await visit(new URL(action, url).href, jar, new URLSearchParams(fields))
    url = new URL(sent.headers.get('location') ?? url, url).href
  }
  throw new Error(`Cannot get through the provider: it still asks at ${url}`)
}

async function visit(url: string, jar: Map<string, string>, body?: URLSearchParams) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const init = body === undefined ? {} : { method: 'POST', body }
  const answer = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
  for (const set of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
    jar.set(name, value)
  }
  return answer
}
