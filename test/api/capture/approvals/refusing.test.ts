import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
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
import { dismantle, moduleGrams, offerOf, openTwo } from '../../../harness/sides.ts'

const why = 'the figures are of another pack'

describe('what waits for a second person', () => {
  it('is refused by whoever may sign it, with a reason that the audit trail keeps, and nothing is recorded', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const [first, second, third] = [
      await certified(installation),
      await certified(installation),
      await certified(installation),
    ]
    const scan = release('PACK-1')
    const { approval = '' } = await ask(first, '/scans', scan)
    expect(await refuse(second, approval, ' ')).toMatchObject({ status: 422, code: 'invalid' })
    const refused = await refuse(second, approval)
    expect(refused).toMatchObject({ status: 200, approval, reason: why })
    expect(await refuse(second, approval)).toEqual(refused)
    const closed = { status: 409, code: 'approval_closed', faults: [{ says: 'approval_refused' }] }
    expect(await refuse(third, approval)).toMatchObject(closed)
    expect(await sign(second, approval)).toMatchObject(closed)
    expect(await sign(third, approval)).toMatchObject(closed)
    expect(await ask(first, '/scans', scan)).toMatchObject({ code: 'approval_closed' })
    expect(await waitingFor(second)).toEqual([])
    expect(await stateOf(installation, 'PACK-1')).toBe('quarantined')
    const lead = await signUpPerson(installation, { role: 'administrator' })
    const trail = await (await lead.request('/api/v1/audit')).text()
    expect(trail).toContain('approval refused')
    expect(trail).toContain(why)
    // Proposed anew it waits anew, and is recorded.
    const again = await ask(first, '/scans', release('PACK-1'))
    expect(await sign(second, again.approval ?? '')).toMatchObject({ status: 200 })
    expect(await refuse(third, again.approval ?? '')).toMatchObject({
      status: 409,
      faults: [{ says: 'approval_recorded' }],
    })
    expect(await stateOf(installation, 'PACK-1')).toBe('released')
  })

  it('is refused by nobody who may not sign it, by no key and by no other organisation, but withdrawn by its proposer', async () => {
    const { installation, stranger } = await openTwo()
    await heldPack(installation, 'PACK-1')
    const first = await certified(installation)
    const { approval = '' } = await ask(first, '/scans', release('PACK-1'))
    const uncertified = await signUpPerson(installation, { role: 'supervisor' })
    expect(await refuse(uncertified, approval)).toMatchObject({ code: 'not_competent' })
    const regulator = await signUpPerson(installation, { role: 'regulator' })
    expect(await refuse(regulator, approval)).toMatchObject({ status: 403 })
    const byKey = await installation.request(pathOf(approval), post({ reason: why }))
    expect(byKey.status).toBe(403)
    expect(await stranger.status(`/approvals/${approval}/refusal`, { reason: why })).not.toBe(200)
    expect(await refuse(first, randomUUID())).toMatchObject({ status: 404 })
    expect(await waitingFor(first)).toEqual([1])
    expect(await refuse(first, approval)).toMatchObject({ status: 200 })
    expect(await waitingFor(first)).toEqual([])
  })

  it('is refused where it would make goods look safer, which stay what they were found', async () => {
    const { installation } = await openTwo()
    await recordAt(installation, hoursAgo(5), [takeIn('PACK', hoursAgo(5))])
    const example = installation.streams
      .get('battery')
      ?.examples.find(({ stage }) => stage === 'triaged')
    const batches = [{ batch: 'PACK' }]
    const facts = { ...example?.facts, smokeOdourOrHissing: true }
    const triaged = battery('triaged', { batches, facts })
    await recordAt(installation, hoursAgo(4), [triaged])
    const lead = await signUpPerson(installation, { role: 'supervisor' })
    const second = await signUpPerson(installation, { role: 'operator' })
    const replacement = { stage: 'triaged', batches, facts: example?.facts }
    const lower = () => ({ id: randomUUID(), event: triaged.id, reason: 'wrong pack', replacement })
    const request = lower()
    const { approval = '' } = await ask(lead, '/corrections', request)
    expect(await refuse(second, approval)).toMatchObject({ status: 200 })
    expect(await ask(lead, '/corrections', request)).toMatchObject({ code: 'approval_closed' })
    expect(await sign(second, approval)).toMatchObject({ code: 'approval_closed' })
    const shown = await installation.request('/api/v1/batches/PACK')
    expect(await jsonOf(shown)).toMatchObject({ danger: { name: 'red' }, state: 'triaged' })
    const again = await ask(lead, '/corrections', lower())
    expect(await sign(second, again.approval ?? '')).toMatchObject({ status: 200 })
  })

  it('is refused where a scale is far off, by somebody who supervises', async () => {
    const installation = await openClay()
    await record(installation, dig('L', 100_000))
    const [operator, other, lead] = [
      await signUpPerson(installation, { role: 'operator' }),
      await signUpPerson(installation, { role: 'operator' }),
      await signUpPerson(installation, { role: 'supervisor' }),
    ]
    const facts = { scale: 'S', note: 'n' }
    const scan = clay('weighed', { batches: [{ batch: 'L', massGrams: 120_000 }], facts })
    const { approval = '' } = await ask(operator, '/scans', scan)
    expect(await refuse(other, approval)).toMatchObject({ status: 403 })
    expect(await refuse(lead, approval)).toMatchObject({ status: 200 })
    expect(await sign(lead, approval)).toMatchObject({ code: 'approval_closed' })
    const shown = await installation.request('/api/v1/batches/L')
    expect(await jsonOf(shown)).toMatchObject({ massGrams: 100_000 })
  })

  it('is refused where a receiver accepts far off, who may say the same again and then needs a second one again', async () => {
    const { installation, sender, receiver } = await openTwo()
    const [code = ''] = await dismantle(installation)
    const { id } = await sender.post('/hand-overs', offerOf([code]), 201)
    const at = `/hand-overs/${id}/steps`
    await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const { organisation_key: organisation } = await installation.store.system
      .selectFrom('organisation')
      .select('organisation_key')
      .where('slug', '=', 'second')
      .executeTakeFirstOrThrow()
    const [one, two, operator] = [
      await signUpPerson(installation, { role: 'supervisor', organisation }),
      await signUpPerson(installation, { role: 'supervisor', organisation }),
      await signUpPerson(installation, { role: 'operator', organisation }),
    ]
    const lines = [{ line: 1, acceptedGrams: moduleGrams - 5_000, note: 'gate' }]
    const decide = (person: TestPerson) =>
      ask(person, at, { id: randomUUID(), step: 'decide', lines })
    for (const round of [1, 2]) {
      expect(await decide(one), `round ${round}`).toMatchObject({ code: 'second_person_needed' })
      const [approval = ''] = await idsOf(two)
      expect(await refuse(operator, approval)).toMatchObject({
        faults: [{ says: 'approval_refused_by_other' }],
      })
      expect(await refuse(two, approval)).toMatchObject({ status: 200 })
      // What was refused lends no signature: the second one to say it is the first again.
      expect(await decide(two)).toMatchObject({ code: 'second_person_needed' })
      const [further = ''] = await idsOf(two)
      expect(further).not.toBe(approval)
      expect(await refuse(two, further)).toMatchObject({ status: 200 })
    }
    expect(await receiver.get(`/hand-overs/${id}`)).toMatchObject({ state: 'received' })
    await decide(one)
    expect(await decide(two)).toMatchObject({ status: 201 })
  })

  it('is recorded or refused, never both, when a signature and a refusal come at once', async () => {
    const installation = await openTestInstallation()
    const people = [
      await certified(installation),
      await certified(installation),
      await certified(installation),
    ] as const
    const [first, second, third] = people
    for (let round = 0; round < 6; round += 1) {
      const code = `PACK-${round}`
      await heldPack(installation, code)
      const { approval = '' } = await ask(first, '/scans', release(code))
      const [signed, refused] = await Promise.all([sign(second, approval), refuse(third, approval)])
      expect([signed.status, refused.status].sort()).toEqual([200, 409])
      const state = signed.status === 200 ? 'released' : 'quarantined'
      expect(await stateOf(installation, code)).toBe(state)
    }
  })
})

