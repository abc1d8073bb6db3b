import { expect, it } from 'vitest'
import { createApp } from '../../../../api/app.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { dig, openClay, record } from '../../../harness/clay.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { setPassword, signUpPerson } from '../../../harness/people.ts'

const origin = 'https://loom.example.org'

it('lets nothing be loaded, framed or kept of any answer, and says https once it is spoken', async () => {
  const installation = await openTestInstallation()
  const app = appAt(installation, origin)
  const bearer = { authorization: `Bearer ${installation.key}` }
  for (const path of [
    '/',
    '/healthz',
    '/api/v1/reference',
    '/api/v1/batches',
    '/nowhere',
    '/b/X',
  ]) {
    const { headers } = await app.request(path, { headers: bearer })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/base-uri 'none'.*frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('cache-control')).toMatch(/no-store|no-cache/)
  }
  const plain = await installation.app.request('/api/v1/batches', { headers: bearer })
  expect(plain.headers.get('strict-transport-security')).toBeNull()
  expect(plain.headers.get('cache-control')).toBe('no-store')
})

it('takes no request id from outside', async () => {
  const { app } = await openTestInstallation()
  const answer = await app.request('/healthz', { headers: { 'x-request-id': 'mine' } })
  expect(answer.headers.get('x-request-id')).not.toBe('mine')
})

it('takes nothing that another site makes a browser send, and everything that a key stands for', async () => {
  const installation = await openTestInstallation()
  const app = appAt(installation, origin)
  const send = async (headers: Record<string, string>) => {
    const init = { method: 'POST', body: 'code=A', headers }
    const answer = await app.request(`${origin}/api/v1/facilities`, init)
    return answer.status
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const cookie = { cookie: 'session=1' }
  // A browser that tells: another site, a sibling, a frame without an origin.
  expect(
    await send({ ...form, ...cookie, 'sec-fetch-site': 'cross-site', origin: 'https://x.test' }),
  ).toBe(403)
  expect(
    await send({
      ...form,
      ...cookie,
      'sec-fetch-site': 'same-site',
      origin: 'https://a.example.org',
    }),
  ).toBe(403)
  expect(await send({ ...form, ...cookie, origin: 'null' })).toBe(403)
  expect(await send({ ...form, origin: 'https://x.test' })).toBe(403)
  expect(
    await send({ 'content-type': 'application/json', ...cookie, origin: 'https://x.test' }),
  ).toBe(403)
  // A form with a cookie of which nothing says where it comes from.
  expect(await send({ ...form, ...cookie })).toBe(403)
  // Our own page; the guard then asks who it is.
  expect(await send({ ...form, ...cookie, 'sec-fetch-site': 'same-origin', origin })).toBe(401)
  expect(await send({ ...form, ...cookie, origin })).toBe(401)
  expect(await send({ 'content-type': 'application/json', ...cookie })).toBe(401)
  const bearer = { authorization: `Bearer ${installation.key}`, 'content-type': 'application/json' }
  expect(await send({ ...bearer, origin: 'https://x.test' })).toBe(422)
  const refused = await app.request('/api/v1/facilities', {
    method: 'POST',
    body: 'code=A',
    headers: { ...form, ...cookie },
  })
  expect(await jsonOf(refused)).toMatchObject({ code: 'not_allowed' })
})

it('takes a form of another page for foreign whatever a proxy in front makes the browser add', async () => {
  const installation = await openTestInstallation()
  const app = appAt(installation, origin)
  const { cookie } = await signUpPerson(installation, { role: 'administrator' })
  const send = async (headers: Record<string, string>) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', cookie }
    const init = { method: 'POST', body: 'code=A', headers: { ...form, ...headers } }
    return (await app.request('http://loom.example.org/account/organisation', init)).status
  }
  const foreign = { origin: 'https://evil.example' }
  for (const authorization of ['Basic eDp5', 'Negotiate abc', 'Bearer other', 'lc_x', '']) {
    expect(await send({ ...foreign, authorization })).toBe(403)
  }
  // Pages take no key, so that none beside the cookie lets a foreign form through: signing out read the cookie all the same.
  const asked = { cookie, authorization: `Bearer lc_${'x'.repeat(43)}` }
  expect(await send({ ...foreign, ...asked })).toBe(403)
  const form = { ...foreign, ...asked, 'content-type': 'application/x-www-form-urlencoded' }
  const out = 'http://loom.example.org/sign-out'
  expect((await app.request(out, { method: 'POST', body: '', headers: form })).status).toBe(403)
  expect((await installation.app.request('/api/v1/session', { headers: { cookie } })).status).toBe(
    200,
  )
  // To the API a key makes the request stand for itself: the cookie beside it then opens nothing.
  expect((await installation.app.request('/api/v1/session', { headers: asked })).status).toBe(401)
  // A page of our name that came without https may be anybody's on the way.
  expect(await send({ origin: 'http://loom.example.org' })).toBe(403)
  const claimed = { origin: 'http://loom.example.org', 'sec-fetch-site': 'same-origin' }
  expect(await send(claimed)).toBe(403)
  expect(await send({ origin })).toBe(303)
})

