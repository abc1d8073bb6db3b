import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { batteryRows, csvTable } from '../../harness/battery-table.ts'
import { battery, takeIn } from '../../harness/held-pack.ts'
import {
  asOwnOrganisation,
  shareTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openTwo, papers } from '../../harness/sides.ts'

// 80 kWh: 57 kg would be 1,404 Wh/kg, and no battery has more than 500.
const plate = { chemistry: 'NMC', ratedCapacityAmpereHours: '200', nominalVoltageVolts: '400' }
const impossible = { code: 'mass_unbalanced', faults: [{ says: 'energy_impossible' }] }
const unusual = { status: 'accepted', warnings: [expect.stringContaining('are usual')] }
const taken = { status: 'accepted', warnings: [] }

const shared = shareTestInstallation()

describe('a mass beside a rated energy', () => {
  it('is held against what a battery can be when it is taken over, and when it is taken in', async () => {
    const installation = await asOwnOrganisation(shared())
    for (const [massGrams, answer] of [
      [57_000, impossible],
      [159_999, impossible],
      [160_000, unusual],
      [228_571, unusual],
      [228_572, taken],
      [400_000, taken],
    ] as const) {
      expect(await ask(installation, adopted({ massGrams }))).toMatchObject(answer)
    }
    // 2 kWh
    const small = { chemistry: 'NMC', ratedCapacityAmpereHours: '20', nominalVoltageVolts: '100' }
    for (const [massGrams, answer] of [
      [400_001, impossible],
      [400_000, unusual],
      [66_666, taken],
    ] as const) {
      expect(await ask(installation, adopted({ massGrams, facts: small }))).toMatchObject(answer)
    }
    const intake = (massGrams: number) => takenIn(massGrams)
    // 75.6 kWh
    expect(await ask(installation, intake(57_000))).toMatchObject({
      ...impossible,
      faults: [{ pointer: '/outputs/0/massGrams', values: { found: '1326.4', most: 500 } }],
    })
    expect(await ask(installation, intake(151_200))).toMatchObject(unusual)
    expect(await ask(installation, intake(396_000))).toMatchObject(taken)
  })

  it('is held against ampere-hours alone where it is one cell, and says nothing of what is not written', async () => {
    const installation = await asOwnOrganisation(shared())
    const cell = (massGrams: number, facts: object) =>
      ask(installation, adopted({ massGrams, kind: 'cell', facts: { chemistry: 'LFP', ...facts } }))
    const hours = { ratedCapacityAmpereHours: '100' }
    expect(await cell(399, hours)).toMatchObject(impossible)
    expect(await cell(2_000, hours)).toMatchObject(taken)
    expect(await cell(90_000, hours)).toMatchObject(impossible)
    expect(await cell(50, {})).toMatchObject(taken)
  })

  it('is held against it in a table, of which the other rows are taken', async () => {
    const installation = await asOwnOrganisation(shared())
    const [pack] = batteryRows()
    const rows = [{ ...pack, output: 'LIGHT', output_mass_grams: '57000' }, pack]
    const answer = await installation.request('/api/v1/imports', {
      method: 'POST',
      body: csvTable(rows),
      headers: { 'content-type': 'text/csv' },
    })
    const said = await answer.text()
    expect(said).toContain('1326.4 Wh/kg')
    expect(await massOf(installation, 'PACK-1')).toBe(396_000)
    expect(await massOf(installation, 'LIGHT')).toBeUndefined()
  })

  it('is held against it when a scale, or a correction, or an earlier record says it later', async () => {
    const installation = await asOwnOrganisation(shared())
    const event = randomUUID()
    await ask(installation, { ...takenIn(300_000, 'PACK'), id: event })
    const supervisor = await signUpPerson(installation, { role: 'supervisor' })
    const scaled = { ...battery('weighed'), batches: [{ batch: 'PACK', massGrams: 151_000 }] }
    const weighing = { ...scaled, facts: { scale: 'S', note: 'lighter' } }
    // Not even kept for a second person: nobody may say so.
    const asked = { method: 'POST', body: JSON.stringify(weighing) }
    expect(await jsonOf(await supervisor.request('/api/v1/scans', asked))).toMatchObject({
      code: 'mass_unbalanced',
    })
    const { id: _, ...replacement } = takenIn(57_000, 'PACK-AGAIN')
    const correction = { id: randomUUID(), event, reason: 'typed wrongly', replacement }
    const corrected = await installation.request('/api/v1/corrections', post(correction))
    expect([corrected.status, await corrected.json()]).toMatchObject([422, impossible])
    expect(await massOf(installation, 'PACK')).toBe(300_000)

    await ask(installation, adopted({ massGrams: 3_000, kind: 'cell', code: 'CELL', facts: {} }))
    const facts = { provenStage: 'tested', recordsOrigin: 'bench' }
    const tested = (energyWattHours: string) =>
      battery('record_added', {
        batches: [{ batch: 'CELL' }],
        facts: { ...facts, energyWattHours },
      })
    expect(await ask(installation, tested('80000'))).toMatchObject(impossible)
  })

  it('is held against it when goods are taken from another, and when both sides correct them', async () => {
    const { installation, sender, receiver } = await openTwo()
    await ask(installation, takenIn(300_000, 'PACK'))
    const damaged = { ...papers, packingInstruction: 'P908' }
    const offer = { receiver: 'second', facility: 'A', papers: damaged, lines: [{ batch: 'PACK' }] }
    const { id } = await sender.post('/hand-overs', offer, 201)
    const at = `/hand-overs/${id}/steps`
    await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const decide = (acceptedGrams: number) =>
      receiver.send(at, { step: 'decide', lines: [{ line: 1, acceptedGrams, note: 'scale' }] })
    expect(await jsonOf(await decide(151_000))).toMatchObject({ code: 'mass_unbalanced' })
    expect(await jsonOf(await decide(160_000))).toMatchObject({ code: 'second_person_needed' })
    expect((await decide(300_000)).status).toBe(201)
    const line = { line: 1, reason: 'mass_wrong' }
    const correct = (grams: number) =>
      receiver.send(`/hand-overs/${id}/corrections`, {
        step: 'correct_propose',
        note: 'by the weighbridge',
        lines: [{ ...line, sentGrams: grams, acceptedGrams: grams }],
      })
    const both = ['/lines/0/sentGrams', '/lines/0/acceptedGrams']
    expect(await jsonOf(await correct(151_000))).toMatchObject({
      code: 'mass_unbalanced',
      faults: both.map((pointer) => ({ pointer, says: 'energy_impossible' })),
    })
    expect((await correct(160_000)).status).toBe(201)
  })

  it('is held against it of modules, and of a product by the energy that it claims', async () => {
    const installation = await asOwnOrganisation(shared())
    const walk = installation.streams.get('battery')?.examples ?? []
    const answers = new Map<string, unknown>()
    for (const { afterMinutes: _, ...one } of walk.slice(0, 40)) {
      const scan = battery(one.stage, one)
      const [output] = one.outputs ?? []
      if (output === undefined) {
        await ask(installation, scan)
        continue
      }
      const lying = { assembled: { ratedEnergyKilowattHours: '400' }, dismantled: heavyDuty }
      const wrong = lying[one.stage as keyof typeof lying]
      if (wrong !== undefined) {
        const facts = { ...output.facts, ...wrong }
        const outputs = [{ ...output, facts }, ...(one.outputs ?? []).slice(1)]
        answers.set(one.stage, await ask(installation, { ...scan, outputs }))
      }
      await ask(installation, { ...scan, id: randomUUID() })
    }
    expect(answers.get('dismantled')).toMatchObject(impossible)
    expect(answers.get('assembled')).toMatchObject(impossible)
  })
})

