import { expect, it } from 'vitest'
import { addPasskey } from '../../../api/store/people/passkeys.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { sendForm, setPassword, signUpPerson, type TestPerson } from '../../harness/people.ts'
import { totpCode } from '../../harness/totp.ts'

const password = 'four grams of lithium'

it('asks who it is before a passkey goes, with a password or without one', async () => {
  let time = Date.now()
  const installation = await openTestInstallation({ now: () => new Date(time) })
  const person = await signUpPerson(installation, { role: 'operator' })
  await addKey(installation, person, 'first')
  const remove = (fields: Record<string, string>) =>
    sendForm(installation, '/account/passkeys/remove', { passkey: 'first', ...fields }, person)
  // Whoever came in through a provider has no password: a sign-in of long ago is not enough.
  time += 16 * 60_000
  expect((await remove({})).status).toBe(400)
  await setPassword(installation, person.personId, password)
  expect((await remove({})).status).toBe(400)
  expect((await remove({ password: 'not it' })).status).toBe(400)
  expect((await remove({ password })).headers.get('location')).toBe('/account?told=passkey-removed')
  expect((await person.request('/api/v1/session')).status).toBe(401)
})

it('takes the sign-in of the last minutes for it where there is no password, and a passkey shown since', async () => {
  let time = Date.now()
  const installation = await openTestInstallation({ now: () => new Date(time) })
  const person = await signUpPerson(installation, { role: 'operator' })
  await addKey(installation, person, 'first')
  await addKey(installation, person, 'second')
  const offered = () => person.request('/account/passkeys/options', { method: 'POST', body: '{}' })
  expect((await offered()).status).toBe(200)
  time += 16 * 60_000
  expect((await offered()).status).toBe(400)
  const shown = await person.request('/account/confirm', { method: 'POST', body: '{}' })
  expect(shown.status).toBe(400)
  expect((await offered()).status).toBe(400)
  const times = { confirmed_time: new Date(time) }
  await installation.store.auth.updateTable('auth.session').set(times).execute()
  expect((await offered()).status).toBe(200)
  time += 6 * 60_000
  await setPassword(installation, person.personId, password)
  expect((await offered()).status).toBe(400)
})

it('asks who it is before other sessions end, on the page and over the API', async () => {
  let time = Date.now()
  const installation = await openTestInstallation({ now: () => new Date(time) })
  const person = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, person.personId, password)
  const other = await sendForm(installation, '/sign-in', { email: person.email, password })
  expect(other.status).toBe(303)
  time += 16 * 60_000
  const end = (fields: Record<string, string>) =>
    sendForm(installation, '/account/sessions/end', fields, person)
  expect((await end({})).status).toBe(400)
  const { sessions } = (await (await person.request('/api/v1/sessions')).json()) as {
    sessions: { id: string; isThis: boolean }[]
  }
  const [theirs] = sessions.filter(({ isThis }) => !isThis)
  const ended = await person.request(`/api/v1/sessions/${theirs?.id}`, { method: 'DELETE' })
  expect(ended.status).toBe(403)
  expect((await end({ password })).headers.get('location')).toBe('/account?told=session-ended')
})

it('looks at few codes before an authenticator is on, and at none afterwards', async () => {
  const time = Date.now()
  const installation = await openTestInstallation({ now: () => new Date(time) })
  const person = await signUpPerson(installation, { role: 'operator' })
  const post = (path: string, fields: Record<string, string>, cookie = person.cookie) =>
    sendForm(installation, `/account/second-factor${path}`, fields, { cookie })
  // Nothing to confirm, renew or remove yet.
  expect((await post('/confirm', { code: '000000' })).status).toBe(400)
  expect((await post('/codes', {})).status).toBe(400)
  expect((await post('/remove', {})).status).toBe(400)
  const page = await (await post('', {})).text()
  const key = /class="code">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await post('/confirm', { code: '12345' })).status).toBe(400)
  }
  const confirmed = await post('/confirm', { code: totpCode(key, time) })
  expect(confirmed.status).toBe(200)
  const cookie = confirmed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  for (const code of [totpCode(key, time), totpCode(key, time + 30_000), '000000']) {
    expect((await post('/confirm', { code }, cookie)).status).toBe(400)
  }
  const other = await signUpPerson(installation, { role: 'operator' })
  await sendForm(installation, '/account/second-factor', {}, other)
  const statuses = []
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await sendForm(
      installation,
      '/account/second-factor/confirm',
      { code: `${100_000 + tries}` },
      other,
    )
    statuses.push(answer.status)
  }
  expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(12)
  expect(statuses.at(-1)).toBe(429)
})

function addKey({ store }: TestInstallation, { personId }: TestPerson, credentialId: string) {
  const passkey = { credentialId, personId, name: credentialId, publicKey: Buffer.from('x') }
  return addPasskey(store.auth, { ...passkey, counter: 0, transports: [], now: new Date() })
}
