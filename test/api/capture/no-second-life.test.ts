import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import type { Problem } from '../../../api/http/problem.ts'
import type { Facts } from '../../../domain/field.ts'
import type { Example } from '../../../workflows/example.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery, packOutput } from '../../harness/held-pack.ts'
import { openTwo, papers, type Side, sideOf } from '../../harness/sides.ts'

it('has what arrived as waste only once it was declared, prepared, triaged and tested again', async () => {
  const { installation, sender, receiver } = await openTwo()
  const walk = installation.streams.get('battery')?.examples ?? []
  const factsOf = (stage: string) => walk.find((one: Example) => one.stage === stage)?.facts ?? {}
  const step = (side: Side, stage: string, facts: Facts = {}, facility = 'A') =>
    said(side, stage, {
      facility,
      batches: [{ batch: 'WASTE' }],
      facts: Object.assign({}, factsOf(stage), facts),
    })
  const toGrade = async () => {
    const tested = { capacityAmpereHours: '176', energyWattHours: '61600', upperCutOffVolts: '400' }
    const volts = { lowerCutOffVolts: '260', restVoltageVolts: '341', asReceivedVoltage: '341' }
    for (const [stage, facts] of [
      ['triaged', {}],
      ['isolated', {}],
      ['tested', Object.assign({ testStart: new Date().toISOString() }, tested, volts)],
      ['graded', { baselineMilliohm: '8' }],
    ] as const)
      expect(await step(sender, stage, facts)).toEqual([])
  }
  const arrived = { declaredWaste: true, wasteDecidedBy: 'person-03' }
  expect(await said(sender, 'taken_in', arriving('WASTE', arrived))).toEqual([])
  await toGrade()
  const target = { targetProduct: 'PROD-1' }
  expect(await step(sender, 'matched', target)).toEqual(['waste_unprepared'])
  // Nor is it gone round by another organisation: what it is goes along.
  const travels = { ...papers, packingInstruction: 'P909', tripTicket: 'TT-1' }
  const offer = { receiver: 'second', facility: 'A', papers: travels, lines: [{ batch: 'WASTE' }] }
  const { id } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  await receiver.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 396_000 }] }, 201)
  expect(await step(receiver, 'matched', target, 'B')).toEqual(['waste_unprepared'])
  for (const [stage, facts] of [
    ['declared_waste', {}],
    ['prepared_for_repurposing', { preparationOperator: 'operator' }],
  ] as const)
    expect(await step(receiver, stage, facts, 'B')).toEqual([])
  expect(await step(receiver, 'matched', target, 'B')).toEqual(['stage_not_open'])
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
})

it('has nothing of unknown source whose life somebody calls recorded', async () => {
  const { installation } = await openTwo()
  const sender = sideOf(installation, installation.key)
  const unknown = { sourceKind: 'unknown' }
  expect(await said(sender, 'taken_in', arriving('PACK', unknown))).toEqual([
    'life_of_unknown_source',
  ])
  const none = { lifetimeTraceability: 'none' }
  expect(await said(sender, 'taken_in', arriving('PACK', unknown, none))).toEqual([])
})

function arriving(batch: string, facts: Facts, own: Facts = {}) {
  const usual = {
    sourceKind: 'workshop',
    sourceReference: 'job 1',
    removalDate: '2026-03-02',
    removalReason: 'capacity_loss',
    declaredWaste: false,
  }
  return { outputs: [packOutput(batch, own)], facts: Object.assign(usual, facts) }
}

/** The names of what a scan is refused for; none where it was accepted. */
async function said(
  side: Side,
  stage: string,
  scan: Record<string, unknown>,
): Promise<readonly string[]> {
  const answer = await side.send('/scans', battery(stage, scan))
  if (answer.status === 200) return []
  const { faults } = await jsonOf<Problem>(answer)
  return faults.map(({ says, message }) => says ?? message)
}
