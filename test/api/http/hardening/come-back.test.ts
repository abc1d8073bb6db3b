import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createApp } from '../../../../api/app.ts'
import { usualRates } from '../../../../api/http/hardening/rate-limits.ts'
import { statusOf } from '../../../../api/http/problem.ts'
import { dig, openClay, record } from '../../../harness/clay.ts'
import { openTestInstallation } from '../../../harness/installation.ts'
import { setPassword, signUpPerson } from '../../../harness/people.ts'
import { sideOf } from '../../../harness/sides.ts'

const seconds = (answer: Response) => Number(answer.headers.get('retry-after'))
const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } })
const log = () => {}

it('is said to whoever asks too often: a stranger, a guest, a guesser and somebody who is known', async () => {
  const installation = await openTestInstallation()
  const few = { burst: 1, perSecond: 0.05 }
  const rates = { ...usualRates, strangers: few, guesses: few, identity: few, scans: few }
  const app = createApp({ installation, log, now: () => new Date(0), rates, passwordCost: 10 })
  const headers = {
    authorization: `Bearer ${installation.key}`,
    'content-type': 'application/json',
  }
  const asked = [
    () => app.request('/api/v1/stock', {}, from('198.51.100.1')),
    () => app.request('/b/AAAAAAAAAAAAAAAAAAAAAA', {}, from('198.51.100.2')),
    () => app.request('/api/v1/stock', { headers }),
    () => app.request('/api/v1/scans', { method: 'POST', body: '[]', headers }),
  ]
  for (const ask of asked) {
    let answer = await ask()
    for (let turn = 0; turn < 40 && answer.status !== 429; turn += 1) answer = await ask()
    expect([answer.status, seconds(answer)]).toEqual([429, 20])
  }
  const busy = { ...usualRates, visitors: few }
  const visited = createApp({ installation, log, now: () => new Date(0), rates: busy })
  await visited.request('/sign-in', {}, from('198.51.100.3'))
  const page = await visited.request('/sign-in', {}, from('198.51.100.3'))
  expect([page.status, seconds(page)]).toEqual([429, 20])
})

it('is said to whoever opens too many recalls in a day, down to when the first of them is a day old', async () => {
  let now = new Date('2026-11-20T08:00:00Z')
  const installation = await openClay()
  const app = createApp({ installation, log, now: () => now, passwordCost: 10 })
  const side = sideOf(
    {
      ...installation,
      request: async (path, init = {}) =>
        app.request(path, {
          ...init,
          headers: { ...init.headers, 'content-type': 'application/json' },
        }),
    },
    installation.key,
  )
  const codes = Array.from({ length: 11 }, (_, at) => `L${at}`)
  await record(installation, ...codes.map((code) => dig(code, 1_000)))
  const recall = (batch = '') =>
    side.send('/recalls', { batch, severity: 'serious', notice: 'fire', reason: 'smoke' })
  for (const code of codes.slice(0, 10)) expect((await recall(code)).status).toBe(201)
  now = new Date('2026-11-21T07:30:00Z')
  const refused = await recall(codes[10])
  expect([refused.status, seconds(refused)]).toEqual([429, 1_800])
  expect(await refused.json()).toMatchObject({
    faults: [{ says: 'recalls_a_day', values: { opened: 10, most: 10, minutes: 30 } }],
  })
  now = new Date(now.getTime() + 1_800_000)
  expect((await recall(codes[10])).status).toBe(201)
})

it('is said on pages: to whoever tries passwords, asks for links, or cannot show who it is', async () => {
  const installation = await openTestInstallation()
  const { app } = installation
  const person = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, person.personId, 'a password that is long enough')
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    app.request(
      path,
      {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: 'http://localhost', cookie },
      },
      from('198.51.100.9'),
    )
  const forms = [
    () => send('/sign-in', { email: person.email, password: 'wrong' }),
    () => send('/forgot', { email: 'nobody@test.example' }),
    () => send('/account/password', { password: 'x', newPassword: 'y' }, person.cookie),
    () => send('/account/password-link', {}, person.cookie),
  ]
  for (const [at, ask] of forms.entries()) {
    let answer = await ask()
    for (let turn = 0; turn < 70 && answer.status !== 429; turn += 1) answer = await ask()
    expect([at, answer.status]).toEqual([at, 429])
    expect(seconds(answer)).toBeGreaterThan(0)
  }
})

it('is said while the service ends or its database is away, in the API and to a probe', async () => {
  const installation = await openTestInstallation()
  const stopping = createApp({ installation, log, now: () => new Date(), isStopping: () => true })
  const ending = await stopping.request('/readyz')
  expect([ending.status, seconds(ending)]).toEqual([503, 2])
  await installation.close()
  for (const path of ['/readyz', '/api/v1/stock', '/api/v1/batches/L']) {
    const answer = await installation.request(path, { headers: { accept: 'text/html' } })
    expect([path, answer.status]).toEqual([path, 503])
    expect(seconds(answer)).toBeGreaterThan(0)
  }
})

it('is written in one place alone, which knows every status that asks for it', () => {
  const files = readdirSync('api', { recursive: true, encoding: 'utf8' })
  const writing = files.filter(
    (file) =>
      file.endsWith('.ts') &&
      /header.*retry-after|'retry-after':/i.test(readFileSync(`api/${file}`, 'utf8')),
  )
  // Webhooks read what others write, and a gateway is a program of its own.
  const others = /^(gateway|notifications\/webhooks)\//
  expect(writing.filter((file) => !others.test(file))).toEqual(['http/hardening/come-back.ts'])
  expect(
    new Set(Object.values(statusOf).filter((status) => status === 429 || status === 503)),
  ).toEqual(new Set([429, 503]))
})
