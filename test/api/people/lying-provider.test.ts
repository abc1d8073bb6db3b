import { describe, expect, it } from 'vitest'
import { personUnlink } from '../../../api/commands/person-access.ts'
import { signInPhrases } from '../../../web/pages/account/sign-in-phrases.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { type Lies, startLyingProvider } from '../../harness/lying-provider.ts'
import { cookiesIn, sessionCookieIn, signUpPerson } from '../../harness/people.ts'
import { runCommand } from '../../harness/run-command.ts'

const origin = 'http://localhost'
const way = '/sign-in/with/callback/oidc'
const soon = () => Math.floor(Date.now() / 1_000)

describe('an ID token', () => {
  const wrong: readonly (readonly [string, Lies])[] = [
    ['signed with another key', { signWith: 'other key' }],
    ['not signed at all', { signWith: 'nothing' }],
    ['not signed, in other letters', { signWith: 'nothing', header: { alg: 'NONE' } }],
    ['signed with the public key as a secret', { signWith: 'public key as a secret' }],
    ['signed with the secret of the client', { signWith: 'client secret' }],
    ['without a part', { idToken: 'e30.e30' }],
    ['that is no token', { idToken: 'opaque' }],
    ['that is missing', { idToken: null }],
    ['of another issuer', { claims: { iss: 'https://other.example' } }],
    ['of no issuer', { claims: { iss: undefined } }],
    ['for another client', { claims: { aud: 'other' } }],
    ['for nobody', { claims: { aud: undefined } }],
    ['for us and others', { claims: { aud: ['loomcell', 'other'] } }],
    [
      'for us and others, asked for by us',
      { claims: { aud: ['loomcell', 'other'], azp: 'loomcell' } },
    ],
    ['for us, asked for by another', { claims: { azp: 'other' } }],
    ['for us in a list, asked for by another', { claims: { aud: ['loomcell'], azp: 'other' } }],
    ['that has ended', { claims: { exp: soon() - 60 } }],
    ['without an end', { claims: { exp: undefined } }],
    ['that begins later', { claims: { nbf: soon() + 120 } }],
    ['made later than now', { claims: { iat: soon() + 120 } }],
    ['made long ago', { claims: { iat: soon() - 86_400, exp: soon() + 3_600 } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['with the nonce of another sign-in', { claims: { nonce: 'of another' } }],
    ['of nobody', { claims: { sub: undefined } }],
    ['of an empty name', { claims: { sub: '' } }],
    ['that is another kind of token', { header: { typ: 'at+jwt' } }],
    ['whose e-mail address is not verified', { claims: { email_verified: false } }],
    ['that does not say that the address was verified', { claims: { email_verified: undefined } }],
    [
      'whose user is another where more is told of them',
      { claims: { email: undefined }, userInfo: { sub: 'another' } },
    ],
  ]
  it('opens nothing unless it is right in everything, and opens the account when it is', async () => {
    const { enter, provider } = await withProvider()
    const opened: string[] = []
    for (const [what, lies] of wrong) {
      provider.lie(lies)
      if (await enter('sub-1')) opened.push(what)
    }
    expect(opened).toEqual([])
    for (const right of [
      {},
      { claims: { aud: ['loomcell'], azp: 'loomcell' } },
      { claims: { email: undefined } },
    ]) {
      provider.lie(right)
      expect(await enter('sub-1')).toBe(true)
    }
  })
})

it('counts a second factor that the token names, also where more is told of the person elsewhere', async () => {
  const { enter, provider, installation } = await withProvider()
  const factors = async () =>
    (await installation.store.auth.selectFrom('auth.session').selectAll().execute())
      .filter(({ entered_with: way }) => way === 'identity_provider')
      .map(({ provider_factor: factor }) => factor)
  provider.lie({ claims: { email: undefined, amr: ['pwd'] } })
  expect(await enter('sub-1')).toBe(true)
  expect(await factors()).not.toContain(true)
  // What the token does not say, no answer without a signature says for it.
  provider.lie({ claims: { email: undefined }, userInfo: { amr: ['mfa'] } })
  expect(await enter('sub-1')).toBe(true)
  expect(await factors()).not.toContain(true)
  provider.lie({ claims: { email: undefined, amr: ['pwd', 'mfa'] } })
  expect(await enter('sub-1')).toBe(true)
  expect(await factors()).toContain(true)
})

describe('what a provider says of itself', () => {
  const wrong: readonly (readonly [string, Lies])[] = [
    ['another issuer', { discovery: { issuer: 'https://other.example' } }],
    ['the issuer with a slash more', { discovery: { issuer: 'SELF/' } }],
    ['no issuer', { discovery: { issuer: undefined } }],
    [
      'an exchange without https elsewhere',
      { discovery: { token_endpoint: 'http://provider.example/token' } },
    ],
    ['keys without https elsewhere', { discovery: { jwks_uri: 'http://provider.example/jwks' } }],
    [
      'a sign-in without https',
      { discovery: { authorization_endpoint: 'http://provider.example/auth' } },
    ],
    [
      'a sign-in that is a script',
      { discovery: { authorization_endpoint: 'javascript:alert(1)' } },
    ],
    ['no keys', { discovery: { jwks_uri: undefined } }],
    [
      'algorithms with a secret alone',
      { discovery: { id_token_signing_alg_values_supported: ['HS256', 'none'] } },
    ],
    [
      'what lies elsewhere',
      {
        answer: {
          '/.well-known/openid-configuration': (response) =>
            response.writeHead(302, { location: 'https://other.example/' }).end(),
        },
      },
    ],
    [
      'more than is read',
      {
        answer: {
          '/.well-known/openid-configuration': (response) => response.end(' '.repeat(2_000_000)),
        },
      },
    ],
    [
      'nothing that can be read',
      { answer: { '/.well-known/openid-configuration': (response) => response.end('<html>') } },
    ],
  ]
  it('is not believed where it would lead to another or without encryption', async () => {
    const { provider, begin } = await withProvider()
    const gone: string[] = []
    for (const [what, { discovery, ...lies }] of wrong) {
      const issuer = discovery?.issuer === 'SELF/' ? `${provider.issuer}/` : discovery?.issuer
      const said =
        discovery !== undefined && 'issuer' in discovery ? { ...discovery, issuer } : discovery
      provider.lie({ ...lies, ...(said === undefined ? {} : { discovery: said }) })
      const { place } = await begin()
      if (place !== '/sign-in?error=provider') gone.push(`${what}: ${place}`)
    }
    expect(gone).toEqual([])
    provider.lie({})
    expect((await begin()).place).toContain(`${provider.issuer}/auth?`)
  })

  it('keeps nobody out who comes in another way while it stands still', async () => {
    const { provider, installation } = await withProvider()
    provider.lie({ answer: { '/.well-known/openid-configuration': () => {} } })
    // It never answers: a page that waited for it would not come either.
    expect((await installation.app.request('/sign-in')).status).toBe(200)
  })
})

it('takes the way back once, from the browser that went there, with the verifier of its own', async () => {
  const { provider, begin, installation, person } = await withProvider()
  const who = { sub: 'sub-1', email: person.email }
  const back = async (query: URLSearchParams, cookie: string) => {
    const answer = await installation.app.request(`${origin}${way}?${query}`, {
      headers: { cookie },
    })
    return opens(answer)
  }
  const first = await begin()
  expect(new URL(first.place).searchParams.get('code_challenge_method')).toBe('S256')
  const query = provider.signIn(first.place, who)
  const changed = (change: Readonly<Record<string, string | null>>) => {
    const copy = new URLSearchParams(query)
    for (const [name, value] of Object.entries(change)) {
      if (value === null) copy.delete(name)
      else copy.set(name, value)
    }
    return copy
  }
  const other = await begin()
  const foreign = new URL(other.place).searchParams.get('state')
  expect(await back(changed({ state: null }), first.cookie)).toBe(false)
  expect(await back(changed({ state: 'guessed' }), first.cookie)).toBe(false)
  expect(await back(changed({ state: foreign }), first.cookie)).toBe(false)
  // Somebody else's browser: a code that a thief got is laid under its owner, or the other way round.
  expect(await back(query, '')).toBe(false)
  expect(await back(query, other.cookie)).toBe(false)
  expect(provider.exchanged).toHaveLength(0)
  expect(await back(query, first.cookie)).toBe(true)
  expect(provider.exchanged).toHaveLength(1)
  const twice = await begin()
  const racing = provider.signIn(twice.place, who)
  const entered = await Promise.all([back(racing, twice.cookie), back(racing, twice.cookie)])
  expect(entered.filter((isIn) => isIn)).toHaveLength(1)
  expect(provider.exchanged[0]?.get('code_verifier')).toMatch(/^[\w.~-]{43,128}$/)
  expect(await back(query, first.cookie)).toBe(false)
  // The code of one sign-in under the state of another: its verifier does not fit.
  const third = await begin()
  const stolen = provider.signIn(first.place, who).get('code')
  const mixed = changed({ code: stolen, state: new URL(third.place).searchParams.get('state') })
  expect(await back(mixed, third.cookie)).toBe(false)
})

it('takes no answer that names another issuer, nor one that names none of a provider that always does', async () => {
  const { provider, begin, installation, person } = await withProvider()
  const enterWith = async (iss: string | null) => {
    const { place, cookie } = await begin()
    const query = provider.signIn(place, { sub: 'sub-1', email: person.email })
    if (iss === null) query.delete('iss')
    else query.set('iss', iss)
    return opens(
      await installation.app.request(`${origin}${way}?${query}`, { headers: { cookie } }),
    )
  }
  expect(await enterWith('https://other.example')).toBe(false)
  expect(await enterWith('')).toBe(false)
  expect(await enterWith(null)).toBe(true)
  const named = { authorization_response_iss_parameter_supported: true }
  provider.lie({ discovery: named })
  const fresh = await withProvider({ discovery: named })
  const { place, cookie } = await fresh.begin()
  const query = fresh.provider.signIn(place, { sub: 'sub-1', email: fresh.person.email })
  query.delete('iss')
  const answer = await fresh.installation.app.request(`${origin}${way}?${query}`, {
    headers: { cookie },
  })
  expect(opens(answer)).toBe(false)
})

describe('an account that is somebody’s at the provider', () => {
  it('is nobody else’s there, whatever address they have, until it is taken from them', async () => {
    const { installation, person, enter, begin, provider } = await withProvider()
    expect(await enter('sub-1')).toBe(true)
    for (const verified of [true, false, 'true']) {
      provider.lie({ claims: { email_verified: verified } })
      expect(await enter('sub-2')).toBe(false)
    }
    provider.lie({})
    const { place, cookie } = await begin()
    const query = provider.signIn(place, { sub: 'sub-2', email: person.email })
    const answer = await installation.app.request(`${origin}${way}?${query}`, {
      headers: { cookie },
    })
    const told = answer.headers.get('location') ?? ''
    expect(told).toContain('error=other_identity')
    for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
      const page = await installation.app.request(`${told}&lang=${language}`)
      expect(await page.text()).toContain(signInPhrases.otherIdentity[language])
    }
    expect(await enter('sub-1')).toBe(true)
    const { code, err } = await runCommand(installation, personUnlink, { words: [person.email] })
    expect([code, err]).toEqual([0, ''])
    expect(await enter('sub-2')).toBe(true)
    expect(await enter('sub-1')).toBe(false)
    const trail = await installation.store.system
      .selectFrom('audit_entry')
      .select('action')
      .execute()
    expect(trail.map(({ action }) => action)).toContain('took the company account from an account')
  })

  it('stays theirs where it was connected before the provider was noted, and is not that of the same name at another', async () => {
    const { installation, person, enter } = await withProvider()
    await connectAs(installation, person.personId, 'sub 1')
    expect(await enter('sub-2')).toBe(false)
    expect(await enter('sub 1')).toBe(true)
    expect(await enter('sub 1')).toBe(true)
    const other = await withProvider()
    await connectAs(other.installation, other.person.personId, '["https://former.example","sub-1"]')
    const guest = await signUpPerson(other.installation, { role: 'operator' })
    // The same name at another provider is somebody else: whom it lets in, the address says.
    expect(await other.enter('sub-1', guest.email)).toBe(true)
    expect(await other.enter('sub-3', other.person.email)).toBe(true)
  })
})

function connectAs({ store }: TestInstallation, personId: string, name: string) {
  const account = { provider_id: 'oidc', account_id: name, person_id: personId }
  return store.auth
    .insertInto('auth.account')
    .values({ ...account, updated_at: new Date() })
    .execute()
}

/** A installation with a provider and one member, who may come in by it. */
async function withProvider(lies: Lies = {}) {
  const provider = await startLyingProvider()
  provider.lie(lies)
  const installation = await openTestInstallation({ publicUrl: origin, identityProvider: provider })
  const person = await signUpPerson(installation, { role: 'operator' })
  const begin = async () => {
    const sent = await installation.app.request(`${origin}/sign-in/provider?next=/account`)
    return { place: sent.headers.get('location') ?? '', cookie: cookiesIn(sent.headers) }
  }
  const enter = async (sub: string, email = person.email) => {
    const { place, cookie } = await begin()
    const query = provider.signIn(place, { sub, email })
    return opens(
      await installation.app.request(`${origin}${way}?${query}`, { headers: { cookie } }),
    )
  }
  return { provider, installation, person, begin, enter }
}

function opens({ headers }: Response): boolean {
  try {
    return sessionCookieIn(headers) !== ''
  } catch {
    return false
  }
}
