import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { switchAccount } from '../../../../api/store/people/accounts.ts'
import { switchMembership } from '../../../../api/store/people/member-roles.ts'
import { changeMembership } from '../../../../api/store/people/memberships.ts'
import type { PersonRole } from '../../../../api/store/tables/people-tables.ts'
import type { Proposed } from '../../../../domain/receipt.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clay, dig, openClay, record } from '../../../harness/clay.ts'
import {
  battery,
  certify,
  heldPack,
  hoursAgo,
  recordAt,
  release,
  takeIn,
} from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { dismantle, moduleGrams, openTwo, passOn, type Side } from '../../../harness/sides.ts'

const now = () => new Date()

/** Every way in which somebody who signed may no longer sign. */
const losses: readonly (readonly [
  string,
  (at: TestInstallation, lost: Lost) => Promise<unknown>,
])[] = [
  [
    'was switched off',
    async ({ store }, { organisationKey, id }) =>
      switchMembership(store.system, organisationKey, { id, disabled: true, now: now() }),
  ],
  ['left', async (at, lost) => give(at, lost, undefined)],
  ['became a regulator', async (at, lost) => give(at, lost, 'regulator')],
  [
    'had the account switched off',
    async ({ store }, { personId }) =>
      switchAccount(store.auth, personId, { disabled: true, now: now() }),
  ],
]

describe('a signature', () => {
  it.each([
    ...losses,
    [
      'lost the certificate',
      async ({ request }: TestInstallation, { certificate }: Lost) =>
        request(`/api/v1/competences/${certificate}`, { method: 'DELETE' }),
    ] as const,
  ])('does not count any more when whoever gave it %s', async (_, lose) => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const first = await certified(installation)
    const scan = release('PACK-1')
    const { approval } = await jsonOf<Proposed>(await send(first, scan))
    await lose(installation, {
      ...(await lostOf(installation, first)),
      certificate: first.certificate,
    })
    const [second, third] = [await certified(installation), await certified(installation)]
    expect(await waitingFor(second)).toEqual([2])
    expect(await sign(second, approval)).toMatchObject({ status: 202, missing: 1 })
    expect(await stateOf(installation, 'PACK-1')).toBe('quarantined')
    expect(await sign(second, approval)).toMatchObject({ code: 'second_person_needed' })
    expect(await sign(third, approval)).toMatchObject({ status: 200 })
    expect(await stateOf(installation, 'PACK-1')).toBe('released')
    const { rows } = await sql<{ sealed: string }>`
      select disclosed::text as sealed from event join disclosure using (event_key) where id = ${scan.id}`.execute(
      installation.store.system,
    )
    for (const { operator } of [second, third]) expect(rows[0]?.sealed).toContain(operator)
    // What is recorded stands.
    await lose(installation, {
      ...(await lostOf(installation, second)),
      certificate: second.certificate,
    })
    expect(await sign(third, approval)).toMatchObject({ status: 200 })
  })

  it('counts again once its giver may sign again', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const [first, second] = [await certified(installation), await certified(installation)]
    const { approval } = await jsonOf<Proposed>(await send(first, release('PACK-1')))
    const lost = await lostOf(installation, first)
    const turn = (disabled: boolean) =>
      switchMembership(installation.store.system, lost.organisationKey, {
        id: lost.id,
        disabled,
        now: now(),
      })
    await turn(true)
    expect(await sign(second, approval)).toMatchObject({ missing: 1 })
    await turn(false)
    expect(await sign(second, approval)).toMatchObject({ status: 200 })
  })
})

it('of a supervisor who proposed to correct a triage counts while they supervise', async () => {
  const { installation } = await openTwo()
  await recordAt(installation, hoursAgo(5), [takeIn('PACK', hoursAgo(5))])
  const example = installation.streams
    .get('battery')
    ?.examples.find(({ stage }) => stage === 'triaged')
  const batches = [{ batch: 'PACK' }]
  const triaged = battery('triaged', {
    batches,
    facts: { ...example?.facts, smokeOdourOrHissing: true },
  })
  await recordAt(installation, hoursAgo(4), [triaged])
  const [lead, second, third] = await Promise.all(
    (['supervisor', 'operator', 'supervisor'] as const).map((role) =>
      signUpPerson(installation, { role }),
    ),
  )
  if (lead === undefined || second === undefined || third === undefined) throw new Error('Nobody')
  const replacement = { stage: 'triaged', batches, facts: example?.facts }
  const body = { id: crypto.randomUUID(), event: triaged.id, reason: 'wrong pack', replacement }
  const proposed = await ask(lead, '/api/v1/corrections', body)
  expect(proposed).toMatchObject({ status: 202, missing: 1 })
  await give(installation, await lostOf(installation, lead), 'operator')
  const approval = proposed.approval ?? ''
  expect(await sign(second, approval)).toMatchObject({ status: 202, missing: 1 })
  expect(await sign(third, approval)).toMatchObject({ status: 200 })
})