describe('a signature that is lost at the very moment when the last one is given', () => {
  it.each([
    ['switched off', `update membership set disabled_time = now() where person_id = $1`],
    [
      'deprived of the certificate',
      `update competence_certificate set ended_time = now() where membership_key in (
        select membership_key from membership where person_id = $1)`,
    ],
    ['shut out', `update auth.person set disabled_time = now() where id = $1`],
  ])('does not count, of one who is %s', async (_, statement) => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const [first, second] = [await certified(installation), await certified(installation)]
    const { approval = '' } = await ask(first, '/scans', release('PACK-1'))
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    onTestFinished(() => owner.end())
    await owner.query('begin')
    await owner.query(statement, [first.personId])
    const signing = sign(second, approval)
    // It waits for what is under way, rather than count what is about to be lost.
    expect(await Promise.race([signing, sleep(1_000, 'waits')])).toBe('waits')
    await owner.query('commit')
    expect(await signing).toMatchObject({ status: 202, missing: 1 })
    expect(await stateOf(installation, 'PACK-1')).toBe('quarantined')
  })
})

interface Answered {
  readonly status: number
  readonly approval?: string
}

async function certified(installation: TestInstallation): Promise<TestPerson> {
  const person = await signUpPerson(installation, { role: 'operator' })
  await certify(installation, person.personId, 'quarantine_release')
  return person
}

function post(body: object): RequestInit {
  return { method: 'POST', body: JSON.stringify(body) }
}

async function ask({ request }: TestPerson, path: string, body: object): Promise<Answered> {
  const answer = await request(`/api/v1${path}`, post(body))
  return { ...(await jsonOf<object>(answer)), status: answer.status }
}

function pathOf(approval: string): string {
  return `/api/v1/approvals/${approval}/refusal`
}

async function refuse(person: TestPerson, approval: string, reason = why): Promise<Answered> {
  return ask(person, `/approvals/${approval}/refusal`, { reason })
}

async function sign(person: TestPerson, approval: string): Promise<Answered> {
  return ask(person, `/approvals/${approval}`, {})
}

interface Listed {
  readonly approvals: readonly { readonly id: string; readonly missing: number }[]
}

async function waitingFor({ request }: TestPerson): Promise<readonly number[]> {
  const { approvals } = await jsonOf<Listed>(await request('/api/v1/approvals'))
  return approvals.map(({ missing }) => missing)
}

async function idsOf({ request }: TestPerson): Promise<readonly string[]> {
  const { approvals } = await jsonOf<Listed>(await request('/api/v1/approvals'))
  return approvals.map(({ id }) => id)
}

async function stateOf({ request }: TestInstallation, code: string): Promise<string> {
  return (await jsonOf<{ state: string }>(await request(`/api/v1/batches/${code}`))).state
}
