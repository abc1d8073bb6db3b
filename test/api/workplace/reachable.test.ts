import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { routeRights } from '../../../api/http/route-rights.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { addMembership } from '../../../api/store/people/memberships.ts'
import { mayRole, type Role } from '../../../domain/role.ts'
import { jsonOf } from '../../harness/answers.ts'
import { routesReached } from '../../harness/crawl.ts'
import { send } from '../../harness/form.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { sendForm, setPassword, signUpPerson, type TestPerson } from '../../harness/people.ts'
import { papers } from '../../harness/sides.ts'
import { openWorkplace, type Workplace } from '../../harness/workplace.ts'
import { openPaths, operationPages } from './operation-pages.ts'

describe('every operation of the API', () => {
  it('has a page for people, or a reason why it needs none', async () => {
    const { installation } = await openWorkplace()
    const { paths } = await jsonOf<{ paths: Record<string, object> }>(
      await installation.app.request('/api/v1/openapi.json'),
    )
    const described = Object.entries(paths)
      .filter(([path]) => !openPaths.some((start) => path.startsWith(start)))
      .flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${named(path)}`),
      )
    expect(Object.keys(operationPages).toSorted()).toEqual(described.toSorted())
    expect(described.toSorted()).toEqual(Object.keys(routeRights).toSorted())
  })

  it('is come to on its page by links and forms alone, by each role that has the right', async () => {
    const workplace = await openWorkplace()
    const { installation } = workplace
    const routes = new Set(installation.app.routes.map(({ method, path }) => `${method} ${path}`))
    const faults: string[] = []
    await setUp(workplace)
    const reached = new Map<Role, ReadonlySet<string>>()
    for (const [role, person] of await everybody(workplace)) {
      const start = role === 'platform' ? ['/account'] : ['/work', '/account']
      const found = await routesReached(installation, person, start)
      faults.push(...found.faults.map((fault) => `as ${role}: ${fault}`))
      reached.set(role, new Set([...(reached.get(role) ?? []), ...found.routes]))
    }
    const byAnybody = new Set([...reached.values()].flatMap((one) => [...one]))
    for (const [operation, reach] of Object.entries(operationPages)) {
      const right = routeRights[operation]
      if (right === undefined || (typeof reach !== 'string' && 'except' in reach)) continue
      if (typeof reach !== 'string') {
        faults.push(...faultsInHeld(reach, routes))
        continue
      }
      // One's own account is the same page whatever the role.
      if (right === 'account' && byAnybody.has(reach)) continue
      for (const [role, found] of reached) {
        if (mayRole(role, right) && !found.has(reach))
          faults.push(`${operation} as ${role}: no way to ${reach}`)
      }
    }
    expect(faults).toEqual([])
    expect(installation.logged.filter((line) => !line.startsWith('No mail server'))).toEqual([])
  }, 240_000)
})

/** A path of the document as routes are named. */
function named(path: string): string {
  return path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')
}

function faultsInHeld(
  { page, heldBy }: { readonly page: string; readonly heldBy: string },
  routes: ReadonlySet<string>,
): readonly string[] {
  const last = page.split('/').findLast((step) => !step.startsWith(':')) ?? ''
  const names = readFileSync(heldBy, 'utf8').includes(last)
  return [
    ...(routes.has(page) ? [] : [`there is no ${page}`]),
    ...(names ? [] : [`${heldBy} does not come to ${page}`]),
  ]
}

/** Somebody of each role; one who acts for several organisations from two places, and one who has been told something. */
async function everybody(workplace: Workplace): Promise<readonly (readonly [Role, TestPerson])[]> {
  const { installation, own, other, operator, supervisor, administrator, receiver } = workplace
  const { system } = installation.store
  const added = async (kind: 'authority' | 'platform') => {
    const asked = { slug: `the-${kind}`, name: kind, kind, jurisdiction: 'HK', now: new Date() }
    return (await addAnyOrganisation(system, asked))?.organisationKey ?? 0
  }
  const regulator = await signUpPerson(installation, {
    role: 'regulator',
    organisation: await added('authority'),
  })
  const platform = await signUpPerson(installation, {
    role: 'platform',
    organisation: await added('platform'),
  })
  const several = await signUpPerson(installation, {
    role: 'operator',
    organisation: own.organisationKey,
  })
  const { personId, email } = several
  const { organisationKey } = other
  await addMembership(system, organisationKey, { personId, role: 'operator', now: new Date() })
  await setPassword(installation, personId, password)
  await sendForm(installation, '/sign-in', { email, password })
  for (const person of [regulator, several]) {
    const path = person === several ? '/account/organisation' : '/work/regulator'
    await send(person, path, new URLSearchParams({ organisation: own.organisation }))
  }
  await eventually(
    async () => (await receiver.request('/api/v1/notifications')).json() as Promise<Told>,
    ({ unread }) => unread > 0,
  )
  return [
    ['administrator', administrator],
    ['supervisor', supervisor],
    ['operator', operator],
    ['regulator', regulator],
    ['platform', platform],
    ['operator', several],
    ['supervisor', receiver],
  ]
}

interface Told {
  readonly unread: number
}

const password = 'correct horse battery staple'

/** One of each thing that lists lead to: a hand-over, a recall, a grant, an invitation, a station, a webhook. */
async function setUp(workplace: Workplace) {
  const { operator, supervisor, administrator, modules, pack } = workplace
  await startTestJobs(workplace.installation)
  const [one = '', two = ''] = modules
  const lines = [{ batch: one }]
  const offer = { receiver: 'delta-recycling', facility: 'TM', papers, lines }
  await post(operator, '/hand-overs', { id: randomUUID(), ...offer })
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const grant = { until, reason: 'Due diligence', audiences: ['legitimate_interest'], facts: [] }
  const receiver = 'delta-recycling'
  await post(supervisor, '/grants', { id: randomUUID(), ...grant, batches: [pack], receiver })
  const recall = { severity: 'high', notice: 'fire', reason: 'Welds may crack' }
  await post(supervisor, '/recalls', { id: randomUUID(), ...recall, batch: two })
  await post(administrator, '/invitations', { email: 'new@test.example', role: 'operator' })
  await post(administrator, '/stations', { name: 'Scale 2' })
  const url = 'https://erp.example.org/loomcell'
  await post(administrator, '/webhooks', { url, topics: ['batch.recorded'] })
}

async function post(person: TestPerson, path: string, body: object): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify(body) }
  const answer = await person.request(`/api/v1${path}`, init)
  if (!answer.ok) throw new Error(`Cannot post ${path}: ${await answer.text()}`)
}
