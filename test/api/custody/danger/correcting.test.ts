import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { battery, hoursAgo, recordAt, takeIn } from '../../../harness/held-pack.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { openTwo, papers } from '../../../harness/sides.ts'

const corrections = '/api/v1/corrections'
const lowering = { status: 202, missing: 1 }

describe('a triage that found too much', () => {
  it('is corrected by two who sign in, and the history shows both with their names', async () => {
    const { installation, lead, second, event } = await openWithTriage({
      smokeOdourOrHissing: true,
    })
    const request = correctionOf(event, examined(installation, { swelling: true }))
    const proposed = await ask(lead, request)
    expect(proposed).toMatchObject(lowering)
    expect(await ask(lead, request)).toMatchObject({ ...lowering, approval: proposed.approval })
    expect(await dangerOf(installation)).toBe('red')
    expect(await (await lead.request('/api/v1/approvals')).json()).toMatchObject({
      approvals: [
        { stage: 'triaged', batches: ['PACK'], missing: 1, scan: { correction: { event } } },
      ],
    })
    expect(await sign(lead, proposed)).toMatchObject({ status: 409, code: 'second_person_needed' })
    const signed = await sign(second, proposed)
    expect(signed).toMatchObject({ status: 200, decisions: { triageClass: 'amber' } })
    expect(await dangerOf(installation)).toBe('amber')
    const { events } = await jsonOf<Chain>(
      await installation.request('/api/v1/batches/PACK/events'),
    )
    expect(events.map(({ stage }) => stage)).toEqual(['taken_in', 'triaged', 'reversed', 'triaged'])
    expect(events[1]).toMatchObject({ id: event, decisions: { triageClass: 'red' } })
    expect(events[2]).toMatchObject({
      reverses: event,
      facts: { reason: 'the wrong pack was scanned' },
    })
    expect(events[2]?.decisions.agreedBy).toHaveLength(2)
    expect(new Set(events[2]?.decisions.agreedBy).size).toBe(2)
    expect(await ask(lead, request)).toMatchObject({
      status: 200,
      reversal: { status: 'duplicate' },
    })
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
  })

  it('is not corrected by one, by a key, without an examination, or under an id used before', async () => {
    const { installation, lead, event } = await openWithTriage({ smokeOdourOrHissing: true })
    const green = examined(installation, {})
    const byKey = await installation.request(corrections, post(correctionOf(event, green)))
    expect([byKey.status, [...(await pointersIn(byKey))]]).toEqual([409, ['/event']])
    expect(await ask(lead, correctionOf(event))).toMatchObject({
      status: 409,
      code: 'second_person_needed',
      faults: [{ says: 'reversal_lowers' }],
    })
    const waste = { stage: 'declared_waste', batches: [{ batch: 'PACK' }], facts: {} }
    expect((await ask(lead, correctionOf(event, waste))).status).not.toBe(202)
    const request = correctionOf(event, green)
    expect(await ask(lead, request)).toMatchObject(lowering)
    expect(await ask(lead, { ...request, reason: 'another' })).toMatchObject({ code: 'id_reused' })
    const respelt = {
      ...green,
      losses: [],
      facts: { ...green.facts, ambientTemperatureCelsius: 20 },
    }
    const spelt = { ...green, facts: { ...green.facts, ambientTemperatureCelsius: '20.0' } }
    const waiting = correctionOf(event, spelt)
    expect(await ask(lead, waiting)).toMatchObject(lowering)
    expect(await ask(lead, { ...waiting, replacement: respelt })).toMatchObject(lowering)
    expect(await dangerOf(installation)).toBe('red')
  })

  it('is never signed by whoever recorded it, who may propose it to a supervisor', async () => {
    const { installation, lead, second } = await openWithTriage({})
    const operator = await signUpPerson(installation, { role: 'operator' })
    await recordAt(installation, hoursAgo(4), [takeIn('OWN', hoursAgo(4))])
    const swollen = { ...factsOf(installation, 'triaged'), swelling: true }
    const triaged = battery('triaged', { batches: [{ batch: 'OWN' }], facts: swollen })
    await operator.request('/api/v1/scans', post(triaged))
    const green = examined(installation, {}, 'OWN')
    const first = await ask(lead, correctionOf(triaged.id, green))
    expect(await sign(operator, first)).toMatchObject({
      status: 409,
      faults: [{ says: 'correction_by_recorder' }],
    })
    const another = await signUpPerson(installation, { role: 'operator' })
    expect(await sign(another, first)).toMatchObject({ status: 200 })

    await recordAt(installation, hoursAgo(4), [takeIn('LEADS', hoursAgo(4))])
    const leads = battery('triaged', { batches: [{ batch: 'LEADS' }], facts: swollen })
    await lead.request('/api/v1/scans', post(leads))
    const own = await ask(lead, correctionOf(leads.id, examined(installation, {}, 'LEADS')))
    expect(await sign(another, own)).toMatchObject({
      status: 409,
      faults: [{ says: 'correction_needs_supervisor' }],
    })
    expect(await sign(second, own)).toMatchObject({ status: 200 })
  })

  it('stays as it is when the unit was set apart while the correction waited, and its hold runs on', async () => {
    const { installation, lead, second, event } = await openWithTriage({
      smokeOdourOrHissing: true,
    })
    const proposed = await ask(lead, correctionOf(event, examined(installation, {})))
    const held = battery('quarantined', { batches: [{ batch: 'PACK' }], facts: holdFacts() })
    await installation.request('/api/v1/scans', post(held))
    expect(await sign(second, proposed)).toMatchObject({ status: 409, code: 'not_reversible' })
    expect(await jsonOf(await installation.request('/api/v1/batches/PACK'))).toMatchObject({
      state: 'quarantined',
      danger: { name: 'red', held: true },
    })
  })

  it('leaves a unit that was never examined untriaged when another one was meant', async () => {
    const { installation, lead, second, event } = await openWithTriage({
      smokeOdourOrHissing: true,
    })
    await recordAt(installation, hoursAgo(4), [takeIn('MEANT', hoursAgo(4))])
    const meant = examined(installation, { smokeOdourOrHissing: true }, 'MEANT')
    const proposed = await ask(lead, correctionOf(event, meant))
    expect(proposed).toMatchObject(lowering)
    expect(await sign(second, proposed)).toMatchObject({ status: 200 })
    expect([await dangerOf(installation), await dangerOf(installation, 'MEANT')]).toEqual([
      'untriaged',
      'red',
    ])
  })

  it('which found too little is raised by one supervisor at once', async () => {
    const { installation, lead, event } = await openWithTriage({ swelling: true })
    const red = examined(installation, { smokeOdourOrHissing: true })
    expect(await ask(lead, correctionOf(event, red))).toMatchObject({ status: 201 })
    expect(await dangerOf(installation)).toBe('red')
  })
})