it('sets cookies that no other name and no plain connection can set or read, once https is spoken', async () => {
  const installation = await openTestInstallation({ publicUrl: origin })
  const { email, personId } = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, personId, 'four grams of lithium')
  const page = await installation.app.request(`${origin}/sign-in?lang=zh-Hant`)
  const body = new URLSearchParams({ email, password: 'four grams of lithium' })
  const entered = await installation.app.request(`${origin}/sign-in`, {
    method: 'POST',
    body,
    headers: { origin },
  })
  const set = [...page.headers.getSetCookie(), ...entered.headers.getSetCookie()]
  expect(set.length).toBeGreaterThanOrEqual(3)
  for (const cookie of set) {
    expect(cookie).toMatch(/^__Host-loomcell\./)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).not.toMatch(/; Domain/)
  }
  const session = set.map((cookie) => cookie.split(';')[0]).join('; ')
  const asked = { headers: { cookie: session } }
  expect((await installation.app.request(`${origin}/api/v1/session`, asked)).status).toBe(200)
  const shown = await installation.app.request(`${origin}/sign-in`, asked)
  expect(shown.status).toBe(303)
  const plain = await (await openTestInstallation()).app.request('/sign-in?lang=zh-Hant')
  expect(plain.headers.getSetCookie()[0]).toMatch(/^loomcell\.language=/)
})

it('holds names under ours to https unless the deployment says otherwise, and names the encoding of each text', async () => {
  const installation = await openClay()
  const app = createApp({
    installation,
    log: () => {},
    now: () => new Date(),
    publicUrl: origin,
    withSubdomains: false,
  })
  const own = await app.request('/')
  expect(own.headers.get('strict-transport-security')).toBe('max-age=63072000')
  await record(installation, dig('A', 5))
  const paths = ['/', '/sign-in', '/sign-in/passkeys.js', '/api/v1/reference', '/b/X', '/nowhere']
  const ofBatch = ['qr.svg', 'label', 'label.zpl', 'lineage?form=mermaid']
  for (const path of [...paths, ...ofBatch.map((one) => `/api/v1/batches/A/${one}`)]) {
    const answer = await installation.request(path)
    const type = answer.headers.get('content-type') ?? ''
    expect([path, /^(text|image)\//.test(type) && !/charset=utf-8/i.test(type)]).toEqual([
      path,
      false,
    ])
  }
})

it('takes no packed body', async () => {
  const { request } = await openTestInstallation()
  const headers = { 'content-encoding': 'gzip' }
  // What would be refused as no JSON anyway is refused for its packing, before anybody reads it.
  const answer = await request('/api/v1/scans', { method: 'POST', body: 'x', headers })
  expect([answer.status, await jsonOf(answer)]).toMatchObject([
    422,
    { faults: [{ says: 'body_packed', values: { packing: 'gzip' } }] },
  ])
})

function appAt({ app: _, ...installation }: TestInstallation, publicUrl: string) {
  return createApp({ installation, log: () => {}, now: () => new Date(), publicUrl })
}
