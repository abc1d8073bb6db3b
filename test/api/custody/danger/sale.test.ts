import { expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { csvTable, rowOf, type TypedScan } from '../../../harness/battery-table.ts'
import { corrected, faultsOf } from '../../../harness/correct.ts'
import { battery } from '../../../harness/held-pack.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { openTwo, type Side } from '../../../harness/sides.ts'
import { walkTo } from '../../../harness/walk-battery.ts'

const product = 'PROD-HK-0001'

it('sells no product whose type is not proved, in a scan, a table, or in place of a sale that was right', async () => {
  const { sender, installation } = await openTwo()
  await walkTo(installation, 'listed', { un38_3Valid: false, ceValid: false })
  const bare = soldBy(installation, {})
  expect(await said(sender, bare)).toEqual(['type_not_proved'])
  expect(await table(sender, bare)).toContain(',guard_not_met,')
  const european = { carriageException: 'SP310', packingInstruction: 'P910', placedOnMarket: 'EU' }
  expect(await said(sender, soldBy(installation, european))).toEqual(['ce_missing'])
  expect(await table(sender, soldBy(installation, european))).toContain(',guard_not_met,')
  const excepted = soldBy(installation, Object.assign(european, { placedOnMarket: 'OTHER' }))
  expect(await said(sender, excepted)).toEqual([])
  expect(await corrected(sender, product, bare)).toEqual(['type_not_proved'])
  const inEurope = soldBy(installation, { ...excepted.facts, placedOnMarket: 'EU' })
  expect(await corrected(sender, product, inEurope)).toEqual(['ce_missing'])
  await isSound(installation)
})

it('sells lithium-ion under no number of sodium-ion, in a scan, a table, or in place of a right sale', async () => {
  const { sender, installation } = await openTwo()
  await walkTo(installation, 'listed', { un38_3Valid: true, ceValid: true })
  for (const unNumber of ['UN3551', 'UN3552', 'UN3090', 'un3551']) {
    const sale = soldBy(installation, { unNumber })
    const wrong = await sender.send('/scans', battery('sold', sale))
    expect([unNumber, wrong.status]).toEqual([unNumber, 422])
    expect(await wrong.json()).toMatchObject({ faults: [{ pointer: '/facts/unNumber' }] })
    expect(await table(sender, sale)).toContain(',refused,')
  }
  expect(await said(sender, soldBy(installation, {}))).toEqual([])
  const sodium = soldBy(installation, { unNumber: 'UN3551' })
  expect(await corrected(sender, product, sodium)).toHaveLength(1)
  await isSound(installation)
})

it('sells nothing that was declared waste: it goes to the recycler on a trip ticket', async () => {
  const { sender, installation } = await openTwo()
  await walkTo(installation, 'final_tested', {})
  const batches = [{ batch: product }]
  const waste = { batches, facts: factsOf(installation, 'declared_waste') }
  expect(await said(sender, { stage: 'declared_waste', ...waste })).toEqual([])
  const excepted = { carriageException: 'SP310', packingInstruction: 'P910' }
  expect(await said(sender, soldBy(installation, excepted))).toEqual(['stage_not_open'])
  const listed = { stage: 'listed', batches, facts: factsOf(installation, 'listed') }
  expect(await said(sender, listed)).toEqual(['stage_not_open'])
  const { tripTicket: _, ...papers } = factsOf(installation, 'consigned')
  const consigned = { stage: 'consigned', batches, facts: papers }
  const without = await sender.send('/scans', battery('consigned', consigned))
  expect(await without.json()).toMatchObject({ faults: [{ pointer: '/facts/tripTicket' }] })
  await isSound(installation)
})

function factsOf({ streams }: TestInstallation, stage: string): Readonly<Record<string, unknown>> {
  return streams.get('battery')?.examples.find((one) => one.stage === stage)?.facts ?? {}
}

function soldBy(installation: TestInstallation, facts: object): TypedScan & { facts: object } {
  const own = Object.assign({}, factsOf(installation, 'sold'), facts)
  return { stage: 'sold', batches: [{ batch: product }], facts: own }
}

async function said(side: Side, { stage, ...scan }: TypedScan) {
  return faultsOf(await side.send('/scans', battery(stage, scan)))
}

/** What comes back of the scan as a row of a table. */
async function table(side: Side, scan: TypedScan): Promise<string> {
  return (await side.upload('/imports', csvTable([rowOf(scan)]), 'text/csv')).text()
}

async function isSound({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
}