it('of whoever weighed far off counts while they belong to the organisation', async () => {
  const installation = await openClay()
  await record(installation, dig('L', 100_000))
  const operator = await signUpPerson(installation, { role: 'operator' })
  const [one, other] = [
    await signUpPerson(installation, { role: 'supervisor' }),
    await signUpPerson(installation, { role: 'supervisor' }),
  ]
  const scan = clay('weighed', { batches: [{ batch: 'L', massGrams: 120_000 }] })
  const sent = await ask(operator, '/api/v1/scans', { ...scan, facts: { scale: 'S', note: 'n' } })
  expect(sent).toMatchObject({ status: 202, missing: 1 })
  await give(installation, await lostOf(installation, operator), undefined)
  expect(await sign(one, sent.approval ?? '')).toMatchObject({ status: 202, missing: 1 })
  expect(await sign(other, sent.approval ?? '')).toMatchObject({ status: 200 })
})

it('of whoever proposed to correct a hand-over counts while they may bind their side', async () => {
  const { installation, sender, receiver } = await openTwo()
  const [code = ''] = await dismantle(installation)
  const { id: handOver } = await passedOn({ sender, receiver }, code)
  const lead = await signUpPerson(installation, { role: 'supervisor' })
  const propose = {
    step: 'correct_propose',
    id: crypto.randomUUID(),
    note: 'read wrongly',
    lines: [
      {
        line: 1,
        reason: 'mass_wrong',
        sentGrams: moduleGrams - 500,
        acceptedGrams: moduleGrams - 500,
      },
    ],
  }
  const at = `/hand-overs/${handOver}/corrections`
  const proposed = await ask(lead, `/api/v1${at}`, propose)
  expect(proposed).toMatchObject({ status: 201 })
  const lost = await lostOf(installation, lead)
  const turn = (disabled: boolean) =>
    switchMembership(installation.store.system, lost.organisationKey, {
      id: lost.id,
      disabled,
      now: now(),
    })
  const consent = { step: 'correct_consent', correction: propose.id }
  await turn(true)
  const refused = await receiver.send(at, consent)
  expect(await jsonOf(refused)).toMatchObject({
    code: 'second_person_needed',
    faults: [{ pointer: '/correction', says: 'proposer_not_standing' }],
  })
  expect((await receiver.get(`/batches/${code}`)).massGrams).toBe(moduleGrams)
  await turn(false)
  await receiver.post(at, consent, 201)
  expect((await receiver.get(`/batches/${code}`)).massGrams).toBe(moduleGrams - 500)
})

interface Lost {
  readonly organisationKey: number
  readonly personId: string
  /** Of the membership. */
  readonly id: string
  readonly certificate?: string
}

async function lostOf({ store, actor }: TestInstallation, { personId }: TestPerson): Promise<Lost> {
  const { organisationKey } = actor
  const { id } = await store.system
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', personId)
    .where('organisation_key', '=', organisationKey)
    .executeTakeFirstOrThrow()
  return { organisationKey, personId, id }
}

async function give({ store }: TestInstallation, lost: Lost, role: PersonRole | undefined) {
  return changeMembership(store.system, lost.organisationKey, { id: lost.id, role, now: now() })
}

async function certified(installation: TestInstallation) {
  const person = await signUpPerson(installation, { role: 'operator' })
  const { id, operator } = await certify(installation, person.personId, 'quarantine_release')
  return { ...person, operator, certificate: id }
}

async function send({ request }: TestPerson, scan: object): Promise<Response> {
  return request('/api/v1/scans', { method: 'POST', body: JSON.stringify(scan) })
}

interface Answered {
  readonly status: number
  readonly approval?: string
}

async function ask({ request }: TestPerson, path: string, body: object): Promise<Answered> {
  const answer = await request(path, { method: 'POST', body: JSON.stringify(body) })
  return { ...(await jsonOf<object>(answer)), status: answer.status }
}

async function sign(person: TestPerson, approval: string): Promise<Answered> {
  return ask(person, `/api/v1/approvals/${approval}`, {})
}

async function waitingFor({ request }: TestPerson) {
  const { approvals } = await jsonOf<{ approvals: readonly { missing: number }[] }>(
    await request('/api/v1/approvals'),
  )
  return approvals.map(({ missing }) => missing)
}

async function stateOf({ request }: TestInstallation, code: string): Promise<string> {
  return (await jsonOf<{ state: string }>(await request(`/api/v1/batches/${code}`))).state
}

async function passedOn(sides: { sender: Side; receiver: Side }, code: string) {
  await passOn(sides, [code])
  const { handOvers } = await sides.sender.get('/hand-overs')
  return handOvers[0]
}
