import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { idFrom } from '../../api/digest.ts'
import { findCompany } from '../../api/store/organisations/organisations.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { jsonOf } from '../harness/answers.ts'
import { clay, clayFolder, dig, record } from '../harness/clay.ts'
import { signUpPerson, type TestPerson } from '../harness/people.ts'
import { offerOf, openTwo } from '../harness/sides.ts'

describe('a weighing planted under the id that anybody could work out for a decision', () => {
  it('lends the decision no signature that was given to the weighing', async () => {
    const { receiver, at, lines, plant, one, other } = await arrived()
    const approval = await plant()
    expect((await sign(other, approval)).status).toBe(202)
    const decided = await decide(one, at, lines)
    expect(await jsonOf(decided)).toMatchObject({ code: 'second_person_needed' })
    expect((await receiver.send('/batches/L')).status).toBe(404)
  })

  it('gets no signature from whoever takes the decision', async () => {
    const { receiver, at, lines, plant, one, other } = await arrived()
    const approval = await plant()
    expect((await sign(one, approval)).status).toBe(202)
    expect((await decide(other, at, lines)).status).toBe(409)
    expect(await jsonOf(await sign(one, approval))).toMatchObject({ code: 'second_person_needed' })
    expect(await receiver.get('/batches/OWN')).toMatchObject({ massGrams: 100_000 })
  })
})

function sign(person: TestPerson, approval: string) {
  return person.request(`/api/v1/approvals/${approval}`, { method: 'POST' })
}

function decide(person: TestPerson, at: string, lines: readonly object[]) {
  const body = JSON.stringify({ id: randomUUID(), step: 'decide', lines })
  return person.request(`/api/v1${at}`, { method: 'POST', body })
}

/** A lump at the second organisation's gate, one in its yard, and two of its supervisors. */
async function arrived() {
  const { installation, sender, receiver } = await openTwo({ streamsFolder: clayFolder })
  await record(installation, dig('L', 100_000))
  const { id } = await sender.post('/hand-overs', { ...offerOf(['L']), papers: {} }, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  expect(await receiver.status('/scans', dig('OWN', 100_000, { facility: 'B' }))).toBe(200)
  const lines = [{ line: 1, acceptedGrams: 140_000, refusedGrams: 0, note: 'gate scale' }]
  const day = new Date().toISOString().slice(0, 10)
  const planted = {
    ...clay('weighed', { facility: 'B', batches: [{ batch: 'OWN', massGrams: 130_000 }] }),
    id: idFrom(`acceptance/${id}/${canonical(lines)}/${day}`),
    facts: { scale: 'S', note: 'again' },
  }
  const second = await findCompany(installation.store.system, 'second', {
    dealingWith: installation.actor.organisationKey,
  })
  const organisation = second?.organisationKey ?? 0
  const supervisor = () => signUpPerson(installation, { role: 'supervisor', organisation })
  const plant = async () =>
    (await jsonOf<{ approval: string }>(await receiver.send('/scans', planted))).approval
  return { receiver, at, lines, plant, one: await supervisor(), other: await supervisor() }
}
