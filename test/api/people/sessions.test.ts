import { describe, expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

describe('a session', () => {
  it('lets an operator read and record, and not administer', async () => {
    const installation = await openTestInstallation()
    const operator = await signUpPerson(installation, { role: 'operator' })
    const facilities = await operator.request('/api/v1/facilities')
    expect(await jsonOf(facilities)).toMatchObject({ facilities: [{ code: 'A' }, { code: 'B' }] })
    const body = JSON.stringify({ code: 'C', name: 'C' })
    expect((await operator.request('/api/v1/facilities', { method: 'POST', body })).status).toBe(
      403,
    )
    const administrator = await signUpPerson(installation, { role: 'administrator' })
    const added = await administrator.request('/api/v1/facilities', { method: 'POST', body })
    expect(added.status).toBe(201)
  })
})

it('shows a person where they are signed in and ends any of it, and nobody else’s', async () => {
  const installation = await openTestInstallation()
  const here = await signUpPerson(installation, { role: 'operator' })
  const other = await signUpPerson(installation, { role: 'operator' })
  const listed = await jsonOf<{ sessions: { id: string; isThis: boolean }[] }>(
    await here.request('/api/v1/sessions'),
  )
  expect(listed.sessions).toMatchObject([{ isThis: true, enteredWith: 'password' }])
  const id = listed.sessions[0]?.id
  expect((await other.request(`/api/v1/sessions/${id}`, { method: 'DELETE' })).status).toBe(404)
  expect((await here.request('/api/v1/session')).status).toBe(200)
  expect((await here.request(`/api/v1/sessions/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await here.request('/api/v1/session')).status).toBe(401)
  // A cookie whose signature is not ours, or that is no cookie of ours at all, is nobody.
  const [name = '', value = ''] = other.cookie.split('=')
  const forged = `${value.slice(0, 10)}AAAA${value.slice(14)}`
  for (const cookie of [`${name}=${forged}`, `${name}=`, `${name}=%E0%A4%A`, `${name}=a.b`]) {
    expect(
      (await installation.app.request('/api/v1/session', { headers: { cookie } })).status,
    ).toBe(401)
  }
})

it('ends a session that nobody used for twelve hours, and any after seven days', async () => {
  let time = Date.now()
  const installation = await openTestInstallation({ now: () => new Date(time) })
  const hour = 3_600_000
  const idle = await signUpPerson(installation, { role: 'operator' })
  time += 12 * hour + 60_000
  expect((await idle.request('/api/v1/session')).status).toBe(401)
  const busy = await signUpPerson(installation, { role: 'operator' })
  await installation.store.auth
    .updateTable('auth.session')
    .set({ last_used_time: new Date(time) })
    .execute()
  for (let round = 0; round < 14; round += 1) {
    time += 11 * hour
    expect((await busy.request('/api/v1/session')).status).toBe(200)
  }
  time += 11 * hour
  expect((await busy.request('/api/v1/session')).status).toBe(401)
})

it('lets a regulator look at companies of the jurisdiction only, and shows each look to the company', async () => {
  const installation = await openTestInstallation()
  const { store, actor } = installation
  const now = new Date()
  const add = async (slug: string, kind: 'company' | 'authority', jurisdiction: string) => {
    const added = await addAnyOrganisation(store.system, {
      slug,
      name: slug,
      kind,
      jurisdiction,
      now,
    })
    return added?.organisationKey ?? 0
  }
  const authority = await add('watch', 'authority', 'HK')
  await add('abroad', 'company', 'CN')
  const regulator = await signUpPerson(installation, { role: 'regulator', organisation: authority })
  const look = (slug: string) =>
    regulator.request('/api/v1/facilities', { headers: { 'loomcell-organisation': slug } })
  expect(await jsonOf(await look('first'))).toMatchObject({ facilities: [{ code: 'A' }, {}] })
  const abroad = await look('abroad')
  const nowhere = await look('nowhere')
  expect([abroad.status, nowhere.status]).toEqual([403, 403])
  expect(await abroad.text()).toBe(await nowhere.text())
  const body = JSON.stringify({ code: 'C', name: 'C' })
  const write = await regulator.request('/api/v1/facilities', {
    method: 'POST',
    body,
    headers: { 'loomcell-organisation': 'first' },
  })
  expect(write.status).toBe(403)
  const looks = await store.system
    .selectFrom('audit_entry')
    .select(['organisation_key', 'action', 'actor_organisation_key'])
    .where('kind', '=', 'look')
    .execute()
  expect(looks).toEqual([
    {
      organisation_key: actor.organisationKey,
      action: 'GET /api/v1/facilities',
      actor_organisation_key: authority,
    },
  ])
})
