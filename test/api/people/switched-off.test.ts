import { expect, it } from 'vitest'
import { personDisable } from '../../../api/commands/person-access.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { addMembership } from '../../../api/store/people/memberships.ts'
import { jsonOf } from '../../harness/answers.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { sendForm, setPassword, signUpPerson } from '../../harness/people.ts'
import { runCommand } from '../../harness/run-command.ts'

const password = 'four grams of lithium'

it('lets an administrator switch a membership off and on and end what a member entered', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const idOf = await idsIn(installation)
  const patch = (email: string, disabled: boolean) =>
    administrator.request(`/api/v1/memberships/${idOf(email)}`, {
      method: 'PATCH',
      body: JSON.stringify({ disabled }),
    })
  const read = async () => (await operator.request('/api/v1/facilities')).status
  expect(await read()).toBe(200)
  expect((await patch(operator.email, true)).status).toBe(204)
  expect(await read()).toBe(403)
  expect((await patch(operator.email, false)).status).toBe(204)
  expect(await read()).toBe(200)
  const last = await patch(administrator.email, true)
  expect(await jsonOf(last)).toMatchObject({ code: 'last_administrator' })
  // Two at once do not switch each other off.
  const second = await signUpPerson(installation, { role: 'administrator' })
  const ids = await idsIn(installation)
  const off = (email: string) =>
    installation.request(`/api/v1/memberships/${ids(email)}`, {
      method: 'PATCH',
      body: JSON.stringify({ disabled: true }),
    })
  const both = await Promise.all([off(administrator.email), off(second.email)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409])

  const signOut = await installation.request(
    `/api/v1/memberships/${ids(operator.email)}/sessions`,
    {
      method: 'DELETE',
    },
  )
  expect(signOut.status).toBe(204)
  expect((await operator.request('/api/v1/session')).status).toBe(401)
  const trail = await jsonOf<{ entries: { action: string }[] }>(
    await installation.request('/api/v1/audit'),
  )
  const actions = trail.entries.map(({ action }) => action)
  expect(actions).toContain('switched a membership off')
  expect(actions).toContain('ended the sessions of a member')
})

it('signs nobody out of another organisation', async () => {
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  const other = await addTestOrganisation(installation, 'other')
  const { personId } = person
  await addMembership(installation.store.system, other.actor.organisationKey, {
    personId,
    role: 'operator',
    now: new Date(),
  })
  const idOf = await idsIn(installation)
  const ended = await installation.request(`/api/v1/memberships/${idOf(person.email)}/sessions`, {
    method: 'DELETE',
  })
  expect(ended.status).toBe(204)
  const actingFor = async (slug: string) =>
    (await person.request('/api/v1/facilities', { headers: { 'loomcell-organisation': slug } }))
      .status
  expect([await actingFor('first'), await actingFor('other')]).toEqual([403, 200])
})

it('lets the platform and the command line switch an account off: no way in is left until it is on again', async () => {
  const outbox = await openOutbox()
  const installation = await openTestInstallation({ mailer: outbox.mailer })
  const { store } = installation
  const now = new Date()
  const platform = await addAnyOrganisation(store.system, {
    slug: 'platform',
    name: 'Platform',
    kind: 'platform',
    jurisdiction: 'HK',
    now,
  })
  const keeper = await signUpPerson(installation, {
    role: 'platform',
    organisation: platform?.organisationKey ?? 0,
  })
  const person = await signUpPerson(installation, { role: 'administrator' })
  const { email, personId } = person
  await setPassword(installation, personId, password)
  const found = await keeper.request(`/api/v1/accounts?email=${email}`)
  expect(await jsonOf(found)).toMatchObject({ id: personId, disabledTime: null })
  expect((await person.request(`/api/v1/accounts?email=${email}`)).status).toBe(403)
  expect((await installation.request(`/api/v1/accounts?email=${email}`)).status).toBe(403)
  const patch = (of: string, disabled: boolean) =>
    keeper.request('/api/v1/accounts', {
      method: 'PATCH',
      body: JSON.stringify({ email: of, disabled }),
    })
  expect((await patch(email, true)).status).toBe(200)
  expect((await person.request('/api/v1/session')).status).toBe(401)
  const nobody = await sendForm(installation, '/sign-in', {
    email: 'nobody@test.example',
    password,
  })
  const off = await sendForm(installation, '/sign-in', { email, password })
  expect([off.status, await off.text()]).toEqual([
    400,
    (await nobody.text()).replaceAll('nobody@test.example', email),
  ])
  await sendForm(installation, '/forgot', { email })
  expect(await outbox.count()).toBe(0)
  expect((await patch(email, false)).status).toBe(200)
  expect((await sendForm(installation, '/sign-in', { email, password })).status).toBe(303)
  expect((await patch(keeper.email, true)).status).toBe(409)

  const run = await runCommand(installation, personDisable, { words: [email] })
  expect(run.code).toBe(0)
  expect((await sendForm(installation, '/sign-in', { email, password })).status).toBe(400)
  const trail = await jsonOf<{ entries: { action: string; actor: object }[] }>(
    await installation.request('/api/v1/audit?kind=administration'),
  )
  expect(trail.entries.map(({ action }) => action)).toContain('switched an account off')
  const page = await sendForm(
    installation,
    `/account/accounts/${personId}`,
    { act: 'enable' },
    keeper,
  )
  expect(page.status).toBe(200)
  expect((await sendForm(installation, '/sign-in', { email, password })).status).toBe(303)
}, 240_000)

async function idsIn({ request }: TestInstallation): Promise<(email: string) => string> {
  const { memberships } = await jsonOf<{
    memberships: { id: string; person: { email: string } }[]
  }>(await request('/api/v1/memberships'))
  return (email) => memberships.find(({ person }) => person.email === email)?.id ?? ''
}
