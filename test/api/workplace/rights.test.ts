import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { addMembership } from '../../../api/store/people/memberships.ts'
import { pageRights } from '../../../api/workplace/page-rights.ts'
import { mayRole } from '../../../domain/role.ts'
import { jsonOf } from '../../harness/answers.ts'
import { addTestOrganisation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { papers } from '../../harness/sides.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('has a right for every page below the work list, and no right without a page', async () => {
  const { installation } = await openWorkplace()
  const pages = installation.app.routes
    .filter(({ path, method }) => /^\/work(\/|$)/.test(path) && method !== 'ALL')
    .map(({ path, method }) => `${method} ${path}`)
  expect([...new Set(pages)].sort()).toEqual(Object.keys(pageRights).sort())
})

it('leads whoever is not signed in to the sign-in, and back afterwards', async () => {
  const { installation } = await openWorkplace()
  const answer = await installation.app.request('/work/batches/PACK-HK-0002?recorded=x')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(
    '/sign-in?next=%2Fwork%2Fbatches%2FPACK-HK-0002%3Frecorded%3Dx',
  )
  const withKey = await installation.request('/work')
  expect(withKey.status).toBe(303)
})

it('answers every role as its rights say, and for what is another’s as for what is nowhere', async () => {
  const { installation, own, operator, supervisor, administrator, receiver } = await openWorkplace()
  const stranger = await addTestOrganisation(installation, 'stranger')
  const { organisationKey: organisation } = stranger.actor
  const foreign = await signUpPerson(installation, { role: 'administrator', organisation })
  const handOver = await offer(operator)
  const { stationId } = await installation.store.system
    .selectFrom('access_key')
    .select('station_id as stationId')
    .where('organisation_key', '=', organisation)
    .executeTakeFirstOrThrow()
  const faults: string[] = []
  const people = { operator, supervisor, administrator }
  for (const page of Object.keys(pageRights)) {
    const [method = '', path = ''] = page.split(' ')
    const right = pageRights[page]
    if (right === undefined) continue
    for (const [role, person] of Object.entries(people)) {
      // What is not there at all, and the organisation's own.
      const nowhere = await ask(person, method, filled(path, 'NOWHERE', randomUUID()))
      const allowed = mayRole(
        person === operator ? 'operator' : person === supervisor ? 'supervisor' : 'administrator',
        right,
      )
      const ids = path.includes(':code') || path.includes(':id')
      const right404 = allowed ? (ids ? [404] : [200, 303, 404, 422, 403]) : [403]
      if (!right404.includes(nowhere.status)) {
        faults.push(`${page} as ${role} for nothing: ${nowhere.status}`)
      }
    }
    if (!path.includes(':code') && !path.includes(':id')) continue
    // What there is, but for somebody else.
    const id = path.includes('stations') ? stationId : handOver
    const who = path.includes('stations') ? administrator : foreign
    const theirs = await ask(who, method, filled(path, 'PACK-HK-0002', id))
    const text = await theirs.text()
    // What only an authority may do is nobody else's, whatever it is done to.
    const expected = mayRole('administrator', right) ? 404 : 403
    if (theirs.status !== expected) faults.push(`${page} of another: ${theirs.status}`)
    if (/Harbour|Tuen Mun|Chan Ka-wai/.test(who === foreign ? text : '')) {
      faults.push(`${page} tells of another`)
    }
  }
  expect(faults).toEqual([])
  const seen = await ask(receiver, 'GET', `/work/hand-overs/${handOver}`)
  expect(seen.status).toBe(200)
  expect(own.organisation).toBe('harbour-reuse')
  expect(installation.logged).toEqual([])
}, 240_000)

it('shows somebody without an organisation only the account, and those of several only the chosen one', async () => {
  const { installation, other, operator } = await openWorkplace()
  await addMembership(installation.store.system, other.organisationKey, {
    personId: operator.personId,
    role: 'operator',
    now: new Date(),
  })
  const answer = await ask(operator, 'GET', '/work')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
})

it('asks for the right of the page that answers, where a name and an id both fit its address', async () => {
  const { operator } = await openWorkplace()
  // A recall may be read by whoever reads; a new one is a supervisor's.
  for (const path of ['/work/recalls/new', '/work/grants/new']) {
    expect([path, (await ask(operator, 'GET', path)).status]).toEqual([path, 403])
  }
})

it('takes no form that another site sends', async () => {
  const { operator } = await openWorkplace()
  const answer = await operator.request('/work/notifications', {
    method: 'POST',
    headers: {
      origin: 'https://elsewhere.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: '',
  })
  expect(answer.status).toBe(403)
})

async function offer(person: TestPerson): Promise<string> {
  const id = randomUUID()
  const lines = [{ batch: 'MOD-HK-0001-01' }]
  const body = JSON.stringify({ id, receiver: 'delta-recycling', facility: 'TM', papers, lines })
  const answer = await person.request('/api/v1/hand-overs', { method: 'POST', body })
  return (await jsonOf<{ id: string }>(answer)).id
}

function filled(path: string, code: string, id: string): string {
  return path
    .replace(':code', code)
    .replace(':id', id)
    .replace(':stream', 'battery')
    .replace(':stage', path.includes(':stream') ? 'taken_in' : 'weighed')
}

function ask(person: TestPerson, method: string, path: string): Promise<Response> {
  if (method === 'GET') return person.request(path)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return person.request(path, { method, headers, body: '' })
}
