import { expect, it } from 'vitest'
import { openTestInstallation } from '../../harness/installation.ts'
import { linkIn, openOutbox } from '../../harness/outbox.ts'
import { sendForm, setPassword, signUpPerson } from '../../harness/people.ts'

const password = 'four grams of lithium'

it('lets no stranger keep an owner from confirming or from a link, whatever is typed', async () => {
  let time = Date.now()
  const outbox = await openOutbox()
  const installation = await openTestInstallation({
    mailer: outbox.mailer,
    now: () => new Date(time),
  })
  const owner = await signUpPerson(installation, { role: 'administrator' })
  const { email, personId } = owner
  await setPassword(installation, personId, password)
  const typed = [
    `confirm ${email}`,
    `link for ${email}`,
    `account ${email}`,
    `["confirm","${personId}"]`,
  ]
  for (const name of [...typed, `confirm ${personId}`, `device x ${email}`]) {
    for (let tries = 0; tries < 12; tries += 1) {
      await sendForm(installation, '/sign-in', { email: name, password: 'wrong' })
    }
  }
  // So many that a link would long be refused, if anything refused it.
  for (let tries = 0; tries < 40; tries += 1) {
    const asked = await sendForm(
      installation,
      '/forgot',
      { email },
      { address: `192.0.2.${tries}` },
    )
    expect(asked.status).toBe(200)
    await sendForm(
      installation,
      '/sign-in',
      { email, password: 'wrong' },
      { address: '198.51.100.1' },
    )
  }
  const confirmed = await sendForm(installation, '/account/second-factor', { password }, owner)
  expect(confirmed.status).toBe(200)
  // Few messages went out, and the last link works, from an address that guesses too.
  expect(await outbox.count()).toBeLessThanOrEqual(6)
  const link = linkIn(await outbox.read(email))
  const stranger = { address: '198.51.100.1' }
  expect((await sendForm(installation, '/forgot', { email }, stranger)).status).toBe(200)
  const set = await sendForm(installation, link, { newPassword: 'a new pound of cotton' }, stranger)
  expect(set.headers.get('location')).toBe('/work')
  // After that a link comes again at once.
  await outbox.read(email, 'a new password was set')
  const links = async () => (await outbox.all()).filter((text) => text.includes('/reset/'))
  const before = await links()
  await sendForm(installation, '/forgot', { email }, { address: '192.0.2.77' })
  await expect.poll(links).toHaveLength(before.length + 1)
  // Minutes later there is one for whoever lost all of them.
  time += 3_600_000
  expect((await sendForm(installation, '/forgot', { email })).status).toBe(200)
}, 240_000)

it('ends all links, sign-ins under way and other sessions with any change of how an account is entered', async () => {
  let time = Date.now()
  const outbox = await openOutbox()
  const installation = await openTestInstallation({
    mailer: outbox.mailer,
    now: () => new Date(time),
  })
  const owner = await signUpPerson(installation, { role: 'operator' })
  const { email, personId } = owner
  await setPassword(installation, personId, password)
  const linkNow = async () => {
    time += 20 * 60_000
    // Other messages, such as that of a changed password, may come between.
    const links = async () => (await outbox.all()).filter((text) => text.includes('/reset/'))
    const before = await links()
    await sendForm(installation, '/forgot', { email })
    await expect.poll(links).toHaveLength(before.length + 1)
    return linkIn((await links()).at(-1) ?? '')
  }
  const [first, second] = [await linkNow(), await linkNow()]
  expect(first).not.toBe(second)
  // Of two at once one is used; the other one is gone with it.
  const used = await Promise.all(
    [first, second].map((link, at) =>
      sendForm(installation, link, { newPassword: `pound of cotton ${at}` }),
    ),
  )
  expect(used.map(({ status }) => status).toSorted()).toEqual([303, 404])
  expect((await owner.request('/api/v1/session')).status).toBe(401)
  const newPassword = used[0]?.status === 303 ? 'pound of cotton 0' : 'pound of cotton 1'

  const third = await linkNow()
  const entered = await sendForm(installation, '/sign-in', { email, password: newPassword })
  const other = await sendForm(installation, '/sign-in', { email, password: newPassword })
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const elsewhere = other.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const asked = () =>
    installation.app.request('/api/v1/session', { headers: { cookie: elsewhere } })
  expect((await asked()).status).toBe(200)
  const change = { password: newPassword, newPassword: 'another new one' }
  expect((await sendForm(installation, '/account/password', change, { cookie })).status).toBe(303)
  expect((await installation.app.request(third)).status).toBe(404)
  expect((await sendForm(installation, third, { newPassword: 'the thief’s own' })).status).toBe(404)
  expect((await asked()).status).toBe(401)
}, 240_000)