describe('papers that were signed for another class', () => {
  it('let nothing leave, and the receiver who was told is told again', async () => {
    const two = await openWithTriage({ smokeOdourOrHissing: true })
    const { installation, sender, receiver, lead, second, event } = two
    const offer = { receiver: 'second', facility: 'A', lines: [{ batch: 'PACK' }] }
    const red = { ...papers, packingInstruction: 'P911' }
    const { id } = await sender.post('/hand-overs', { ...offer, papers: red }, 201)
    const proposed = await ask(
      lead,
      correctionOf(event, examined(installation, { swelling: true })),
    )
    expect(await sign(second, proposed)).toMatchObject({ status: 200 })
    expect(await receiver.get(`/hand-overs/${id}`)).toMatchObject({
      lines: [{ danger: { name: 'amber' } }],
    })
    expect(await toldOf(installation, id)).toEqual([
      ['hand_over.offered', 'second', expect.stringContaining('RED')],
      ['hand_over.danger_changed', 'second', expect.stringContaining('AMBER')],
    ])
    const at = `/hand-overs/${id}/steps`
    const refused = await sender.send(at, { step: 'dispatch', carrier: { name: 'Carrier' } })
    expect([...(await pointersIn(refused))]).toEqual(['/papers/packingInstruction', '/papers'])
    await sender.post(at, { step: 'cancel', reason: 'corrected' }, 201)
    const amber = { ...papers, packingInstruction: 'P908' }
    const again = await sender.post('/hand-overs', { ...offer, papers: amber }, 201)
    const dispatch = { step: 'dispatch', carrier: { name: 'Carrier' } }
    await sender.post(`/hand-overs/${again.id}/steps`, dispatch, 201)
    expect(await ask(lead, correctionOf(event))).toMatchObject({ code: 'not_reversible' })
  })

  it('say so as well when a quarantine found the goods worse', async () => {
    const { installation, sender } = await openWithTriage({})
    const offer = { receiver: 'second', facility: 'A', papers, lines: [{ batch: 'PACK' }] }
    const { id } = await sender.post('/hand-overs', offer, 201)
    const held = battery('quarantined', { batches: [{ batch: 'PACK' }], facts: holdFacts() })
    expect(await sender.status('/scans', held)).toBe(200)
    expect(await toldOf(installation, id)).toEqual([
      ['hand_over.offered', 'second', null],
      ['hand_over.danger_changed', 'second', expect.stringContaining('RED')],
    ])
  })
})

