import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestWorkspace, type TestWorkspace } from '../../harness/workspace.ts'

const origin = 'https://loom.example.org'

it('lets nothing be loaded, framed or kept of any answer, and says https once it is spoken', async () => {
  const workspace = await openTestWorkspace()
  const app = appAt(workspace, origin)
  const bearer = { authorization: `Bearer ${workspace.key}` }
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
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('cache-control')).toMatch(/no-store|no-cache/)
  }
  const plain = await workspace.app.request('/api/v1/batches', { headers: bearer })
  expect(plain.headers.get('strict-transport-security')).toBeNull()
  expect(plain.headers.get('cache-control')).toBe('no-store')
})

it('takes no request id from outside', async () => {
  const { app } = await openTestWorkspace()
  const answer = await app.request('/healthz', { headers: { 'x-request-id': 'mine' } })
  expect(answer.headers.get('x-request-id')).not.toBe('mine')
})

it('takes nothing that another site makes a browser send, and everything that a key stands for', async () => {
  const workspace = await openTestWorkspace()
  const app = appAt(workspace, origin)
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
  const bearer = { authorization: `Bearer ${workspace.key}`, 'content-type': 'application/json' }
  expect(await send({ ...bearer, origin: 'https://x.test' })).toBe(422)
  const refused = await app.request('/api/v1/facilities', {
    ...{ method: 'POST', body: 'code=A', headers: { ...form, ...cookie } },
  })
  expect(await jsonOf(refused)).toMatchObject({ code: 'not_allowed' })
})

it('takes no packed body', async () => {
  const { request } = await openTestWorkspace()
  const headers = { 'content-encoding': 'gzip' }
  const answer = await request('/api/v1/scans', { method: 'POST', body: 'x', headers })
  expect(answer.status).toBe(422)
})

function appAt({ app: _, ...workspace }: TestWorkspace, publicUrl: string) {
  return createApp({ workspace, log: () => {}, now: () => new Date(), publicUrl })
}
