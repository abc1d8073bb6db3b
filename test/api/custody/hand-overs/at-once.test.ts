import { describe, expect, it } from 'vitest'
import { addStation } from '../../../harness/add-station.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clayFolder } from '../../../harness/clay.ts'
import {
  arriveLumps,
  carrier,
  custodyFindings,
  gramsInBooks,
  offerLumps,
} from '../../../harness/custody.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { openTwo, type Side } from '../../../harness/sides.ts'
import { whileHeld } from '../../../harness/while-held.ts'

const open = () => openTwo({ streamsFolder: clayFolder })
const accept = { step: 'decide', lines: [{ line: 1, acceptedGrams: 100 }] }
const refuse = {
  step: 'decide',
  lines: [{ line: 1, acceptedGrams: 0, refusedGrams: 100, reason: 'damaged' }],
}
const cancel = { step: 'cancel', reason: 'changed' }
const dispatch = { step: 'dispatch', carrier }

describe('two steps of one hand-over at the same moment', () => {
  it.each([
    ['accepted by one and refused by another', accept, refuse, 'accepted'],
    ['refused by one and accepted by another', refuse, accept, 'refused'],
    ['accepted by two', accept, accept, 'accepted'],
  ])('are taken one after the other: %s', async (_, first, second, state) => {
    const two = await open()
    const { sender, receiver, installation } = two
    const { id, at } = await arriveLumps(two, [100])
    const answers = await stepsAtOnce(installation, id, [
      () => receiver.send(at, first),
      () => receiver.send(at, second),
    ])
    expect(answers).toEqual([[201], [409, 'step_not_open']])
    expect(await sender.get(`/hand-overs/${id}`)).toMatchObject({ state })
    expect(await gramsInBooks(installation)).toBe(state === 'accepted' ? 100 : 0)
    expect(await custodyFindings(installation)).toEqual([])
  })

  it.each([
    ['cancelled by the sender', cancel, accept, [[409, 'step_not_open'], [201]], 'accepted'],
    ['decided by the receiver', accept, cancel, [[201], [409, 'step_not_open']], 'accepted'],
  ])('let nobody end what has arrived: %s first', async (name, first, second, expected, state) => {
    const two = await open()
    const { sender, receiver, installation } = two
    const { id, at } = await arriveLumps(two, [100])
    const [early, late] = name.includes('sender') ? [sender, receiver] : [receiver, sender]
    const answers = await stepsAtOnce(installation, id, [
      () => early.send(at, first),
      () => late.send(at, second),
    ])
    expect(answers).toEqual(expected)
    expect(await sender.get(`/hand-overs/${id}`)).toMatchObject({ state })
    expect(await gramsInBooks(installation)).toBe(100)
    expect(await custodyFindings(installation)).toEqual([])
  })

  it.each([
    ['cancelled', cancel, dispatch, 'cancelled'],
    ['dispatched', dispatch, cancel, 'in_transport'],
  ])('either leave or are cancelled: %s first', async (_, first, second, state) => {
    const two = await open()
    const { sender, installation } = two
    const { id, at } = await offerLumps(two, [100])
    const answers = await stepsAtOnce(installation, id, [
      () => sender.send(at, first),
      () => sender.send(at, second),
    ])
    expect(answers).toEqual([[201], [409, 'step_not_open']])
    expect(await sender.get(`/hand-overs/${id}`)).toMatchObject({ state })
    expect(await gramsInBooks(installation)).toBe(state === 'cancelled' ? 100 : 0)
    expect(await custodyFindings(installation)).toEqual([])
  })
})

describe('a step that waits for its hand-over', () => {
  it('is refused when whoever takes it was removed, or the key of its station revoked, and books nothing', async () => {
    const two = await open()
    const { sender, installation } = two
    const { id, at } = await offerLumps(two, [100])
    const person = await signUpPerson(installation, { role: 'operator' })
    const station = await addStation(installation)
    const body = (step: object) => ({
      method: 'POST',
      body: JSON.stringify({ id: crypto.randomUUID(), ...step }),
    })
    const path = `/api/v1${at}`
    const remove = async () => {
      const ids = await membershipOf(installation, person.email)
      const options = { method: 'DELETE' }
      const member = await installation.request(`/api/v1/memberships/${ids}`, options)
      const key = await installation.request(`/api/v1/stations/${station.id}`, options)
      expect([member.status, key.status]).toEqual([204, 200])
    }
    const sends = [
      () => person.request(path, body(dispatch)),
      () => station.request(path, body(dispatch)),
    ]
    const answers = await whileHeld(installation, rowOf(id), { send: sends, happen: remove })
    for (const answer of answers) {
      expect(answer.status).toBe(403)
      expect(await jsonOf(answer)).toMatchObject({ faults: [{ says: 'asker_changed' }] })
    }
    expect(await sender.get(`/hand-overs/${id}`)).toMatchObject({ state: 'offered' })
    expect(await gramsInBooks(installation)).toBe(100)
    await sender.post(at, dispatch, 201)
  })
})

/** Lets steps wait for the same hand-over, in this order, and gives each answer's status, with its code where it was refused. */
async function stepsAtOnce(
  installation: TestInstallation,
  id: string,
  send: readonly (() => ReturnType<Side['send']>)[],
) {
  const answers = await whileHeld(installation, rowOf(id), { send })
  return Promise.all(
    answers.map(async (answer) => {
      const { code } = await jsonOf<{ code?: string }>(answer)
      return code === undefined ? [answer.status] : [answer.status, code]
    }),
  )
}

function rowOf(id: string) {
  return { text: 'select from hand_over where id = $1 for update', values: [id] }
}

async function membershipOf({ request }: TestInstallation, email: string): Promise<string> {
  const { memberships } = await jsonOf<{
    memberships: { id: string; person: { email: string } }[]
  }>(await request('/api/v1/memberships'))
  return memberships.find(({ person }) => person.email === email)?.id ?? ''
}