interface Chain {
  readonly events: readonly {
    readonly stage: string
    readonly decisions: { agreedBy?: string[] }
  }[]
}

interface Answered {
  readonly status: number
  readonly approval?: string
}

async function openWithTriage(answers: object) {
  const two = await openTwo()
  const { installation } = two
  await recordAt(installation, hoursAgo(5), [takeIn('PACK', hoursAgo(5))])
  const facts = { ...factsOf(installation, 'triaged'), ...answers }
  const triaged = battery('triaged', { batches: [{ batch: 'PACK' }], facts })
  await recordAt(installation, hoursAgo(4), [triaged])
  const [lead, second] = [
    await signUpPerson(installation, { role: 'supervisor' }),
    await signUpPerson(installation, { role: 'supervisor' }),
  ]
  return { ...two, lead, second, event: triaged.id }
}

function correctionOf(event: string, replacement?: object) {
  const said = { id: randomUUID(), event, reason: 'the wrong pack was scanned' }
  return replacement === undefined ? said : { ...said, replacement }
}

function examined(installation: TestInstallation, answers: object, batch = 'PACK') {
  const facts = { ...factsOf(installation, 'triaged'), ...answers }
  return { stage: 'triaged', batches: [{ batch }], facts }
}

function factsOf({ streams }: TestInstallation, stage: string) {
  const example = streams.get('battery')?.examples.find((one) => one.stage === stage)
  return { ...example?.facts }
}

function holdFacts() {
  return {
    quarantineClass: 'red',
    quarantinePlace: 'Bay 3',
    quarantineReason: 'smoke',
    quarantineStart: new Date().toISOString(),
    watchIntervalHours: '4',
    quarantineTemperatureCelsius: '24',
    quarantinePacking: 'P911',
    reviewBy: '2027-01-01',
  }
}

function post(body: object): RequestInit {
  return { method: 'POST', body: JSON.stringify(body) }
}

async function ask(person: TestPerson, request: object): Promise<Answered> {
  const answer = await person.request(corrections, post(request))
  return { ...(await jsonOf<object>(answer)), status: answer.status }
}

async function sign(person: TestPerson, { approval = '' }: Answered): Promise<Answered> {
  const answer = await person.request(`/api/v1/approvals/${approval}`, { method: 'POST' })
  return { ...(await jsonOf<object>(answer)), status: answer.status }
}

async function dangerOf({ request }: TestInstallation, batch = 'PACK') {
  const shown = await request(`/api/v1/batches/${batch}`)
  return (await jsonOf<{ danger: { name: string } | null }>(shown)).danger?.name
}

async function toldOf({ store }: TestInstallation, handOver: string) {
  const { rows } = await sql<{ topic: string; slug: string; danger: string | null }>`
    select topic, slug, payload #>> '{danger,en}' as danger
    from outbox_entry join organisation using (organisation_key)
    where subject = ${handOver} order by outbox_entry_key`.execute(store.system)
  return rows.map(({ topic, slug, danger }) => [topic, slug, danger])
}
