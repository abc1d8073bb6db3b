import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { addMembership } from '../../../api/store/people/memberships.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { takeIn } from '../../harness/held-pack.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { sendForm, sessionCookieIn, signUpPerson } from '../../harness/people.ts'
import { openWorkplace } from '../../harness/workplace.ts'

async function keeperOf(installation: TestInstallation) {
  const asked = { slug: 'the-platform', name: 'Platform', jurisdiction: 'HK', now: new Date() }
  const { system } = installation.store
  const added = await addAnyOrganisation(system, { ...asked, kind: 'platform' })
  return signUpPerson(installation, {
    role: 'platform',
    organisation: added?.organisationKey ?? 0,
  })
}

it('gives whoever runs the installation a home, where organisations are added and their first administrator invited', async () => {
  const installation = await openTestInstallation()
  const keeper = await keeperOf(installation)
  const path = '/work/organisations'
  const home = await keeper.request('/work')
  expect([home.status, home.headers.get('location')]).toEqual([303, path])
  const shut = await (await keeper.request('/work/stock')).text()
  expect(shut).toContain(`class="button" href="${path}"`)
  const page = await (await keeper.request(path)).text()
  expect(page).toContain('href="/account/accounts"')
  const form = fieldsIn(page)
  const wrong = { '/slug': 'Old Town', '/name': '', '/kind': 'x', '/jurisdiction': 'CN-HK' }
  for (const [language, fill] of [
    ['en', 'Fill this in'],
    ['zh-Hant', '請填寫此欄'],
    ['zh-Hans', '请填写此栏'],
  ] as const) {
    const refused = await send(keeper, `${path}?lang=${language}`, form, wrong)
    const told = await refused.text()
    expect([refused.status, told.match(/class="wrong"/g)?.length]).toEqual([422, 4])
    expect(told).toContain(fill)
  }
  const right = { '/slug': 'old-town', '/name': 'Old Town Recycling', '/kind': 'company' }
  const added = await send(keeper, path, form, right)
  const at = `${path}/old-town`
  expect(added.headers.get('location')).toBe(`${at}?told=added`)
  expect((await send(keeper, path, form, right)).status).toBe(422)

  const one = fieldsIn(await (await keeper.request(at)).text())
  expect((await send(keeper, at, one, { '/jurisdiction': 'Hongkong' })).status).toBe(422)
  expect((await send(keeper, at, one, { '/jurisdiction': 'SG' })).status).toBe(303)
  const nobody = await send(keeper, `${at}/administrator`, new URLSearchParams(), { '/email': 'x' })
  expect([nobody.status, (await nobody.text()).includes('Cannot send to')]).toEqual([422, true])

  // There is no mail server here: the link is shown once, and nobody keeps the page.
  const email = 'first@old-town.example'
  const invited = await send(keeper, `${at}/administrator`, new URLSearchParams(), {
    '/email': email,
  })
  const shown = await invited.text()
  expect([invited.status, invited.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(shown).toContain(`aria-label="QR code of the invitation for ${email}"`)
  const [, link = ''] = /http:\/\/localhost(\/invitations\/[\w-]+)/.exec(shown) ?? []
  expect(await (await keeper.request(at)).text()).not.toContain(link)
  const joined = await sendForm(installation, link, {
    name: 'First',
    newPassword: 'four grams of lithium',
  })
  expect(joined.headers.get('location')).toBe('/work')
  const cookie = sessionCookieIn(joined.headers)
  expect((await installation.app.request('/work', { headers: { cookie } })).status).toBe(200)

  // Now it says itself who belongs to it.
  expect(await (await keeper.request(at)).text()).toContain('It has an administrator')
  const again = { '/email': 'keeper@platform.example' }
  const later = await send(keeper, `${at}/administrator`, new URLSearchParams(), again)
  const told = await later.text()
  expect([later.status, told]).toEqual([409, expect.stringContaining('role="alert"')])
  expect(told).toContain('who invites everybody else')
  // Another language is asked for at the page's own address, which answers.
  expect(told).toContain(`href="${at}?lang=zh-Hant"`)
  const body = JSON.stringify({ email: 'keeper@platform.example' })
  const byApi = await keeper.request('/api/v1/organisations/old-town/invitations', {
    method: 'POST',
    body,
  })
  expect(await jsonOf(byApi)).toMatchObject({ code: 'not_allowed' })
  expect((await keeper.request(`${path}/nowhere`)).status).toBe(404)
}, 60_000)

it('suspends an organisation: nobody acts for it by a membership or a key, and everybody does again afterwards', async () => {
  const installation = await openTestInstallation()
  const keeper = await keeperOf(installation)
  const member = await signUpPerson(installation, { role: 'administrator' })
  const at = '/work/organisations/first'
  const status = async () => [
    (await member.request('/work')).status,
    (await member.request('/api/v1/facilities')).status,
    (await installation.request('/api/v1/facilities')).status,
  ]
  expect(await status()).toEqual([200, 200, 200])
  const act = (word: string) => send(keeper, `${at}/suspension`, new URLSearchParams({ do: word }))
  expect((await act('suspend')).headers.get('location')).toBe(`${at}?told=saved`)
  expect((await act('suspend')).status).toBe(303)
  // The key is remembered for seconds: what it sends is judged once more at its commit.
  const scan = JSON.stringify(takeIn('PACK-1', new Date()))
  const sent = await installation.request('/api/v1/scans', { method: 'POST', body: scan })
  expect(await sent.text()).not.toContain('"accepted"')
  const shown = await (await keeper.request(`${at}?lang=zh-Hant`)).text()
  expect(shown).toContain('起暫停')
  expect(await (await keeper.request('/work/organisations')).text()).toContain('>suspended<')
  const later = createApp({ installation, log: () => {}, now: () => new Date() })
  const headers = { authorization: `Bearer ${installation.key}` }
  expect((await later.request('/api/v1/facilities', { headers })).status).toBe(401)
  expect((await member.request('/work')).headers.get('location')).toBe('/account')
  expect((await member.request('/api/v1/facilities')).status).toBe(403)
  expect((await act('resume')).status).toBe(303)
  expect((await member.request('/api/v1/facilities')).status).toBe(200)
  expect(await (await member.request('/api/v1/batches')).text()).not.toContain('PACK-1')
  await installation.request('/api/v1/scans', { method: 'POST', body: scan })
  expect(await (await member.request('/api/v1/batches')).text()).toContain('PACK-1')
  const trail = await (await member.request('/work/audit')).text()
  expect(trail.match(/<b>Suspended the organisation<\/b>/g)).toHaveLength(1)
  expect(trail).toContain('Let the organisation go on')
  const own = await send(
    keeper,
    '/work/organisations/the-platform/suspension',
    new URLSearchParams({ do: 'suspend' }),
  )
  expect([own.status, await own.text()]).toEqual([409, expect.stringContaining('Cannot suspend')])
}, 60_000)

it('suspends by the API as well, at once, and lets whoever had chosen it act for nobody until they choose again', async () => {
  const installation = await openTestInstallation()
  const keeper = await keeperOf(installation)
  const other = await addTestOrganisation(installation, 'other')
  const person = await signUpPerson(installation, { role: 'operator' })
  const { system } = installation.store
  const { personId } = person
  const further = { personId, role: 'operator', now: new Date() } as const
  await addMembership(system, other.actor.organisationKey, further)
  const choose = async (organisation: string) => {
    const body = JSON.stringify({ organisation })
    return (await person.request('/api/v1/session', { method: 'PATCH', body })).status
  }
  const facilities = async () => (await person.request('/api/v1/facilities')).status
  expect([await choose('first'), await facilities()]).toEqual([204, 200])
  const body = JSON.stringify({ suspended: true })
  const path = '/api/v1/organisations/first'
  expect((await keeper.request(path, { method: 'PATCH', body })).status).toBe(200)
  expect(await facilities()).toBe(403)
  expect((await person.request('/work')).headers.get('location')).toBe('/account')
  expect([await choose('first'), await choose('other'), await facilities()]).toEqual([
    404, 204, 200,
  ])
  const session = await jsonOf(await person.request('/api/v1/session'))
  expect(session).toMatchObject({ organisation: { slug: 'other' } })
}, 60_000)

it('keeps the pages of the platform from everybody else', async () => {
  const { installation, administrator } = await openWorkplace()
  const at = '/work/organisations/harbour-reuse'
  for (const path of ['/work/organisations', at]) {
    expect((await administrator.request(path)).status).toBe(403)
    expect((await send(administrator, path, new URLSearchParams())).status).toBe(403)
  }
  const sent = await send(administrator, `${at}/administrator`, new URLSearchParams())
  expect(sent.status).toBe(403)
  const body = JSON.stringify({ email: 'a@b.example' })
  const path = '/api/v1/organisations/harbour-reuse/invitations'
  expect((await administrator.request(path, { method: 'POST', body })).status).toBe(403)
  expect(installation.logged).toEqual([])
}, 60_000)

it('shows the link of an invitation to be passed on where no mail server takes it, and never where one does', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const wish = { email: 'Floor@test.example', role: 'operator' }
  const path = '/account/members'
  expect(await (await administrator.request(path)).text()).toContain('No mail server is set')
  const invited = await send(administrator, path, new URLSearchParams(wish))
  const page = await invited.text()
  expect([invited.status, invited.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(page).toContain('Pass this on to floor@test.example')
  const [, link = ''] = /http:\/\/localhost(\/invitations\/[\w-]+)/.exec(page) ?? []
  expect((await installation.app.request(link)).status).toBe(200)
  const chinese = await send(administrator, `${path}?lang=zh-Hant`, new URLSearchParams(wish))
  expect(await chinese.text()).toContain('請轉交給 floor@test.example')

  const outbox = await openOutbox()
  const mailed = await openTestInstallation({ mailer: outbox.mailer })
  const theirs = await signUpPerson(mailed, { role: 'administrator' })
  const sent = await send(theirs, path, new URLSearchParams(wish))
  expect(sent.headers.get('location')).toBe('/account/members?told=invited')
  expect(await outbox.read('floor@test.example')).toContain('/invitations/')
}, 60_000)

it('leads whoever accepts a further invitation to the work of that organisation', async () => {
  const { installation, own, other, operator, administrator } = await openWorkplace()
  const { system } = installation.store
  const lead = { personId: administrator.personId, role: 'administrator', now: new Date() } as const
  await addMembership(system, other.organisationKey, lead)
  const invite = async (organisation: string) => {
    const asked = new URLSearchParams({ organisation })
    await send(administrator, '/account/organisation', asked)
    const wish = new URLSearchParams({ email: operator.email, role: 'supervisor' })
    const page = await (await send(administrator, '/account/members', wish)).text()
    return /http:\/\/localhost(\/invitations\/[\w-]+)/.exec(page)?.[1] ?? ''
  }
  expect(await (await operator.request('/work')).text()).toContain('Harbour Reuse Ltd')
  const accepted = await send(operator, await invite(other.organisation), new URLSearchParams())
  expect(accepted.headers.get('location')).toBe('/work')
  const page = await (await operator.request('/work')).text()
  expect(page).toContain('<bdi>Delta Recycling Ltd</bdi> (Supervisor)')
  expect(own.organisation).toBe('harbour-reuse')
}, 60_000)
