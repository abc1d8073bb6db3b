import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../api/commands/check/check-history.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { jsonOf, pointersIn } from '../harness/answers.ts'
import type { TestInstallation } from '../harness/installation.ts'
import { dismantle, moduleGrams, offerOf, openTwo, type Side } from '../harness/sides.ts'

const note = 'The scale at the gate was 100 g off; module 3 never left the yard'
const lines = [
  { line: 2, reason: 'mass_wrong', sentGrams: 28_400, acceptedGrams: 28_400 },
  { line: 3, reason: 'quantity_wrong', sentGrams: 0 },
]

describe('a hand-over of twelve modules with two refused, a store on the way and a correction after acceptance', () => {
  it('ends with the ledgers of both organisations balanced to the gram', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    const { id } = await passTen({ sender, receiver }, codes)
    const at = `/hand-overs/${id}/corrections`
    const proposed = await sender.post(at, { step: 'correct_propose', note, lines }, 201)
    const [asked] = proposed.corrections
    expect(asked).toMatchObject({ state: 'proposed', openSteps: ['correct_withdraw'] })
    expect(await gramsOf(receiver, codes[1])).toBe(moduleGrams)
    const consent = { id: randomUUID(), step: 'correct_consent', correction: asked?.id ?? '' }
    const agreed = await receiver.post(at, consent, 201)
    expect(agreed.corrections[0]).toMatchObject({ state: 'consented', openSteps: [] })
    expect(agreed.lines[1]).toMatchObject({
      sentGrams: 28_400,
      acceptedGrams: 28_400,
      differenceGrams: 0,
    })
    await receiver.post(at, consent, 200)

    const own = await flowOf(sender)
    const theirs = await flowOf(receiver)
    expect([own.balanced, theirs.balanced]).toEqual([true, true])
    // What one side says went out for good is what the other says came in.
    expect(own.totals.outGrams - (own.totals.inGrams - dismantledGrams(own))).toBe(
      theirs.totals.inGrams,
    )
    expect(theirs.totals).toMatchObject({
      inGrams: 10 * moduleGrams - 100 - moduleGrams,
      closingGrams: 9 * moduleGrams - 100 - 20,
    })
    expect(await sender.get(`/batches/${codes[2]}`)).toMatchObject({
      state: 'dismantled',
      massGrams: moduleGrams,
    })
    expect(await receiver.get(`/batches/${codes[2]}`)).toMatchObject({ massGrams: 0, content: {} })
    expect(await sender.get(`/batches/${codes[1]}`)).toMatchObject({
      state: 'handed_over',
      massGrams: 0,
    })
    await chainsName(sender, receiver, codes[1] ?? '')
    await checksOut(installation)
  })
})

