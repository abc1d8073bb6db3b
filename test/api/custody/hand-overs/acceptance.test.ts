import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { findCompany } from '../../../../api/store/organisations/organisations.ts'
import { switchMembership } from '../../../../api/store/people/member-roles.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clay, clayFolder, dig, record } from '../../../harness/clay.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { dismantle, moduleGrams, offerOf, openTwo } from '../../../harness/sides.ts'

const sent = 100_000

describe('an acceptance', () => {
  it('is held to what was sent: 5,000 t out of 100 kg never, 5 % with a note, 1 % in silence', async () => {
    const { receiver, decide } = await arrived()
    for (const grams of [5_000_000_000_000, 150_001, 49_999]) {
      expect(await jsonOf(await receiver.send(...decide(grams, 'scale')))).toMatchObject({
        code: 'mass_unbalanced',
        status: 422,
        faults: [{ pointer: '/lines/0/acceptedGrams', says: 'accepted_far_off' }],
      })
    }
    expect(await jsonOf(await receiver.send(...decide(101_001)))).toMatchObject({
      code: 'invalid',
      faults: [{ pointer: '/lines/0/note', says: 'accepted_needs_note' }],
    })
    expect(await receiver.status(...decide(105_000, 'two scales'))).toBe(201)
    expect(await receiver.get('/batches/L')).toMatchObject({ massGrams: 105_000 })
  })

  it('that is far off stands once a second person who may supervise decides the same', async () => {
    const { installation, receiver, decide, operator, supervisor, at } = await arrived()
    expect(await receiver.status(...decide(120_000, 'gate scale'))).toBe(409)
    const say = (person: TestPerson) => person.request(at, bodyOf(decide(120_000, 'gate')[1]))
    expect(await jsonOf(await say(operator))).toMatchObject({ code: 'second_person_needed' })
    expect(await jsonOf(await say(operator))).toMatchObject({ code: 'second_person_needed' })
    expect((await receiver.send('/batches/L')).status).toBe(404)
    expect((await say(supervisor)).status).toBe(201)
    expect(await receiver.get('/batches/L')).toMatchObject({ massGrams: 120_000 })
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
  })

  it('waits among the approvals, where a supervisor other than whoever decided signs it', async () => {
    const { receiver, decide, operator, supervisor, at } = await arrived()
    const other = await signUpPerson(supervisor.installation, {
      role: 'operator',
      organisation: supervisor.organisation,
    })
    await supervisor.request(at, bodyOf(decide(80_000, 'gate')[1]))
    const { approvals } = await jsonOf<Waiting>(await operator.request('/api/v1/approvals'))
    const [waiting] = approvals
    expect(waiting).toMatchObject({ stage: 'taken_over', batches: ['L'], missing: 1 })
    const sign = (person: TestPerson) =>
      person.request(`/api/v1/approvals/${waiting?.id}`, { method: 'POST' })
    for (const person of [supervisor, operator, other])
      expect((await sign(person)).status).toBe(409)
    const second = await signUpPerson(supervisor.installation, {
      role: 'supervisor',
      organisation: supervisor.organisation,
    })
    expect((await sign(second)).status).toBe(200)
    expect(await receiver.get('/batches/L')).toMatchObject({ massGrams: 80_000 })
  })

  it('is not agreed to by somebody who was switched off since they decided', async () => {
    const { receiver, decide, operator, supervisor, at } = await arrived()
    const { installation, organisation: organisationKey } = supervisor
    const say = (person: TestPerson) => person.request(at, bodyOf(decide(120_000, 'gate')[1]))
    expect((await say(operator)).status).toBe(409)
    const { id } = await installation.store.system
      .selectFrom('membership')
      .select('id')
      .where('person_id', '=', operator.personId)
      .executeTakeFirstOrThrow()
    const off = { id, disabled: true, now: new Date() }
    await switchMembership(installation.store.system, organisationKey, off)
    expect(await jsonOf(await say(supervisor))).toMatchObject({ code: 'second_person_needed' })
    const organisation = organisationKey
    const other = await signUpPerson(installation, { role: 'supervisor', organisation })
    expect((await say(other)).status).toBe(201)
    expect(await receiver.get('/batches/L')).toMatchObject({ massGrams: 120_000 })
  })

  it('in bulk is held to the same bounds, and the next weighing to what was sent', async () => {
    const { receiver, decide, id } = await arrived()
    const [, far] = decide(110_000, 'scale')
    const [, near] = decide(105_000, 'scale')
    const steps = [far, near].map((step) => ({ id: randomUUID(), handOver: id, ...step }))
    const { receipts } = await jsonOf<Receipts>(
      await receiver.upload('/hand-overs/steps', JSON.stringify({ steps })),
    )
    expect(receipts.map(({ code, status }) => code ?? status)).toEqual([
      'second_person_needed',
      'taken',
    ])
    const again = clay('weighed', { batches: [{ batch: 'L', massGrams: 106_000 }] })
    const weighing = { ...again, facts: { scale: 'S', note: 'again' } }
    expect(await receiver.status('/scans', weighing)).toBe(202)
  })
})

it('hands a battery over whole and accepts it whole', async () => {
  const { installation, sender, receiver } = await openTwo()
  const [code = ''] = await dismantle(installation)
  const part = { ...offerOf([code]), lines: [{ batch: code, massGrams: 10_000 }] }
  expect(await jsonOf(await sender.send('/hand-overs', part))).toMatchObject({
    faults: [{ pointer: '/lines/0/massGrams', says: 'unit_moves_whole' }],
  })
  const { id } = await sender.post('/hand-overs', offerOf([code]), 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const half = { line: 1, acceptedGrams: 14_250, refusedGrams: 14_250, reason: 'damaged' }
  expect(await jsonOf(await receiver.send(at, { step: 'decide', lines: [half] }))).toMatchObject({
    faults: [{ pointer: '/lines/0/refusedGrams', says: 'unit_decided_whole' }],
  })
  const whole = { line: 1, acceptedGrams: moduleGrams }
  expect(await receiver.status(at, { step: 'decide', lines: [whole] })).toBe(201)
})

interface Waiting {
  readonly approvals: readonly { readonly id: string }[]
}

interface Receipts {
  readonly receipts: readonly { readonly code: string | null; readonly status: string }[]
}

function bodyOf(step: object) {
  return { method: 'POST', body: JSON.stringify({ id: randomUUID(), ...step }) }
}

/** A lump of 100 kg at the second organisation's gate, with two of its people. */
async function arrived() {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { installation, sender, receiver } = two
  await record(installation, dig('L', sent))
  const offer = { ...offerOf(['L']), papers: {} }
  const { id } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const second = await findCompany(installation.store.system, 'second', {
    dealingWith: installation.actor.organisationKey,
  })
  const organisation = second?.organisationKey ?? 0
  const person = async (role: 'operator' | 'supervisor') => ({
    ...(await signUpPerson(installation, { role, organisation })),
    installation,
    organisation,
  })
  const decide = (acceptedGrams: number, note?: string): [string, object] => [
    at,
    {
      step: 'decide',
      lines: [{ line: 1, acceptedGrams, ...(note === undefined ? {} : { note }) }],
    },
  ]
  const [operator, supervisor] = [await person('operator'), await person('supervisor')]
  return { ...two, id, at: `/api/v1${at}`, decide, operator, supervisor }
}
