import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Proposed } from '../../../domain/receipt.ts'
import { jsonOf } from '../../harness/answers.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

it('makes used clothes of offcuts never, and of goods that industry used only with evidence and two persons', async () => {
  const { installation, send } = await mill()
  await send('collected', collected({ sourceClass: 'industry', originClass: 'pre_consumer' }))
  const change = (facts: object) => ({
    batches: [{ batch: 'BALE' }],
    facts: { originClass: 'post_consumer', classReason: 'sells better', ...facts },
  })
  expect(await send('reclassified', change({}))).toMatchObject({
    faults: [{ says: 'offcuts_stay_pre_consumer' }],
  })
  const used = { sourceClass: 'industrial_use' }
  expect(await send('reclassified', change(used))).toMatchObject({
    faults: [{ says: 'class_change_needs_evidence' }],
  })
  const proven = change({ ...used, classEvidence: 'laundry contract 7' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const sent = await operator.request('/api/v1/scans', bodyOf('reclassified', proven))
  expect(sent.status).toBe(202)
  const { approval } = await jsonOf<Proposed>(sent)
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const signed = await supervisor.request(`/api/v1/approvals/${approval}`, { method: 'POST' })
  expect(await jsonOf(signed)).toMatchObject({ status: 'accepted' })
})

it('sorts nothing to be worn that came wet, and calls nothing one fibre that is not shown', async () => {
  const { installation, send } = await mill()
  await send('collected', collected({}))
  const walk = installation.streams.get('textile')?.examples ?? []
  const facts = walk.find(({ stage }) => stage === 'received')?.facts ?? {}
  const scales = { receivedGrossGrams: 10_500, receivedTareGrams: 500, wetOrMouldy: true }
  const came = { batches: [{ batch: 'BALE', massGrams: 10_000 }], facts: { ...facts, ...scales } }
  expect(await send('received', came)).toMatchObject({ status: 'accepted' })
  const sort = (textileGrade: string) => ({
    batches: [{ batch: 'BALE' }],
    outputs: [
      {
        batch: 'LOT',
        kind: 'sorted_lot',
        massGrams: 10_000,
        facts: { textileGrade, fibreClass: 'cotton' },
      },
    ],
    facts: { sortingMethod: 'manual', sortingStation: 'table 3' },
  })
  expect(await send('sorted', sort('R2'))).toMatchObject({ faults: [{ says: 'textile_wet' }] })
  expect(await send('sorted', sort('F1'))).toMatchObject({
    faults: [{ says: 'textile_wet' }, { says: 'textile_one_fibre' }],
  })
})

it('takes a soaked load for wet whatever is said of it, and lets nobody call it dry alone', async () => {
  const { installation, send } = await mill()
  await send('collected', collected({}))
  const walk = installation.streams.get('textile')?.examples ?? []
  const facts = walk.find(({ stage }) => stage === 'received')?.facts ?? {}
  const soaked = { receivedGrossGrams: 10_500, receivedTareGrams: 500, moistureRegainPercent: '39' }
  const came = await send('received', {
    batches: [{ batch: 'BALE', massGrams: 10_000 }],
    facts: Object.assign({}, facts, soaked, { wetOrMouldy: false }),
  })
  expect(came).toMatchObject({ decisions: { wetOnArrival: true } })
  const reuse = { textileGrade: 'R2', fibreClass: 'cotton' }
  const sorted = await send('sorted', {
    batches: [{ batch: 'BALE' }],
    outputs: [{ batch: 'LOT', kind: 'sorted_lot', massGrams: 10_000, facts: reuse }],
    facts: { sortingMethod: 'manual', sortingStation: 'table 3' },
  })
  expect(sorted).toMatchObject({ faults: [{ says: 'textile_wet' }] })
  const back = await send('reversed', { reverses: came.id, facts: { reason: 'slip' } })
  expect(back).toMatchObject({ code: 'second_person_needed' })
  await addTestOrganisation(installation, 'second')
  const offer = { id: randomUUID(), receiver: 'second', facility: 'A', lines: [{ batch: 'BALE' }] }
  const body = JSON.stringify(Object.assign(offer, { papers: {} }))
  const offered = await installation.request('/api/v1/hand-overs', { method: 'POST', body })
  expect(await jsonOf(offered)).toMatchObject({ lines: [{ danger: { name: 'wet' } }] })
})

function collected(facts: object) {
  const own = {
    collectionPoint: 'bank 17',
    collector: 'charity',
    sourceClass: 'household_bank',
    collectedAt: '2026-03-02T01:00:00.000Z',
    originClass: 'post_consumer',
    fibreClass: 'cotton',
    grossMassGrams: 11_000,
  }
  const outputs = [{ batch: 'BALE', kind: 'bale', massGrams: 10_000 }]
  return { outputs, facts: { ...own, ...facts } }
}

function bodyOf(stage: string, scan: object) {
  const own = { id: randomUUID(), stream: 'textile', stage, facility: 'A' }
  return { method: 'POST', body: JSON.stringify(Object.assign(own, scan)) }
}

async function mill() {
  const installation: TestInstallation = await openTestInstallation()
  const send = async (stage: string, scan: object) =>
    jsonOf<Record<string, unknown>>(
      await installation.request('/api/v1/scans', bodyOf(stage, scan)),
    )
  return { installation, send }
}
