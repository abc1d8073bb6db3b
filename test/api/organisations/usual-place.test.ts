import { expect, it } from 'vitest'
import { facilityView } from '../../../api/organisations/facility-schemas.ts'
import { findOrganisation } from '../../../api/store/first-start.ts'
import { findFacility } from '../../../api/store/organisations/facilities.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

const path = '/api/v1/organisation'

it('says where those facilities of an organisation are that say nothing, and changes its zone from now on', async () => {
  const installation = await openTestInstallation()
  const read = async () => jsonOf(await installation.request(path))
  expect(await read()).toMatchObject({ slug: 'first', jurisdiction: 'HK' })
  expect(await read()).not.toHaveProperty('timeZone')
  const changed = await change(installation, { timeZone: 'Europe/Berlin' })
  expect(await changed.json()).toMatchObject({ timeZone: 'Europe/Berlin' })
  expect(await placeOf(installation, 'A')).toEqual({
    timeZone: 'Europe/Berlin',
    jurisdiction: 'HK',
  })
  const own = JSON.stringify({ timeZone: 'Asia/Tokyo', jurisdiction: 'JP-13' })
  await installation.request('/api/v1/facilities/A', { method: 'PATCH', body: own })
  expect(await placeOf(installation, 'A')).toEqual({
    timeZone: 'Asia/Tokyo',
    jurisdiction: 'JP-13',
  })
  expect(await placeOf(installation, 'B')).toMatchObject({ timeZone: 'Europe/Berlin' })
  await change(installation, { timeZone: null })
  expect(await placeOf(installation, 'B')).toEqual({ timeZone: null, jurisdiction: 'HK' })
  const trail = await jsonOf<{ entries: { action: string; detail: unknown }[] }>(
    await installation.request('/api/v1/audit'),
  )
  expect(trail.entries.filter(({ action }) => action === 'organisation changed')).toMatchObject([
    { detail: { timeZone: null } },
    { detail: { timeZone: 'Europe/Berlin' } },
  ])
})

it.each(['', '+08', '+08:00', 'UTC+8', 'Mars/Olympus', 'HK', 8])(
  'knows no time zone %j',
  async (timeZone) => {
    const installation = await openTestInstallation()
    const refused = await change(installation, { timeZone })
    expect([refused.status, [...(await pointersIn(refused))]]).toEqual([422, ['/timeZone']])
  },
)

it('leaves it to the platform under whose law an organisation lies, since that says who oversees it', async () => {
  const installation = await openTestInstallation()
  const own = await change(installation, { jurisdiction: 'DE' })
  expect([own.status, [...(await pointersIn(own))]]).toEqual([422, ['/jurisdiction']])
  const elsewhere = (asker: Pick<TestInstallation, 'request'>, slug: string, body: object) =>
    asker.request(`/api/v1/organisations/${slug}`, { method: 'PATCH', body: JSON.stringify(body) })
  expect((await elsewhere(installation, 'first', { jurisdiction: 'DE' })).status).toBe(403)
  const added = await addAnyOrganisation(installation.store.system, {
    slug: 'operations',
    name: 'Operations',
    kind: 'platform',
    jurisdiction: 'HK',
    now: new Date(),
  })
  const organisation = added?.organisationKey ?? 0
  const platform = await signUpPerson(installation, { role: 'platform', organisation })
  const moved = await elsewhere(platform, 'first', {
    jurisdiction: 'DE-BE',
    timeZone: 'Europe/Berlin',
  })
  expect(await moved.json()).toMatchObject({ jurisdiction: 'DE-BE', timeZone: 'Europe/Berlin' })
  expect(await placeOf(installation, 'A')).toEqual({
    timeZone: 'Europe/Berlin',
    jurisdiction: 'DE-BE',
  })
  const wrong = await elsewhere(platform, 'first', { jurisdiction: 'CN-HK', timeZone: 'Berlin' })
  expect([...(await pointersIn(wrong))].sort()).toEqual(['/jurisdiction', '/timeZone'])
  expect((await elsewhere(platform, 'nobody', {})).status).toBe(404)
  expect(await findOrganisation(installation.store.system, 'nobody')).toBeUndefined()
})

it('says of a facility itself only what was said of it', async () => {
  const installation = await openTestInstallation()
  await change(installation, { timeZone: 'Europe/Berlin' })
  const { organisationKey } = installation.actor
  const facility = await findFacility(installation.store.system, organisationKey, 'A')
  expect(facility && facilityView(facility)).toEqual({ code: 'A', name: 'A' })
})

function change({ request }: Pick<TestInstallation, 'request'>, body: object) {
  return request(path, { method: 'PATCH', body: JSON.stringify(body) })
}

async function placeOf({ store, actor: { organisationKey } }: TestInstallation, code: string) {
  return (await findFacility(store.system, organisationKey, code))?.place
}
