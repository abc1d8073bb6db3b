import { symmetricEncrypt } from 'better-auth/crypto'
import { describe, expect, it } from 'vitest'
import { secretDrop } from '../../../api/commands/secret/secret-drop.ts'
import { secretStatus } from '../../../api/commands/secret/secret-status.ts'
import { takeUpSecret } from '../../../api/commands/secret/take-up-secret.ts'
import { webhookSecrets } from '../../../api/notifications/webhooks/webhook-secrets.ts'
import { makeSecret } from '../../../api/secret/secret-file.ts'
import { listKeptSecrets } from '../../../api/store/notifications/webhook-secrets.ts'
import { jsonOf } from '../../harness/answers.ts'
import { startedWith } from '../../harness/changed-secret.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import {
  cookiesIn,
  sendForm,
  sessionCookieIn,
  setPassword,
  signUpPerson,
  type TestPerson,
} from '../../harness/people.ts'
import { runCommand, writeTestFile } from '../../harness/run-command.ts'
import { serveApp } from '../../harness/serve-app.ts'
import { totpCode } from '../../harness/totp.ts'

const password = 'four grams of lithium'

describe('a secret that is changed', () => {
  it('signs nobody out and loses no authenticator, webhook, cursor or count, and can be dropped', async () => {
    let time = Date.now()
    const now = () => new Date(time)
    const before = await openTestInstallation({ now })
    const person = await signUpPerson(before, { role: 'administrator' })
    await setPassword(before, person.personId, password)
    const { key, cookie } = await addFactor(before, person, time)
    const hook = await addHook(before)
    const cursor = await cursorOf(before)
    time += 30_000
    const spent = totpCode(key, time)
    expect((await enter(before, person, spent)).status).toBe(303)
    await guessUntilToldToWait(before, 'stranger@test.example')

    const secret = { current: makeSecret(), before: [before.secret.current] }
    const after = await startedWith(before, secret, now)
    expect(after.logged.join()).toContain('1 authenticators, 1 webhooks')
    expect((await sessionOf(after, cookie)).status).toBe(200)
    const origin = await serveApp(after)
    const overHttp = await fetch(`${origin}/api/v1/session`, { headers: { cookie } })
    expect(overHttp.status).toBe(200)
    // A page behind which better-auth reads the session by itself.
    const renewed = await sendForm(after, '/account/second-factor/codes', { password }, { cookie })
    expect(await renewed.text()).toMatch(/<li>([A-Z2-9]{4}-){6}/)
    expect((await enter(after, person, spent)).status).toBe(400)
    expect(await secretsOf(after)).toEqual([hook.secret])
    expect((await after.request(`/api/v1/audit?limit=1&cursor=${cursor}`)).status).toBe(200)
    const guess = { email: 'stranger@test.example', password: 'one more' }
    expect((await sendForm(after, '/sign-in', guess)).status).toBe(429)

    const status = await runCommand(after, secretStatus)
    expect(status.json).toMatchObject({ authenticators: 0, webhooks: 0, mayDrop: false })
    const secretFile = await writeTestFile('secret', [secret.current, ...secret.before].join('\n'))
    await expect(runCommand(after, secretDrop, { secretFile })).rejects.toThrow(
      /0 authenticators, 0 webhooks, 0 keys of issuers and \d+ sessions hang on them/,
    )
    await endSessions(after)
    expect((await runCommand(after, secretStatus)).json).toMatchObject({ mayDrop: true })
    expect(await runCommand(after, secretDrop, { secretFile })).toMatchObject({ code: 0 })
    const alone = { current: secret.current, before: [] }
    const dropped = await startedWith(before, alone, now)
    expect(dropped.logged.join()).not.toContain('No secret that is named')
    expect(await secretsOf(dropped)).toEqual([hook.secret])
    expect((await after.request(`/api/v1/audit?limit=1&cursor=${cursor}`)).status).toBe(200)
    expect((await dropped.request(`/api/v1/audit?limit=1&cursor=${cursor}`)).status).toBe(422)
    time += 30_000
    expect((await enter(dropped, person, totpCode(key, time))).status).toBe(303)
  }, 240_000)

  it('knows the devices that entered an account before, and keeps strangers out all the same', async () => {
    const before = await openTestInstallation()
    const { email, personId } = await signUpPerson(before, { role: 'operator' })
    await setPassword(before, personId, password)
    const home = await sendForm(before, '/sign-in', { email, password })
    const device = cookiesIn(home.headers)
    await guessUntilToldToWait(before, email)
    const secret = { current: makeSecret(), before: [before.secret.current] }
    const after = await startedWith(before, secret)
    const asked = { email, password }
    expect((await sendForm(after, '/sign-in', asked)).status).toBe(429)
    const entered = await sendForm(after, '/sign-in', asked, { cookie: device })
    expect(entered.status).toBe(303)
    // From now on it proves that under the secret in use alone.
    const dropped = await startedWith(before, { current: secret.current, before: [] })
    const renewed = cookiesIn(entered.headers)
    expect((await sendForm(dropped, '/sign-in', asked, { cookie: device })).status).toBe(429)
    expect((await sendForm(dropped, '/sign-in', asked, { cookie: renewed })).status).toBe(303)
  })

  it('takes what a webhook signs with along over several changes, its secret before as well', async () => {
    const first = await openTestInstallation()
    const { id, secret: one } = await addHook(first)
    const [a, b, c] = [first.secret.current, makeSecret(), makeSecret()]
    const second = await startedWith(first, { current: b, before: [a] })
    const rotated = await second.request(`/api/v1/webhooks/${id}/secret`, { method: 'POST' })
    const { secret: two } = await jsonOf<{ secret: string }>(rotated)
    expect(await secretsOf(second)).toEqual([two, one])
    const third = await startedWith(first, { current: c, before: [b] })
    expect(await secretsOf(third)).toEqual([two, one])
    const last = await startedWith(first, { current: c, before: [] })
    expect(await secretsOf(last)).toEqual([two, one])
  })

  it('ends all that hung on it where it is dropped at once, says so, and nothing is lost for good', async () => {
    let time = Date.now()
    const now = () => new Date(time)
    const before = await openTestInstallation({ now })
    const person = await signUpPerson(before, { role: 'administrator' })
    await setPassword(before, person.personId, password)
    const { key, cookie, codes } = await addFactor(before, person, time)
    const hook = await addHook(before)
    const dropped = await startedWith(before, { current: makeSecret(), before: [] }, now)
    expect(dropped.logged.join()).toContain(
      'opens 1 authenticators, 1 webhooks and 0 keys of issuers',
    )
    expect((await sessionOf(dropped, cookie)).status).toBe(401)
    expect(await secretsOf(dropped)).toEqual([])
    time += 30_000
    expect((await enter(dropped, person, totpCode(key, time))).status).toBe(400)
    expect((await enter(dropped, person, codes[0] ?? '')).status).toBe(303)
    const rotated = await dropped.request(`/api/v1/webhooks/${hook.id}/secret`, { method: 'POST' })
    const { secret } = await jsonOf<{ secret: string }>(rotated)
    expect((await secretsOf(dropped))[0]).toBe(secret)
  }, 240_000)

  it('opens what the code before encrypted without saying with which', async () => {
    const installation = await openTestInstallation()
    const { personId } = await signUpPerson(installation, { role: 'administrator' })
    const bare = (data: string) => symmetricEncrypt({ key: installation.secret.current, data })
    await installation.store.auth
      .insertInto('auth.two_factor')
      .values({
        person_id: personId,
        secret: await bare('A KEY'),
        backup_codes: await bare('["aBcDe-12345"]'),
      })
      .execute()
    const secret = { current: makeSecret(), before: [installation.secret.current] }
    const after = await startedWith(installation, secret)
    const { lostAuthenticators } = (await runCommand(after, secretStatus)).json as Counts
    expect(lostAuthenticators).toBe(0)
    const [kept] = await after.store.auth
      .selectFrom('auth.two_factor')
      .select(['secret', 'backup_codes as codes'])
      .execute()
    expect(kept?.secret).toMatch(/^\$ba\$\d+\$[0-9a-f]+$/)
    expect(kept?.codes).toMatch(/^\["sha256:[\w-]{43}"\]$/)
  })

  it('is refused beside secrets that were never in use here, with each of them named', async () => {
    const installation = await openTestInstallation()
    await startedWith(installation, installation.secret)
    const before = [makeSecret(), installation.secret.current, makeSecret()]
    const wrong = { ...installation, secret: { current: makeSecret(), before } }
    const taken = takeUpSecret(wrong, { now: new Date(), log: () => {} })
    await expect(taken).rejects.toThrow(/number 1 of 3.*number 3 of 3/)
    await expect(taken).rejects.not.toThrow(/number 2 of 3/)
    const status = await runCommand(wrong, secretStatus)
    expect(status.json).toMatchObject({
      since: null,
      strangers: [expect.any(String), expect.any(String)],
    })
  })

  it('says when it was in use for longer than the house rule allows', async () => {
    const installation = await openTestInstallation()
    await startedWith(installation, installation.secret)
    const logged: string[] = []
    const now = new Date(Date.now() + 366 * 86_400_000)
    await takeUpSecret(installation, { now, log: (line) => void logged.push(line) })
    expect(logged.join()).toMatch(/in use for 36[56] days, at most 365/)
  })
})

