import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import type { Proposed } from '../../../domain/receipt.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, openClay } from '../../harness/clay.ts'
import { battery } from '../../harness/held-pack.ts'
import {
  asOwnOrganisation,
  shareTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'

const plate = { ratedCapacityAmpereHours: '216', nominalVoltageVolts: '350' }

const shared = shareTestInstallation()

describe('the first weighing of a battery that was taken over unweighed', () => {
  it('is held against what its name plate allows, by the bounds of every weighing', async () => {
    const installation = await asOwnOrganisation(shared())
    // 75.6 kWh: 216,000 g at 350 Wh/kg, 2,520,000 g at 30 Wh/kg.
    await adopt(installation, 'PACK', plate)
    const code = (grams: number, facts = {}) => answerTo(installation, weigh('PACK', grams, facts))
    expect(await code(107_999)).toMatchObject(refused('mass_unbalanced', 'weighed_far_off'))
    expect(await code(0)).toMatchObject(refused('mass_unbalanced', 'weighed_nothing'))
    expect(await code(396, { note: 'typed in kg' })).toMatchObject({ code: 'mass_unbalanced' })
    expect(await code(396_000_000)).toMatchObject(
      refused('mass_unbalanced', 'first_weighing_too_heavy'),
    )
    expect(await code(205_200)).toMatchObject({
      ...refused('invalid', 'weighed_needs_note'),
      faults: [{ pointer: '/facts/note' }],
    })
    expect(await code(205_199)).toMatchObject({ status: 'proposed' })
    expect(await code(396_000)).toMatchObject({ status: 'accepted', warnings: [] })
    expect(await code(600_000)).toMatchObject(refused('mass_unbalanced', 'weighed_far_off'))
    expect(await massOf(installation, 'PACK')).toBe(396_000)
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
  })

  it('of which nothing is known is one person’s up to a stated mass of its kind, then two persons’', async () => {
    const installation = await asOwnOrganisation(shared())
    for (const [kind, alone, most] of [
      ['cell', 10_000, 50_000],
      ['module', 100_000, 500_000],
      ['pack', 1_000_000, 5_000_000],
    ] as const) {
      await adopt(installation, kind, {}, kind)
      const answer = (grams: number) => answerTo(installation, weigh(kind, grams))
      expect(await answer(most + 1)).toMatchObject(
        refused('mass_unbalanced', 'first_weighing_too_heavy'),
      )
      expect(await answer(most)).toMatchObject({ status: 'proposed' })
      expect(await answer(alone + 1)).toMatchObject({ status: 'proposed' })
      expect(await answer(alone)).toMatchObject({ status: 'accepted' })
    }
  })

  it('that two persons agree to is what the next one is held against', async () => {
    const installation = await asOwnOrganisation(shared())
    await adopt(installation, 'PACK', {})
    const operator = await signUpPerson(installation, { role: 'operator' })
    const supervisor = await signUpPerson(installation, { role: 'supervisor' })
    const sent = await operator.request('/api/v1/scans', bodyOf(weigh('PACK', 1_200_000)))
    const { approval, missing } = await jsonOf<Proposed>(sent)
    expect([sent.status, missing]).toEqual([202, 1])
    expect(await (await sign(operator, approval)).json()).toMatchObject({
      code: 'second_person_needed',
    })
    expect(await (await sign(supervisor, approval)).json()).toMatchObject({ status: 'accepted' })
    expect(await answerTo(installation, weigh('PACK', 1_212_000))).toMatchObject({ warnings: [] })
    expect(await answerTo(installation, weigh('PACK', 1_900_000))).toMatchObject({
      code: 'mass_unbalanced',
    })
  })
})

it('holds the first weighing of clothes that were taken over against their gross mass', async () => {
  const installation = await asOwnOrganisation(shared())
  const bale = { batch: 'BALE', kind: 'bale', facts: { grossMassGrams: 500_000 } }
  const facts = { provenStage: 'collected', recordsOrigin: 'books of 2019' }
  const adopted = { ...battery('adopted', { outputs: [bale], facts }), stream: 'textile' }
  expect(await answerTo(installation, adopted)).toMatchObject({ status: 'accepted' })
  const answer = (grams: number, more = {}) =>
    answerTo(installation, { ...weigh('BALE', grams, more), stream: 'textile' })
  expect(await answer(750_001)).toMatchObject({ code: 'mass_unbalanced' })
  expect(await answer(500)).toMatchObject({ code: 'mass_unbalanced' })
  expect(await answer(525_001)).toMatchObject({ status: 'proposed' })
  expect(await answer(505_001)).toMatchObject({ code: 'invalid' })
  expect(await answer(490_000)).toMatchObject({ status: 'accepted', warnings: [] })
})

it('bounds the first weighing of kinds that say nothing of their own by the house’s rule', async () => {
  const installation = await openClay()
  const outputs = [{ batch: 'LUMP', kind: 'lump', facts: {} }]
  const facts = { provenStage: 'dug', recordsOrigin: 'an old pit' }
  expect(await answerTo(installation, clay('adopted', { outputs, facts }))).toMatchObject({
    status: 'accepted',
  })
  const answer = (grams: number) =>
    answerTo(installation, { ...weigh('LUMP', grams), stream: 'clay' })
  expect(await answer(30_000_001)).toMatchObject({ code: 'mass_unbalanced' })
  expect(await answer(1_000_001)).toMatchObject({ status: 'proposed' })
  expect(await answer(1_000_000)).toMatchObject({ status: 'accepted' })
})

async function adopt(installation: TestInstallation, batch: string, facts: object, kind = 'pack') {
  const scan = battery('adopted', {
    outputs: [{ batch, kind, facts: { chemistry: 'NMC', ...facts } }],
    facts: { provenStage: 'taken_in', recordsOrigin: 'books of 2019' },
  })
  expect(await answerTo(installation, scan)).toMatchObject({ status: 'accepted' })
}

function weigh(batch: string, massGrams: number, facts: object = {}) {
  return battery('weighed', { batches: [{ batch, massGrams }], facts: { scale: 'S1', ...facts } })
}

function refused(code: string, says: string) {
  return { code, faults: [{ says }] }
}

function bodyOf(scan: object) {
  return { method: 'POST', body: JSON.stringify(scan) }
}

async function answerTo({ request }: TestInstallation, scan: object) {
  return jsonOf<Record<string, unknown>>(await request('/api/v1/scans', bodyOf(scan)))
}

async function massOf({ request }: TestInstallation, code: string): Promise<number> {
  return (await jsonOf<{ massGrams: number }>(await request(`/api/v1/batches/${code}`))).massGrams
}

function sign(person: TestPerson, approval: string) {
  return person.request(`/api/v1/approvals/${approval}`, { method: 'POST' })
}