describe('a correction of a hand-over', () => {
  it('is nobody’s who did not sign, and changes nothing until the other side consents', async () => {
    const { sender, receiver, stranger, installation } = await openTwo()
    const codes = await dismantle(installation)
    const { id } = await passTen({ sender, receiver }, codes)
    const at = `/hand-overs/${id}/corrections`
    const proposal = { step: 'correct_propose', note, lines }
    expect(await stranger.status(at, proposal)).toBe(404)
    const proposed = await receiver.post(at, proposal, 201)
    const correction = proposed.corrections[0]?.id ?? ''
    expect(await sender.status(at, proposal)).toBe(409)
    expect(await receiver.status(at, { step: 'correct_consent', correction })).toBe(403)
    await sender.post(at, { step: 'correct_decline', correction, note: 'Our scale is right' }, 201)
    expect(await sender.status(at, { step: 'correct_consent', correction })).toBe(409)
    expect(await gramsOf(receiver, codes[1])).toBe(moduleGrams)
    const second = await receiver.post(at, proposal, 201)
    const again = second.corrections[1]?.id ?? ''
    await receiver.post(at, { step: 'correct_withdraw', correction: again }, 201)
    expect((await flowOf(sender)).balanced).toBe(true)
    await checksOut(installation)
  })

  it('names every fault of a proposal, and refuses what is no longer there without telling how much is', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    const { id } = await passTen({ sender, receiver }, codes)
    const at = `/hand-overs/${id}/corrections`
    const wrong = await sender.send(at, {
      step: 'correct_propose',
      note,
      lines: [
        { line: 1, reason: 'mass_wrong' },
        { line: 2, reason: 'mass_wrong', sentGrams: 0, acceptedGrams: 0 },
        { line: 3, reason: 'quantity_wrong', acceptedGrams: 5 },
        { line: 12, reason: 'mass_wrong', sentGrams: 5 },
        { line: 40, reason: 'mass_wrong', sentGrams: 5 },
      ],
    })
    expect([...(await pointersIn(wrong))].sort()).toEqual([
      '/lines/0/line',
      '/lines/1/reason',
      '/lines/2/sentGrams',
      '/lines/3/line',
      '/lines/4/line',
    ])
    const proposed = await receiver.post(at, { step: 'correct_propose', note, lines }, 201)
    await receiver.post('/hand-overs', onwards(codes[2] ?? ''), 201)
    const onward = await receiver.get('/hand-overs?side=sender')
    const dispatch = { step: 'dispatch', carrier: { name: 'Carrier' } }
    await receiver.post(`/hand-overs/${onward.handOvers[0].id}/steps`, dispatch, 201)
    const correction = proposed.corrections[0]?.id ?? ''
    const gone = await sender.send(at, { step: 'correct_consent', correction })
    expect(gone.status).toBe(409)
    const { faults } = await jsonOf<{ faults: readonly { message: string }[] }>(gone)
    expect(faults[0]?.message).toContain('the books of the other side no longer bear it')
    expect(JSON.stringify(faults)).not.toMatch(/\d g are left/)
    // Nothing of it was booked, on neither side.
    expect(await gramsOf(sender, codes[2])).toBe(0)
    expect(await gramsOf(receiver, codes[1])).toBe(moduleGrams)
    await checksOut(installation)
  })

  it('is told to whoever holds what came out of it, without a word of who the others are', async () => {
    const { sender, receiver, stranger, installation } = await openTwo()
    const codes = await dismantle(installation)
    const { id } = await passTen({ sender, receiver }, codes)
    const { id: onward } = await receiver.post('/hand-overs', onwards(codes[3] ?? ''), 201)
    const steps = `/hand-overs/${onward}/steps`
    await receiver.post(steps, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
    await stranger.post(steps, { step: 'receive', facility: 'A' }, 201)
    const accepted = { line: 1, acceptedGrams: moduleGrams, code: 'MINE' }
    await stranger.post(steps, { step: 'decide', lines: [accepted] }, 201)
    const changes = [{ line: 4, reason: 'mass_wrong', sentGrams: 28_400 }]
    const at = `/hand-overs/${id}/corrections`
    const proposed = await sender.post(at, { step: 'correct_propose', note, lines: changes }, 201)
    const correction = proposed.corrections[0]?.id
    await receiver.post(at, { step: 'correct_consent', correction }, 201)
    const told = await installation.store.system
      .selectFrom('outbox_entry')
      .innerJoin('organisation', 'organisation.organisation_key', 'outbox_entry.organisation_key')
      .select(['slug', 'topic', 'subject', 'payload'])
      .where('topic', 'in', ['record.changed', 'hand_over.corrected'])
      .orderBy('outbox_entry_key')
      .execute()
    expect(told).toEqual([
      { slug: 'first', topic: 'hand_over.corrected', subject: id, payload: expect.anything() },
      {
        slug: 'third',
        topic: 'record.changed',
        subject: 'MINE',
        payload: { batches: 1, codes: ['MINE'] },
      },
    ])
    await checksOut(installation)
  })

  it('has exactly one outcome when consent and withdrawal come at the same moment', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    const { id } = await passTen({ sender, receiver }, codes)
    const at = `/hand-overs/${id}/corrections`
    for (let round = 1; round <= 5; round += 1) {
      const changes = [{ line: 4, reason: 'mass_wrong', sentGrams: moduleGrams - round }]
      const proposal = { step: 'correct_propose', note, lines: changes }
      const { corrections } = await sender.post(at, proposal, 201)
      const correction = corrections.at(-1)?.id ?? ''
      const consent = { id: randomUUID(), step: 'correct_consent', correction }
      const statuses = await Promise.all([
        receiver.status(at, consent),
        sender.status(at, { step: 'correct_withdraw', correction }),
        receiver.status(at, consent),
      ])
      const after: HandOverView = await sender.get(`/hand-overs/${id}`)
      const state = after.corrections.at(-1)?.state
      expect(['consented', 'withdrawn']).toContain(state)
      expect(statuses.filter((status) => status === 201)).toHaveLength(1)
      expect(after.steps).toHaveLength(7 + 2 * round)
    }
    expect([(await flowOf(sender)).balanced, (await flowOf(receiver)).balanced]).toEqual([
      true,
      true,
    ])
    await checksOut(installation)
  })
})

/** Ten accepted, one of them 20 g lighter; two refused and back; a store on the way. */
async function passTen(
  { sender, receiver }: { sender: Side; receiver: Side },
  codes: readonly string[],
) {
  const offered = await sender.post('/hand-overs', offerOf(codes), 201)
  const at = `/hand-overs/${offered.id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier Ltd' } }, 201)
  await sender.post(at, { step: 'store', store: { name: 'Depot at the pier' } }, 201)
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Night lorry' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const decided = offered.lines.map(({ line }) => {
    if (line > 10) return { line, acceptedGrams: 0, refusedGrams: moduleGrams, reason: 'damaged' }
    return { line, acceptedGrams: line === 1 ? moduleGrams - 20 : moduleGrams }
  })
  await receiver.post(at, { step: 'decide', lines: decided }, 201)
  return sender.post(at, { step: 'return' }, 201)
}

function onwards(code: string) {
  return { ...offerOf([code]), receiver: 'third', facility: 'B' }
}

async function chainsName(sender: Side, receiver: Side, code: string) {
  const sent = await sender.get(`/batches/${code}/events`)
  const [, handedOver, corrected] = sent.events
  expect(corrected).toMatchObject({ stage: 'hand_over_corrected', facts: { reason: note } })
  expect(handedOver.corrections).toMatchObject([{ event: corrected.id, replacement: null }])
  const came = await receiver.get(`/batches/${code}/events`)
  expect(came.events[0].corrections).toMatchObject([{ event: came.events[1].id }])
}

/** Grams that came in from outside before anything was handed over: the pack. */
function dismantledGrams({ totals }: Flow): number {
  return totals.inGrams - 2 * moduleGrams
}

interface Flow {
  readonly balanced: boolean
  readonly totals: {
    readonly inGrams: number
    readonly outGrams: number
    readonly closingGrams: number
  }
}

async function flowOf(side: Side): Promise<Flow> {
  return side.get('/reports/flow?from=2026-10-01&to=2027-12-01')
}

async function gramsOf(side: Side, code: string | undefined): Promise<number> {
  return (await side.get(`/batches/${code}`)).massGrams
}

async function checksOut(installation: TestInstallation) {
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
  expect(installation.logged).toEqual([])
}
