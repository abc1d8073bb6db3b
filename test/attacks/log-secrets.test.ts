import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { createLogger } from '../../api/http/hardening/create-logger.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { requestMaker, routeTable } from './route-table.ts'

it('logs who asked what and how it ended, and no secret of a whole day', async () => {
  const opened = await openTestInstallation()
  const lines: string[] = []
  const logger = createLogger('trace', { write: (line) => void lines.push(line) })
  const app = createApp({
    installation: opened,
    log: (line, error) => logger.error({ err: error }, line),
    now: () => new Date(),
    passwordCost: 10,
    logRequest: (line) => logger.info(line, 'Answered'),
  })
  const email = 'mei.canary@recycler.example'
  const person = await signUpPerson(opened, { role: 'administrator', email })
  const secrets = {
    key: opened.key,
    wrongKey: `lc_${randomBytes(32).toString('base64url')}`,
    cookie: person.cookie.split('=')[1] ?? '',
    email,
    password: 'canary-password-91',
    query: 'canary-query',
    body: 'canary-body',
    path: 'canary-path',
  }
  const make = await requestMaker(app)
  for (const route of routeTable(app)) {
    const { path, body, type } = make(route, secrets.path)
    for (const by of [
      { authorization: `Bearer ${secrets.key}` },
      { authorization: `Bearer ${secrets.wrongKey}` },
      { cookie: person.cookie, origin: 'http://localhost' },
    ]) {
      const asked = `${path}${path.includes('?') ? '&' : '?'}token=${secrets.query}`
      const init = { method: route.method, headers: { 'content-type': type, ...by } }
      const sent = body?.replaceAll(secrets.path, secrets.body)
      await app.request(path, sent === undefined ? init : { ...init, body: sent })
      await app.request(asked, sent === undefined ? init : { ...init, body: sent })
    }
  }
  const form = new URLSearchParams({ email, password: secrets.password })
  await app.request('/sign-in', {
    method: 'POST',
    body: form,
    headers: { origin: 'http://localhost' },
  })
  const log = lines.join('')
  for (const [name, secret] of Object.entries(secrets)) {
    expect([name, secret.length > 10]).toEqual([name, true])
    expect([name, log.includes(secret)]).toEqual([name, false])
    expect([name, log.includes(encodeURIComponent(secret))]).toEqual([name, false])
  }
  expect(
    JSON.parse(lines.find((line) => line.includes('"/api/v1/batches/:code"')) ?? '{}'),
  ).toMatchObject({
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    method: 'GET',
    route: '/api/v1/batches/:code',
    status: 404,
    principal: { kind: 'station', id: expect.any(String) },
    milliseconds: expect.any(Number),
  })
  expect(lines.length).toBeGreaterThan(6 * 30)
}, 240_000)

it('names the request in the answer and in the log when the fault is ours, and repeats no row', async () => {
  const opened = await openTestInstallation()
  const lines: string[] = []
  const logger = createLogger('trace', { write: (line) => void lines.push(line) })
  const log = (line: string, error?: unknown) => logger.error({ err: error }, line)
  const app = createApp({ installation: opened, log, now: () => new Date(), passwordCost: 10 })
  app.get('/broken', () => {
    throw Object.assign(new Error('of mei@recycler.example'), {
      detail: 'canary',
      password: 'canary',
    })
  })
  const answer = await app.request('/broken')
  expect(answer.status).toBe(500)
  const id = answer.headers.get('x-request-id') ?? ''
  expect(await answer.text()).toContain(id)
  expect(lines.join('')).toContain(id)
  logger.info(
    { password: 'canary', headers: { cookie: 'canary' }, nested: { token: 'canary' } },
    'x?code=canary',
  )
  logger.error({
    err: new Error('for lc_abcdefghijklmnop', { cause: new Error('postgres://u:canary@db/x') }),
  })
  expect(lines.join('')).not.toMatch(/canary|mei@|abcdefghijklmnop/)
})
