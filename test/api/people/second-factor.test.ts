import pg from 'pg'
import { expect, it } from 'vitest'
import { believedMilliseconds } from '../../../api/people/sign-in/session-authenticate.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { linkIn, openOutbox } from '../../harness/outbox.ts'
import {
  cookiesIn,
  sendForm,
  sessionCookieIn,
  setPassword,
  signUpPerson,
} from '../../harness/people.ts'
import { totpCode } from '../../harness/totp.ts'

const password = 'four grams of lithium'

it('asks for a code of the authenticator, takes each code and each recovery code once', async () => {
  let time = Date.now()
  const outbox = await openOutbox()
  const installation = await openTestInstallation({
    mailer: outbox.mailer,
    now: () => new Date(time),
  })
  const person = await signUpPerson(installation, { role: 'administrator' })
  const { email, personId } = person
  await setPassword(installation, personId, password)
  const wrong = await sendForm(installation, '/account/second-factor', { password: 'x' }, person)
  expect(wrong.status).toBe(400)
  const offered = await sendForm(installation, '/account/second-factor', { password }, person)
  const key =
    /class="code">([A-Z2-7 ]+)</.exec(await offered.text())?.[1]?.replaceAll(' ', '') ?? ''

  const confirmed = await sendForm(
    installation,
    '/account/second-factor/confirm',
    { code: totpCode(key, time) },
    person,
  )
  const page = await confirmed.text()
  const recovery = [...page.matchAll(/<li>([\w-]{11,})<\/li>/g)].map((match) => match[1] ?? '')
  expect(recovery).toHaveLength(10)
  // The session has another token now; the old one is nobody.
  const renewed = sessionCookieIn(confirmed.headers)
  const asked = (cookie: string) =>
    installation.app.request('/api/v1/session', { headers: { cookie } })
  expect((await asked(renewed)).status).toBe(200)
  expect((await asked(person.cookie)).status).toBe(401)
  await outbox.read(email, 'an authenticator app was added')

  const enter = async (code: string) => {
    const first = await sendForm(installation, '/sign-in', { email, password })
    expect(first.headers.get('location')).toBe('/sign-in/code?next=')
    expect(() => sessionCookieIn(first.headers)).toThrow()
    return sendForm(installation, '/sign-in/code', { code }, { cookie: cookiesIn(first.headers) })
  }
  expect((await enter(totpCode(key, time))).status).toBe(400)
  time += 30_000
  const next = totpCode(key, time)
  const entered = await enter(next)
  expect(entered.status).toBe(303)
  const sessions = await installation.app.request('/api/v1/sessions', {
    headers: { cookie: sessionCookieIn(entered.headers) },
  })
  const { sessions: listed } = await jsonOf<{ sessions: { enteredWith: string }[] }>(sessions)
  expect(listed.map(({ enteredWith }) => enteredWith)).toContain('second_factor')
  expect((await enter(next)).status).toBe(400)
  const [first = '', second = ''] = recovery
  expect((await enter(first)).status).toBe(303)
  expect((await enter(first)).status).toBe(400)
  expect((await enter(second)).status).toBe(303)

  // What the database holds lets nobody in: no token, no key, no code in clear.
  const tables = ['session', 'two_factor', 'verification', 'account'] as const
  const kept = await Promise.all(tables.map((table) => rowsOf(installation, table)))
  const cookie = decodeURIComponent(renewed.split('=')[1] ?? '').split('.')[0] ?? 'none'
  for (const secretText of [cookie, key, second, password, next]) {
    expect(JSON.stringify(kept)).not.toContain(secretText)
  }

  // A link that sets another password leads to the second factor, and not around it.
  await sendForm(installation, '/forgot', { email })
  const link = linkIn(await outbox.read(email, '/reset/'))
  const newPassword = 'another four grams'
  const set = await sendForm(installation, link, { newPassword })
  expect(set.headers.get('location')).toBe('/sign-in/code?next=')
  expect(() => sessionCookieIn(set.headers)).toThrow()
  const way = { cookie: cookiesIn(set.headers) }
  const back = await sendForm(installation, '/sign-in/code', { code: recovery[2] ?? '' }, way)
  expect(back.status).toBe(303)

  const removed = await sendForm(
    installation,
    '/account/second-factor/remove',
    { password: newPassword },
    { cookie: sessionCookieIn(back.headers) },
  )
  expect(removed.headers.get('location')).toBe('/account?told=factor-off')
  const plain = await sendForm(installation, '/sign-in', { email, password: newPassword })
  expect(plain.headers.get('location')).toBe('/work')
}, 240_000)

it('lets an organisation ask a second factor of those who bind others', async () => {
  let ahead = 0
  const installation = await openTestInstallation({ now: () => new Date(Date.now() + ahead) })
  const believed = () => {
    ahead += believedMilliseconds + 100
  }
  const [administrator, operator] = [
    await signUpPerson(installation, { role: 'administrator' }),
    await signUpPerson(installation, { role: 'operator' }),
  ]
  const demand = (cookie: string) =>
    sendForm(installation, '/account/second-factor-demand', { required: 'yes' }, { cookie })
  // Whoever has none would lock themselves out.
  expect((await demand(administrator.cookie)).status).toBe(400)
  await enteredWith(installation, administrator.personId, 'passkey')
  believed()
  const saved = await demand(administrator.cookie)
  expect(saved.headers.get('location')).toBe('/account/members?told=saved')
  await enteredWith(installation, administrator.personId, 'password')
  believed()
  const { cookie } = administrator
  const facilities = { headers: { cookie } }
  expect((await installation.app.request('/api/v1/facilities', facilities)).status).toBe(403)
  expect((await operator.request('/api/v1/facilities')).status).toBe(200)
  const page = await installation.app.request('/account', facilities)
  expect(await page.text()).toContain('lets Administrator act only after a second factor')
})

async function enteredWith(
  { store }: TestInstallation,
  personId: string,
  way: 'password' | 'passkey',
): Promise<void> {
  await store.auth
    .updateTable('auth.session')
    .set({ entered_with: way })
    .where('person_id', '=', personId)
    .execute()
}

async function rowsOf(
  { connection }: TestInstallation,
  table: string,
): Promise<readonly unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query(`select * from auth.${table}`)
  await client.end()
  return rows
}