interface Counts {
  readonly lostAuthenticators: number
}

async function addFactor(installation: TestInstallation, person: TestPerson, time: number) {
  const offered = await sendForm(installation, '/account/second-factor', { password }, person)
  const found = /class="code">([A-Z2-7 ]+)</.exec(await offered.text())?.[1] ?? ''
  const key = found.replaceAll(' ', '')
  const code = totpCode(key, time)
  const confirmed = await sendForm(installation, '/account/second-factor/confirm', { code }, person)
  const page = await confirmed.text()
  const codes = [...page.matchAll(/<li>([\w-]{11,})<\/li>/g)].map((match) => match[1] ?? '')
  return { key, codes, cookie: sessionCookieIn(confirmed.headers) }
}

async function enter(installation: TestInstallation, { email }: TestPerson, code: string) {
  const first = await sendForm(installation, '/sign-in', { email, password })
  return sendForm(installation, '/sign-in/code', { code }, { cookie: cookiesIn(first.headers) })
}

function sessionOf({ app }: TestInstallation, cookie: string) {
  return app.request('/api/v1/session', { headers: { cookie } })
}

async function addHook(installation: TestInstallation) {
  const body = JSON.stringify({ url: 'https://93.184.215.14/hook', topics: ['batch.recorded'] })
  const added = await installation.request('/api/v1/webhooks', { method: 'POST', body })
  return jsonOf<{ id: string; secret: string }>(added)
}

/** What the webhooks of a installation sign with. */
async function secretsOf({ store, secret }: TestInstallation): Promise<readonly string[]> {
  const kept = await listKeptSecrets(store.system)
  const found = kept.map((one) => webhookSecrets(secret, one))
  return found.flatMap((one) => [one?.now, one?.previous]).filter((text) => text !== undefined)
}

async function cursorOf(installation: TestInstallation): Promise<string> {
  const page = await jsonOf<{ next: string }>(await installation.request('/api/v1/audit?limit=1'))
  return encodeURIComponent(page.next)
}

async function guessUntilToldToWait(installation: TestInstallation, email: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const answer = await sendForm(installation, '/sign-in', { email, password: `wrong ${tries}` })
    if (answer.status === 429) return
  }
  throw new Error('Nobody was told to wait')
}

async function endSessions({ store }: TestInstallation): Promise<void> {
  await store.auth.deleteFrom('auth.session').execute()
}
