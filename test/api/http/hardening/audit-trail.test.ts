import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeAccessKey } from '../../../../api/people/access/access-keys.ts'
import { audit } from '../../../../api/people/access/audit.ts'
import { addOrganisation } from '../../../../api/store/organisations/organisations.ts'
import { jsonOf } from '../../../harness/answers.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'

interface Trail {
  readonly entries: readonly {
    readonly kind: string
    readonly action: string
    readonly actor: { readonly name: string; readonly organisation: string | null }
  }[]
  readonly next: string | null
}

it('shows the owner every look of an authority, by name, and no other company’s', async () => {
  const installation = await openTestInstallation()
  const { regulator } = await openAuthority(installation, 'HK')
  const second = await addTestOrganisation(installation, 'second')
  const looking = { headers: { 'loomcell-organisation': 'first' } }
  expect((await regulator.request('/api/v1/stock', looking)).status).toBe(200)
  expect((await regulator.request('/api/v1/batches/NOWHERE', looking)).status).toBe(404)
  const { entries } = await trailOf(installation, '?kind=look')
  expect(entries).toMatchObject([
    { action: 'GET /api/v1/batches/NOWHERE', actor: { name: 'Inspector', organisation: 'EPD' } },
    { action: 'GET /api/v1/stock', actor: { name: 'Inspector', organisation: 'EPD' } },
  ])
  const theirs = await installation.app.request('/api/v1/audit', {
    headers: { authorization: `Bearer ${second.key}` },
  })
  expect(await jsonOf(theirs)).toEqual({ entries: [], next: null })
  // Who looks is not the one who reads the trail.
  expect((await regulator.request('/api/v1/audit', looking)).status).toBe(403)
})

it('puts each table and file that leaves on the trail, and nothing else that is read', async () => {
  const installation = await openTestInstallation()
  const { request } = installation
  const period = 'from=2026-01-01&to=2026-02-01'
  const flow = `/api/v1/reports/flow?${period}`
  expect((await request(flow)).status).toBe(200)
  for (const accept of ['text/csv', 'application/pdf'])
    expect((await request(flow, { headers: { accept } })).status).toBe(200)
  await request('/api/v1/streams/battery/stages/weighed/template.csv')
  const body = 'stream,stage,facility\nbattery,weighed,A\n'
  const headers = { 'content-type': 'text/csv' }
  expect((await request('/api/v1/imports', { method: 'POST', body, headers })).status).toBe(200)
  const operator = await signUpPerson(installation, { role: 'operator' })
  expect((await operator.request(`/work/flow?${period}`)).status).toBe(200)
  for (const form of ['csv', 'pdf'])
    expect((await operator.request(`/work/flow?${period}&as=${form}`)).status).toBe(200)
  const actions = (await trailOf(installation)).entries.map(({ action }) => action)
  expect(actions).toEqual([
    'GET /work/flow',
    'GET /work/flow',
    'POST /api/v1/imports',
    'GET /api/v1/reports/flow',
    'GET /api/v1/reports/flow',
  ])
})

it('is read page by page, by time, and as a table that no spreadsheet runs', async () => {
  const { request, ...installation } = await openTestInstallation()
  const { store, actor } = installation
  for (let day = 1; day <= 5; day += 1) {
    const now = new Date(`2026-11-0${day}T00:00:00Z`)
    const { organisationKey, organisation } = actor
    const station = {
      kind: 'station',
      role: 'station',
      keyKey: day,
      stationId: randomUUID(),
      name: '=HYPERLINK("x")',
      organisation: { organisationKey, slug: organisation, name: organisation, names: {} },
    } as const
    await audit(store.system, station, { kind: 'administration', action: `ACT /${day}`, now })
  }
  const first = await trailOf(installation, '?limit=2')
  expect(first.entries.map(({ action }) => action)).toEqual(['ACT /5', 'ACT /4'])
  const rest = await trailOf(installation, `?cursor=${first.next}`)
  expect(rest.entries.map(({ action }) => action)).toEqual(['ACT /3', 'ACT /2', 'ACT /1'])
  const between = '?from=2026-11-02T00:00:00Z&to=2026-11-04T08:00:00%2B08:00'
  const some = await trailOf(installation, between)
  expect(some.entries.map(({ action }) => action)).toEqual(['ACT /3', 'ACT /2'])
  const table = await request('/api/v1/audit', { headers: { accept: 'text/csv' } })
  expect(await table.text()).toContain(`"'=HYPERLINK(""x"")"`)
  expect((await request('/api/v1/audit?kind=gossip')).status).toBe(422)
})

it('is for administrators', async () => {
  const { app, store, actor } = await openTestInstallation()
  for (const role of ['station', 'operator', 'supervisor'] as const) {
    const given = { name: role, now: new Date(), role }
    const key = await makeAccessKey(store.system, actor.organisationKey, given)
    const headers = { authorization: `Bearer ${key}` }
    expect((await app.request('/api/v1/audit', { headers })).status).toBe(403)
  }
})

async function trailOf({ app, key }: Pick<TestInstallation, 'app' | 'key'>, query = '') {
  const headers = { authorization: `Bearer ${key}` }
  return jsonOf<Trail>(await app.request(`/api/v1/audit${query}`, { headers }))
}

/** An authority of a jurisdiction with one regulator. */
async function openAuthority(installation: TestInstallation, jurisdiction: string) {
  const { store } = installation
  const added = { slug: 'epd', name: 'EPD', now: new Date() }
  const { organisationKey } = await addOrganisation(store.system, added)
  await store.system
    .updateTable('organisation')
    .set({ kind: 'authority', jurisdiction })
    .where('organisation_key', '=', organisationKey)
    .execute()
  const name = 'Inspector'
  const given = { role: 'regulator', organisation: organisationKey, name } as const
  return { organisationKey, regulator: await signUpPerson(installation, given) }
}