/** The pack's own figures on one of its twelve modules: 75.6 kWh in 28.5 kg. */
const heavyDuty = { nominalVoltageVolts: '350' }

interface Adopting {
  readonly massGrams: number
  readonly kind?: string
  readonly code?: string
  readonly facts?: object
}

function adopted({ massGrams, kind = 'pack', code = randomUUID(), facts = plate }: Adopting) {
  const outputs = [{ batch: code, kind, massGrams, facts }]
  return battery('adopted', { outputs, facts: { provenStage: 'taken_in', recordsOrigin: 'book' } })
}

function takenIn(massGrams: number, code: string = randomUUID()) {
  const scan = takeIn(code, new Date())
  const [output] = scan.outputs as readonly object[]
  return { ...scan, outputs: [{ ...output, massGrams }] }
}

function post(body: object) {
  return { method: 'POST', body: JSON.stringify(body) }
}

async function ask({ request }: TestInstallation, scan: object): Promise<unknown> {
  return jsonOf(await request('/api/v1/scans', post(scan)))
}

async function massOf({ request }: TestInstallation, code: string): Promise<number | undefined> {
  const answer = await request(`/api/v1/batches/${code}`)
  const { massGrams } = await jsonOf<{ massGrams?: number }>(answer)
  return massGrams
}
