import { createHash } from 'node:crypto'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseConfig } from '../../../api/config.ts'
import { faultsInPeopleSettings } from '../../../api/people/people-settings.ts'
import { createIsBreached, usualBreaches } from '../../../api/people/sign-in/breached-passwords.ts'
import { passwordFaults } from '../../../web/pages/account/sign-in-phrases.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { linkIn, openOutbox } from '../../harness/outbox.ts'
import { sendForm, setPassword, signUpPerson } from '../../harness/people.ts'

const [stolen, fresh] = ['four grams of cobalt', 'nine grams of copper']

describe('a password known from a breach', () => {
  it('is refused by each way in which people set one, in three languages, and nobody learns which it was', async () => {
    const asked = startBreaches((digits) => rangeWith(digits, [[stolen, 3]]))
    const outbox = await openOutbox()
    const installation = await openTestInstallation({
      mailer: outbox.mailer,
      breachedPasswords: usualBreaches,
    })
    const person = await signUpPerson(installation, { role: 'administrator' })
    await setPassword(installation, person.personId, fresh)
    const body = JSON.stringify({ email: 'hand@test.example', role: 'operator' })
    await person.request('/api/v1/invitations', { method: 'POST', body })
    const invitation = linkIn(await outbox.read('hand@test.example'))
    await sendForm(installation, '/forgot', { email: person.email })
    const reset = linkIn(await outbox.read(person.email))
    const change = { password: fresh, newPassword: stolen }
    for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
      const cookie = `loomcell.language=${language}`
      const answers = [
        await sendForm(installation, reset, { newPassword: stolen }, { cookie }),
        await sendForm(installation, invitation, { name: 'H', newPassword: stolen }, { cookie }),
        await sendForm(installation, '/account/password', change, {
          cookie: `${cookie}; ${person.cookie}`,
        }),
      ]
      for (const answer of answers) {
        expect(answer.status).toBe(400)
        expect(await answer.text()).toContain(passwordFaults.breached[language])
      }
    }
    const digest = digestOf(stolen)
    expect(asked).toHaveLength(9)
    for (const { url, headers } of asked) {
      expect(url).toBe(`${usualBreaches}${digest.slice(0, 5)}`)
      expect(headers).toMatchObject({ 'add-padding': 'true' })
      expect(Object.keys(headers)).not.toContain('cookie')
    }
    expect(JSON.stringify([asked, installation.logged])).not.toContain(digest.slice(5, 12))
    const set = await sendForm(installation, reset, { newPassword: fresh })
    expect(set.headers.get('location')).toBe('/work')
    const signedUp = await sendForm(installation, invitation, { name: 'H', newPassword: fresh })
    expect(signedUp.headers.get('location')).toBe('/work')
  })

  it('is asked about only where our own rules let it pass, and as it is kept too', async () => {
    const asked = startBreaches((digits) => rangeWith(digits, [[stolen, 1]]))
    const installation = await openTestInstallation({ breachedPasswords: usualBreaches })
    const person = await signUpPerson(installation, { role: 'operator' })
    await setPassword(installation, person.personId, fresh)
    const change = async (newPassword: string) =>
      (await sendForm(installation, '/account/password', { password: fresh, newPassword }, person))
        .status
    expect(await change('password1')).toBe(400)
    expect(await change('short')).toBe(400)
    expect(asked).toHaveLength(0)
    // Wide letters are kept as plain ones, so that the plain ones of a thief would open the account.
    const wide = stolen.replaceAll(/[a-z]/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
    )
    expect(await change(wide)).toBe(400)
    expect(asked).toHaveLength(2)
  })
})

