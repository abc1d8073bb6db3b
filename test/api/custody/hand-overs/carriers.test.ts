import { describe, expect, it } from 'vitest'
import type { HandOverView } from '../../../../web/pages/workplace/hand-over/view.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clayFolder } from '../../../harness/clay.ts'
import { carrier, custodyFindings, everything, offerLumps } from '../../../harness/custody.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { openTwo, sideOf } from '../../../harness/sides.ts'

async function openFour() {
  const two = await openTwo({ streamsFolder: clayFolder })
  const fourth = await addTestOrganisation(two.installation, 'fourth')
  return { ...two, first: two.stranger, next: sideOf(two.installation, fourth.key) }
}

const byThird = { step: 'dispatch', carrier: { name: 'Third', organisation: 'third' } }
const toFourth = { step: 'transfer', carrier: { name: 'Fourth', organisation: 'fourth' } }
const away = [
  { step: 'store', store: { name: 'Own depot', organisation: 'third' } },
  { step: 'transfer', carrier: { name: 'Own lorry', organisation: 'third' } },
  { step: 'decline', reason: 'not ours' },
]

describe('whoever carried the goods before', () => {
  it('takes no step any more once they went on, were declined or arrived', async () => {
    const two = await openFour()
    const { sender, receiver, first, next, installation } = two
    const goOn = {
      passed: (at: string) => first.post(at, toFourth, 201),
      declined: (at: string) => first.post(at, { step: 'decline', reason: 'never asked' }, 201),
      taken: (at: string) => sender.post(at, { step: 'transfer', carrier }, 201),
      arrived: (at: string) => receiver.post(at, { step: 'receive', facility: 'B' }, 201),
    }
    for (const [name, going] of Object.entries(goOn)) {
      const { at, id } = await offerLumps(two, [10])
      await sender.post(at, byThird, 201)
      expect(await first.get(`/hand-overs/${id}`)).toMatchObject({
        openSteps: ['transfer', 'store', 'decline'],
      })
      await going(at)
      const before = await everything(installation)
      for (const step of away) {
        const answer = await first.send(at, step)
        expect([name, step.step, answer.status, await answer.json()]).toMatchObject([
          name,
          step.step,
          403,
          { code: 'not_your_step' },
        ])
      }
      expect(await everything(installation)).toEqual(before)
      expect(await first.get(`/hand-overs/${id}`)).toMatchObject({ openSteps: [] })
    }
    expect(await next.get('/hand-overs')).toMatchObject({ handOvers: [{ part: 'custodian' }] })
    expect(await custodyFindings(installation)).toEqual([])
  })

  it('sees and hears nothing of what came after it, neither in the view, a list, a step of its own, nor a message', async () => {
    const two = await openFour()
    const { sender, receiver, first, next, installation } = two
    const { at, id } = await offerLumps(two, [1_000])
    await sender.post(at, byThird, 201)
    const handedOn = { id: crypto.randomUUID(), ...toFourth }
    await first.post(at, handedOn, 201)
    await next.post(at, { step: 'store', store: { name: 'Secret depot' } }, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const line = { line: 1, acceptedGrams: 995, note: 'secret note', code: 'SECRET' }
    await receiver.post(at, { step: 'decide', lines: [line] }, 201)
    const change = { line: 1, reason: 'mass_wrong', sentGrams: 987 }
    const proposal = { step: 'correct_propose', note: 'secret reason', lines: [change] }
    const proposed = await sender.post(`/hand-overs/${id}/corrections`, proposal, 201)
    const consent = { step: 'correct_consent', correction: proposed.corrections[0]?.id }
    await receiver.post(`/hand-overs/${id}/corrections`, consent, 201)
    const seen: HandOverView = await first.get(`/hand-overs/${id}`)
    expect(seen).toMatchObject({
      state: 'in_transport',
      part: 'custodian',
      to: null,
      corrections: [],
      openSteps: [],
      retainUntil: null,
      lines: [{ sentGrams: 1_000, acceptedGrams: null, note: null, receiverCode: null }],
    })
    expect(seen.steps.map(({ kind }) => kind)).toEqual(['offer', 'dispatch', 'transfer'])
    const texts = [
      JSON.stringify(seen),
      JSON.stringify(await first.get('/hand-overs')),
      JSON.stringify(await first.post(at, handedOn, 200)),
      JSON.stringify(await jsonOf(await first.send('/hand-overs/steps', bulk(id, handedOn)))),
    ]
    for (const text of texts)
      expect(text).not.toMatch(/[Ss]ecret|\b987\b|\b995\b|accepted"|correct_/)
    for (const state of ['accepted', 'received', 'in_transport', 'stored']) {
      const listed = await first.get(`/hand-overs?state=${state}`)
      expect([state, listed.handOvers]).toEqual([state, []])
    }
    const { rows } = await toldTo(installation, 'third')
    expect(rows.map(({ topic }) => topic)).toEqual(['hand_over.dispatched'])
    // Sender and receiver go on seeing all of it.
    expect((await receiver.get(`/hand-overs/${id}`)).steps).toHaveLength(8)
  })

  it('that brought the goods to their end has the arrival to show, and nothing of the decision', async () => {
    const two = await openFour()
    const { sender, receiver, first } = two
    const { at, id } = await offerLumps(two, [100])
    await sender.post(at, byThird, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    await receiver.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 100 }] }, 201)
    const seen: HandOverView = await first.get(`/hand-overs/${id}`)
    expect(seen).toMatchObject({ state: 'received', to: 'B', lines: [{ acceptedGrams: null }] })
    expect(seen.steps.map(({ kind }) => kind)).toEqual(['offer', 'dispatch', 'receive'])
  })
})

it('names who signed a step by a pseudonym, which is another in every organisation, and by no account', async () => {
  const two = await openFour()
  const { receiver, installation } = two
  const { at, id } = await offerLumps(two, [100])
  const person = await signUpPerson(installation, { role: 'supervisor' })
  const body = JSON.stringify({ id: crypto.randomUUID(), step: 'dispatch', carrier })
  const answer = await person.request(`/api/v1${at}`, { method: 'POST', body })
  expect(answer.status).toBe(201)
  const { steps }: HandOverView = await receiver.get(`/hand-overs/${id}`)
  const statement = JSON.parse(steps[1]?.statement ?? '')
  expect(statement).toMatchObject({ v: 2, signer: expect.stringMatching(/^p-[0-9a-f]{12}$/) })
  expect(JSON.stringify(steps)).not.toContain(person.personId)
  expect(JSON.parse(steps[0]?.statement ?? '').signer).toMatch(/^s-[0-9a-f]{12}$/)
})

function bulk(handOver: string, step: object) {
  return { steps: [{ handOver, ...step }] }
}

async function toldTo(
  { store }: Awaited<ReturnType<typeof openFour>>['installation'],
  slug: string,
) {
  const rows = await store.system
    .selectFrom('outbox_entry')
    .innerJoin('organisation', 'organisation.organisation_key', 'outbox_entry.organisation_key')
    .select('topic')
    .where('slug', '=', slug)
    .execute()
  return { rows }
}
