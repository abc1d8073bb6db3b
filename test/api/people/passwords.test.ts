import { describe, expect, it } from 'vitest'
import { faultInPassword } from '../../../api/people/sign-in/fault-in-password.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { linkIn, openOutbox } from '../../harness/outbox.ts'
import { sendForm, sessionCookieIn, setPassword, signUpPerson } from '../../harness/people.ts'

const person = { email: 'chan.taiman@test.example', name: 'Chan Tai Man' }

describe('the rules for passwords', () => {
  it.each([
    ['seven77', 'too_short'],
    ['x'.repeat(257), 'too_long'],
    ['password', 'common'],
    ['PASSWORD', 'common'],
    ['qwertyuiop', 'common'],
    ['abababab', 'common'],
    ['chan.taiman', 'names_you'],
    ['ChanTaiMan2026!', 'names_you'],
    ['Loomcell2026', 'names_you'],
  ])('refuse "%s" as %s', (password, fault) => {
    expect(faultInPassword(password, person)).toBe(fault)
  })

  it.each([
    'grams of lithium',
    '        two words',
    '一磅棉花比一磅鐵重嗎',
    'x9$kLm2!',
    'correct horse battery staple'.repeat(4),
  ])('take "%s", whatever characters it has', (password) => {
    expect(faultInPassword(password, person)).toBeUndefined()
  })
})

it('sets a new password by a link that works once, ends all sessions, and tells no stranger who has an account', async () => {
  const outbox = await openOutbox()
  const installation = await openTestInstallation({ mailer: outbox.mailer })
  const { app } = installation
  const owner = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, owner.personId, 'the old one, never liked')
  const asked = await sendForm(installation, '/forgot', { email: owner.email })
  const unknown = await sendForm(installation, '/forgot', { email: 'nobody@test.example' })
  expect(await unknown.text()).toBe(await asked.text())
  const link = linkIn(await outbox.read(owner.email))
  expect(await outbox.count()).toBe(1)

  const weak = await sendForm(installation, link, { newPassword: 'password1' })
  expect([weak.status, (await weak.text()).includes('Many people use')]).toEqual([400, true])
  const newPassword = 'four grams of lithium'
  const set = await sendForm(installation, link, { newPassword })
  // Whoever has set it is signed in with it.
  expect(set.headers.get('location')).toBe('/work')
  const signedIn = { headers: { cookie: sessionCookieIn(set.headers) } }
  expect((await app.request('/api/v1/session', signedIn)).status).toBe(200)
  expect((await sendForm(installation, link, { newPassword: 'a later thief' })).status).toBe(404)
  expect((await app.request(link)).status).toBe(404)
  expect((await owner.request('/api/v1/session')).status).toBe(401)
  expect(await outbox.read(owner.email)).toContain('a new password was set')
  const entered = await sendForm(installation, '/sign-in', {
    email: owner.email,
    password: newPassword,
  })
  expect(entered.status).toBe(303)

  // Changing it while signed in asks for the current one, gives the session another token and ends the others.
  const cookie = sessionCookieIn(entered.headers)
  const [wrong, right] = ['not it', newPassword].map((password) => ({
    password,
    newPassword: 'another new one',
  }))
  expect((await sendForm(installation, '/account/password', wrong ?? {}, { cookie })).status).toBe(
    400,
  )
  const changed = await sendForm(installation, '/account/password', right ?? {}, { cookie })
  expect(changed.headers.get('location')).toBe('/account?told=password-changed')
  const renewed = { headers: { cookie: sessionCookieIn(changed.headers) } }
  expect((await app.request('/api/v1/session', renewed)).status).toBe(200)
  expect((await app.request('/api/v1/session', { headers: { cookie } })).status).toBe(401)
}, 240_000)