describe('a service that does not answer as it should', () => {
  const whole = (digits: string) => rangeWith(digits, [[stolen, 1]])
  it.each<[string, (digits: string) => Response | Promise<Response>]>([
    ['sends elsewhere', () => HttpResponse.redirect('https://elsewhere.example/', 302)],
    ['fails', () => new HttpResponse('down', { status: 503 })],
    ['says that it has too much to do', () => new HttpResponse('', { status: 429 })],
    ['answers nothing', () => new HttpResponse('')],
    ['answers with a page', () => HttpResponse.html('<p>Sign in to this network</p>')],
    ['breaks off in a line', (digits) => new HttpResponse(whole(digits).slice(0, -20))],
  ])('%s, and the password is set all the same', async (_, answer) => {
    startBreaches(answer)
    await expectBuiltInListAlone(usualBreaches)
  })

  it('cannot be reached, and the password is set all the same', async () => {
    // Nobody listens there. msw's way to say so rejects where nobody waits for it.
    const reached = new URL(await serve((_, response) => response.end()))
    reached.port = '1'
    await expectBuiltInListAlone(String(reached))
  })

  const part = `${digestOf('x').slice(5)}:1\r\n`.repeat(500)
  it.each<[string, (response: ServerResponse) => void]>([
    ['never answers', () => {}],
    ['begins and stands still', (response) => response.write(part)],
    ['answers without end', (response) => Readable.from(endless(part)).pipe(response)],
    ['swells when unpacked', (response) => sendSwelling(response, part)],
    [
      'hangs up in the middle',
      (response) => response.write(part, () => response.socket?.destroy()),
    ],
    ['hangs up at once', (response) => response.socket?.destroy()],
  ])('%s, and is waited for no longer than that', async (_, answer) => {
    await expectBuiltInListAlone(await serve((_, response) => answer(response)))
  })

  it('takes no padding for a breach, and no letter case for a difference', async () => {
    startBreaches((digits) => rangeWith(digits, [[stolen, 0]]).toLowerCase())
    const logged: string[] = []
    const log = (line: string) => void logged.push(line)
    expect(await createIsBreached(usualBreaches, log)(stolen)).toBe(false)
    startBreaches((digits) => rangeWith(digits, [[stolen, 2]]).toLowerCase())
    expect(await createIsBreached(usualBreaches, log)(stolen)).toBe(true)
    expect(logged).toEqual([])
  })

  it('may be one of the network inside, as a real server too', async () => {
    const address = await serve((request, response) =>
      response.end(rangeWith(request.url?.slice(-5) ?? '', [[stolen, 7]])),
    )
    const isBreached = createIsBreached(address, () => {})
    expect([await isBreached(stolen), await isBreached(fresh)]).toEqual([true, false])
  })
})

it('is asked by default, and somebody else or nobody where the settings say so', () => {
  expect(parseConfig({}).breachedPasswords).toBeUndefined()
  for (const right of ['off', 'https://mirror.example.org/range', 'http://127.0.0.1:8080/']) {
    expect(faultsInPeopleSettings({ BREACHED_PASSWORDS: right })).toEqual([])
    expect(parseConfig({ BREACHED_PASSWORDS: right }).breachedPasswords).toBe(right)
  }
  for (const wrong of ['no', 'http://mirror.example.org/', 'https://a:b@c.example/', 'ftp://c/']) {
    const [fault, ...others] = faultsInPeopleSettings({ BREACHED_PASSWORDS: wrong })
    expect(others).toEqual([])
    expect(fault).toMatchObject({ pointer: 'BREACHED_PASSWORDS' })
  }
})

interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Stands for the service until the test ends; gives what it was asked. */
function startBreaches(answer: (digits: string) => string | Response | Promise<Response>) {
  const asked: Asked[] = []
  const server = setupServer(
    http.get(`${usualBreaches}:digits`, async ({ request, params }) => {
      asked.push({ url: request.url, headers: Object.fromEntries(request.headers) })
      const given = await answer(String(params.digits))
      return typeof given === 'string' ? new HttpResponse(given) : given
    }),
  )
  server.listen({ onUnhandledFrame: 'bypass' })
  onTestFinished(() => server.close())
  return asked
}

/** A range as the service has it: lines in order, each of 35 digits and a count, among them those of these passwords. */
function rangeWith(digits: string, known: readonly (readonly [string, number])[]): string {
  const filler = Array.from({ length: 800 }, (_, at) => digestOf(`${digits} ${at}`).slice(5))
  const lines = filler.map((rest, at) => `${rest}:${at % 3}`)
  const theirs = known
    .filter(([password]) => digestOf(password).startsWith(digits.toUpperCase()))
    .map(([password, count]) => `${digestOf(password).slice(5)}:${count}`)
  return [...lines, ...theirs].sort().join('\r\n')
}

function digestOf(password: string): string {
  return createHash('sha1').update(password).digest('hex').toUpperCase()
}

/** Asks a service that gives nothing of use: soon, with one line in the log that tells nothing of the password. */
async function expectBuiltInListAlone(address: string): Promise<void> {
  const logged: string[] = []
  const isBreached = createIsBreached(address, (line) => void logged.push(line))
  const start = performance.now()
  expect(await isBreached(stolen)).toBe(false)
  expect(performance.now() - start).toBeLessThan(30_000)
  expect(logged).toHaveLength(1)
  expect(logged[0]).toMatch(/^Cannot ask whether .*the built-in list has decided alone$/)
  expect(logged[0]).not.toContain(digestOf(stolen).slice(0, 5))
}

/** A real server on loopback until the test ends; gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/range`
}

function* endless(part: string): Generator<string> {
  for (;;) yield part
}

function sendSwelling(response: ServerResponse, part: string): void {
  response.setHeader('content-encoding', 'gzip')
  response.end(gzipSync(part.repeat(200)))
}
