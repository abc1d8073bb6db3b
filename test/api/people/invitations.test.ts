import { expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { linkIn, openOutbox } from '../../harness/outbox.ts'
import { sendForm, sessionCookieIn, signUpPerson } from '../../harness/people.ts'

const password = 'four grams of lithium'

it('invites somebody, who signs up by the link once and works from then on', async () => {
  const outbox = await openOutbox()
  const installation = await openTestInstallation({ mailer: outbox.mailer })
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const body = JSON.stringify({ email: 'New.Hand@test.example', role: 'operator' })
  const invited = await administrator.request('/api/v1/invitations', { method: 'POST', body })
  expect(invited.status).toBe(201)
  expect(await jsonOf(invited)).toMatchObject({ email: 'new.hand@test.example', role: 'operator' })
  const mail = await outbox.read('new.hand@test.example')
  // Nobody knows yet in which language they read: subject and text are in all three.
  expect(mail).toMatch(/Subject: You are invited to .* 邀請你加入 .* 邀请您加入 Loomcell\n/)
  const link = linkIn(mail)
  expect(await (await installation.app.request(link)).text()).toContain('new.hand@test.example')

  const weak = await sendForm(installation, link, { name: '', newPassword: 'password' })
  expect(weak.status).toBe(400)
  const named = await weak.text()
  expect([named.includes('Enter your name'), named.includes('Many people use')]).toEqual([
    true,
    true,
  ])
  const accepted = await sendForm(installation, link, { name: 'New Hand', newPassword: password })
  expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/work'])
  const cookie = sessionCookieIn(accepted.headers)
  const session = await installation.app.request('/api/v1/session', { headers: { cookie } })
  expect(await jsonOf(session)).toMatchObject({
    person: { name: 'New Hand', email: 'new.hand@test.example' },
    role: 'operator',
    organisation: { slug: 'first' },
  })
  // The link is spent, and what the table holds opens nothing.
  expect((await installation.app.request(link)).status).toBe(404)
  const again = await sendForm(installation, link, { name: 'X', newPassword: password })
  expect(again.status).toBe(404)
  const rows = await installation.store.system.selectFrom('invitation').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(link.split('/').at(-1))
  const actions = await installation.store.system
    .selectFrom('audit_entry')
    .select('action')
    .execute()
  expect(actions.map(({ action }) => action)).toEqual([
    'invited',
    'accepted an invitation',
    'signed in',
  ])
})

it('adds an organisation to an account only for its owner, signed in', async () => {
  const outbox = await openOutbox()
  const installation = await openTestInstallation({ mailer: outbox.mailer })
  const owner = await signUpPerson(installation, { role: 'operator' })
  const other = await addTestOrganisation(installation, 'other')
  const { organisationKey } = other.actor
  const chief = await signUpPerson(installation, {
    role: 'administrator',
    organisation: organisationKey,
  })
  const body = JSON.stringify({ email: owner.email, role: 'supervisor' })
  await chief.request('/api/v1/invitations', { method: 'POST', body })
  const link = linkIn(await outbox.read(owner.email))

  const stranger = await sendForm(installation, link, { name: 'Thief', newPassword: password })
  expect(await stranger.text()).toContain('Sign in with it to accept')
  const somebodyElse = await sendForm(installation, link, {}, { cookie: chief.cookie })
  expect(await somebodyElse.text()).toContain('signed in as somebody else')
  const accepted = await sendForm(installation, link, {}, { cookie: owner.cookie })
  // Whoever accepts goes to work for that organisation, and chooses another one at any time.
  expect(accepted.headers.get('location')).toBe('/work')
  const open = await owner.request('/api/v1/facilities')
  expect(open.status).toBe(200)
  const back = JSON.stringify({ organisation: 'first' })
  await owner.request('/api/v1/session', { method: 'PATCH', body: back })
  const chosen = JSON.stringify({ organisation: 'other' })
  expect((await owner.request('/api/v1/session', { method: 'PATCH', body: chosen })).status).toBe(
    204,
  )
  const session = await owner.request('/api/v1/session')
  expect(await jsonOf(session)).toMatchObject({
    role: 'supervisor',
    organisation: { slug: 'other' },
  })
  const first = { headers: { 'loomcell-organisation': 'first' } }
  expect(await jsonOf(await owner.request('/api/v1/session', first))).toMatchObject({
    role: 'operator',
    organisation: { slug: 'first' },
  })
  const foreign = JSON.stringify({ organisation: 'nowhere' })
  const refused = await owner.request('/api/v1/session', { method: 'PATCH', body: foreign })
  expect(refused.status).toBe(404)
})

it('lets administrators change and end memberships, but never take away the last of them', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const listed = await jsonOf<{
    memberships: readonly { id: number; person: { id: string } }[]
  }>(await administrator.request('/api/v1/memberships'))
  const idOf = (personId: string) =>
    listed.memberships.find(({ person }) => person.id === personId)?.id
  const own = `/api/v1/memberships/${idOf(administrator.personId)}`
  const theirs = `/api/v1/memberships/${idOf(operator.personId)}`

  expect((await administrator.request(own, { method: 'DELETE' })).status).toBe(409)
  const lower = { method: 'PATCH', body: JSON.stringify({ role: 'operator' }) }
  expect((await administrator.request(own, lower)).status).toBe(409)
  const wrong = { method: 'PATCH', body: JSON.stringify({ role: 'platform' }) }
  expect(await pointersIn(await administrator.request(theirs, wrong))).toEqual(['/role'])
  const higher = { method: 'PATCH', body: JSON.stringify({ role: 'administrator' }) }
  expect((await administrator.request(theirs, higher)).status).toBe(204)
  expect((await administrator.request(own, { method: 'DELETE' })).status).toBe(204)

  // Of two who remove each other at once, one stays.
  const fresh = await signUpPerson(installation, { role: 'administrator' })
  const rows = await installation.store.system.selectFrom('membership').selectAll().execute()
  const freshKey = rows.find((row) => row.person_id === fresh.personId)?.membership_key
  await Promise.all([
    fresh.request(theirs, { method: 'DELETE' }),
    operator.request(`/api/v1/memberships/${freshKey}`, { method: 'DELETE' }),
  ])
  const live = await installation.store.system
    .selectFrom('membership')
    .select('role')
    .where('ended_time', 'is', null)
    .execute()
  expect(live).toEqual([{ role: 'administrator' }])
  const outsider = await addTestOrganisation(installation, 'outside')
  const foreign = await installation.app.request(theirs, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${outsider.key}` },
  })
  expect(foreign.status).toBe(404)
})

it('is told that there is nothing under an address that only looks like an id, and never a fault of ours', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const id of ['-'.repeat(36), 'a'.repeat(36), `${'0'.repeat(8)}-0`]) {
    for (const act of [`invitations/${id}/cancel`, `members/${id}/end`, `members/${id}/sign-out`]) {
      const path = `/account/${act}`
      const { status } = await administrator.request(path, { method: 'POST', headers, body: '' })
      expect({ path, status }).toEqual({ path, status: 400 })
    }
  }
  expect(installation.logged).toEqual([])
})
