import { expect, it } from 'vitest'
import { routeTable } from '../../attacks/route-table.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const accept = 'text/html,application/xhtml+xml,*/*;q=0.8'

/** Every address with the methods that it takes. */
function addresses(routes: ReturnType<typeof routeTable>): ReadonlyMap<string, Set<string>> {
  const taken = new Map<string, Set<string>>()
  for (const { method, path } of routes) {
    const named = path.replaceAll(/:\w+/g, 'NOWHERE')
    taken.set(named, (taken.get(named) ?? new Set()).add(method))
  }
  return taken
}

it('answers a method that an address does not take with those that it takes, on every route', async () => {
  const installation = await openTestInstallation()
  const { app, key } = installation
  const { cookie } = await signUpPerson(installation, { role: 'administrator' })
  const platform = await signUpPerson(installation, { role: 'platform' })
  const wrong: string[] = []
  const table = routeTable(app)
  for (const [path, taken] of addresses(table)) {
    const isOfApi = path.startsWith('/api/')
    const isOfPlatform = path.startsWith('/account/accounts')
    const headers = isOfApi
      ? { authorization: `Bearer ${key}` }
      : { cookie: isOfPlatform ? platform.cookie : cookie, accept }
    // An address may be that of a name as well, such as `/hand-overs/steps` and `/hand-overs/:id`.
    const named = table.filter((one) =>
      new RegExp(`^${one.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
    )
    for (const method of methods.filter((one) => !named.some((route) => route.method === one))) {
      const answer = await app.request(path, {
        method,
        headers: { ...headers, origin: 'http://localhost' },
      })
      const allow = answer.headers.get('allow')?.split(', ') ?? []
      const isNamed = [...taken].every((one) => allow.includes(one))
      const isHead = allow.includes('HEAD') === allow.includes('GET')
      const type = answer.headers.get('content-type') ?? ''
      const isInForm =
        isOfApi || path.endsWith('z') ? type.includes('problem+json') : type.includes('text/html')
      if (answer.status !== 405 || !isNamed || !isHead || !isInForm) {
        wrong.push(`${method} ${path}: ${answer.status} ${type} ${allow.join(', ')}`)
      }
    }
  }
  expect(wrong).toEqual([])
}, 60_000)

it('says the method and what would be right, in the language that is asked for', async () => {
  const { app, key } = await openTestInstallation()
  const headers = { authorization: `Bearer ${key}`, 'accept-language': 'zh-Hant' }
  const answer = await app.request('/api/v1/batches', { method: 'DELETE', headers })
  expect(answer.headers.get('allow')).toBe('GET, HEAD')
  expect(await answer.json()).toMatchObject({
    status: 405,
    code: 'method_not_allowed',
    faults: [
      { message: '/api/v1/batches 不接受 DELETE：須為 GET, HEAD', says: 'method_not_taken' },
    ],
  })
})

it('tells nobody without a key which addresses there are, and knows nothing at others', async () => {
  const { app, key } = await openTestInstallation()
  expect((await app.request('/api/v1/batches', { method: 'DELETE' })).status).toBe(401)
  const headers = { authorization: `Bearer ${key}` }
  const nowhere = await app.request('/api/v1/nowhere', { method: 'DELETE', headers })
  expect([nowhere.status, nowhere.headers.get('allow')]).toEqual([404, null])
  for (const path of [
    '/b/NOWHERE',
    '/B/NOWHERE',
    '/01/09521234543213',
    '/healthz',
    '/api/v1/openapi.json',
  ]) {
    const answer = await app.request(path, { method: 'PUT', headers })
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD'])
  }
})
