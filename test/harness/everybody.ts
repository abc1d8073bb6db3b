import { randomUUID } from 'node:crypto'
import { addAnyOrganisation } from '../../api/store/organisations/register.ts'
import { addMembership } from '../../api/store/people/memberships.ts'
import type { Role } from '../../domain/role.ts'
import { send } from './form.ts'
import { eventually, startTestJobs } from './jobs.ts'
import { sendForm, setPassword, signUpPerson, type TestPerson } from './people.ts'
import { papers } from './sides.ts'
import type { Workplace } from './workplace.ts'

/** Somebody of each role; one who acts for several organisations from two places, and one who has been told something. */
export async function everybody(
  workplace: Workplace,
): Promise<readonly (readonly [Role, TestPerson])[]> {
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
export async function setUp(workplace: Workplace) {
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
