import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { battery, hoursAgo, takeIn } from '../../../harness/held-pack.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { openTwo, papers } from '../../../harness/sides.ts'
import { walkTo } from '../../../harness/walk-battery.ts'
import { picturesIn, textsInPictures } from '../../inventory/zpl/read-pictures.ts'

const carrier = { name: 'Carrier' }
const hold = {
  quarantinePlace: 'Bay 3',
  quarantineReason: 'smoke',
  watchIntervalHours: '4',
  quarantineTemperatureCelsius: '24',
  reviewBy: '2027-01-01',
}

describe('a dangerous battery that leaves', () => {
  it('is consigned in the packing of its class only', async () => {
    const { sender, installation } = await openTwo()
    await triaged(installation, 'RED', { smokeOdourOrHissing: true })
    await triaged(installation, 'AMBER', { swelling: true })
    await triaged(installation, 'GREEN', {})
    for (const batch of ['RED', 'AMBER', 'GREEN']) await declareWaste(installation, batch)
    const consign = (batch: string, packingInstruction: string) =>
      sender.send('/scans', scanOf(installation, 'consigned', batch, { packingInstruction }))
    for (const [batch, wrong, right] of [
      ['RED', 'P909', 'P911'],
      ['RED', 'P908', 'LP906'],
      ['AMBER', 'P903', 'P908'],
      ['GREEN', 'P911', 'P909'],
    ] as const) {
      const refused = await consign(batch, wrong)
      expect([batch, refused.status]).toEqual([batch, 409])
      expect([...(await pointersIn(refused))]).toEqual(['/facts/packingInstruction'])
      if (right !== 'P911') expect((await consign(batch, right)).status).toBe(200)
    }
  })

  it('is handed over in that packing, waste on a trip ticket, and the receiver is told and goes on from its class', async () => {
    const { sender, receiver, installation } = await openTwo()
    await triaged(installation, 'RED', { smokeOdourOrHissing: true })
    await triaged(installation, 'GREEN', {})
    await quarantine(installation, 'RED')
    await declareWaste(installation, 'RED')
    await declareWaste(installation, 'GREEN')
    const offer = (more: object) => ({
      receiver: 'second',
      facility: 'A',
      lines: [{ batch: 'GREEN' }, { batch: 'RED' }],
      papers: { ...papers, ...more },
    })
    const wrong = await sender.send('/hand-overs', offer({ packingInstruction: 'P909' }))
    expect(wrong.status).toBe(422)
    expect([...(await pointersIn(wrong))].sort()).toEqual([
      '/papers/packingInstruction',
      '/papers/tripTicket',
    ])
    const right = { packingInstruction: 'P911', tripTicket: 'TT-1' }
    const { id, lines } = await sender.post('/hand-overs', offer(right), 201)
    const red = { name: 'red', held: true, label: { en: expect.stringContaining('RED') } }
    expect(lines.map(({ danger }) => danger)).toMatchObject([null, red])
    const at = `/hand-overs/${id}/steps`
    await sender.post(at, { step: 'dispatch', carrier }, 201)
    expect(await receiver.get(`/hand-overs/${id}`)).toMatchObject({
      lines: [{ danger: null }, { danger: red }],
    })
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const accepted = lines.map(({ line, offeredGrams }) => ({ line, acceptedGrams: offeredGrams }))
    await receiver.post(at, { step: 'decide', lines: accepted }, 201)
    const theirs = await receiver.get('/batches/RED')
    expect(theirs).toMatchObject({ danger: red, context: { damageClass: 'red' } })
    expect(theirs.context.quarantinedUntil).toBeDefined()
    expect(theirs.context.releasedFromQuarantine).toBe(false)
    const lower = { quarantineClass: 'amber', quarantinePacking: 'P908' }
    const start = new Date().toISOString()
    const facts = { ...hold, ...lower, quarantineStart: start }
    const lowered = battery('quarantined', { facility: 'B', batches: [{ batch: 'RED' }], facts })
    expect(await receiver.status('/scans', lowered)).toBe(409)
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
  })

  it('stays where it is when it was found to be dangerous after the papers were made', async () => {
    const { sender, receiver, installation } = await openTwo()
    await triaged(installation, 'PACK', {})
    const lines = [{ batch: 'PACK' }]
    const offer = { receiver: 'second', facility: 'A', papers, lines }
    const { id } = await sender.post('/hand-overs', offer, 201)
    await quarantine(installation, 'PACK')
    const at = `/hand-overs/${id}/steps`
    const refused = await sender.send(at, { step: 'dispatch', carrier })
    expect(refused.status).toBe(409)
    expect([...(await pointersIn(refused))]).toEqual(['/papers/packingInstruction', '/papers'])
    expect(await sender.get('/batches/PACK')).toMatchObject({ state: 'quarantined' })
    expect(await receiver.get('/batches')).toMatchObject({ batches: [] })
    await sender.post(at, { step: 'cancel', reason: 'quarantined' }, 201)
  })

  it('counts as damaged while nobody has triaged it', async () => {
    const { sender, installation } = await openTwo()
    await record(installation, [takeIn('PACK', hoursAgo(2))])
    const offer = (packingInstruction: string) =>
      sender.status('/hand-overs', {
        receiver: 'second',
        facility: 'A',
        lines: [{ batch: 'PACK' }],
        papers: { ...papers, packingInstruction },
      })
    expect(await offer('P903')).toBe(422)
    expect(await offer('P908')).toBe(201)
    expect(await sender.get('/batches/PACK')).toMatchObject({ danger: { name: 'untriaged' } })
  })

  it('says so on its label, in the work list and on the pages of its stage', async () => {
    const { sender, installation } = await openTwo()
    await triaged(installation, 'AMBER', { swelling: true })
    await quarantine(installation, 'AMBER', 'amber')
    for (const [language, said] of [
      ['en', 'AMBER: damaged or defective, in quarantine'],
      ['zh-Hant', '黃級：受損或有缺陷（隔離中）'],
      ['zh-Hans', '黄级：受损或有缺陷（隔离中）'],
    ] as const) {
      const label = await sender.send(`/batches/AMBER/label?lang=${language}`)
      expect(await label.text()).toContain(said)
    }
    const zpl = async (query = '') => (await sender.send(`/batches/AMBER/label.zpl${query}`)).text()
    expect(await zpl()).toContain('AMBER: damaged or defective, in quarantine')
    const said = '黃級：受損或有缺陷（隔離中）'
    // After the QR, the voltage, the kind and the state.
    const [, , , , danger = []] = picturesIn(await zpl('?lang=zh-Hant'))
    expect(textsInPictures([danger], 'zh-Hant', said)).toEqual([said])
    const { stages } = await sender.get('/work-list?facility=A')
    expect(stages[0].batches[0]).toMatchObject({ danger: { name: 'amber', held: true } })
  })
})

describe('a product', () => {
  it('not proved to UN 38.3 is not sold but under a named exception, and without CE not into the EU', async () => {
    const { sender, installation } = await openTwo()
    await walkTo(installation, 'listed', { un38_3Valid: false, ceValid: false })
    const sell = (facts: object) =>
      sender.send('/scans', scanOf(installation, 'sold', 'PROD-HK-0001', facts))
    const refused = await sell({})
    expect([refused.status, [...(await pointersIn(refused))]]).toEqual([
      409,
      ['/facts/carriageException'],
    ])
    const excepted = { carriageException: 'SP310', packingInstruction: 'P910' }
    const intoEurope = await sell({ ...excepted, placedOnMarket: 'EU' })
    expect([...(await pointersIn(intoEurope))]).toEqual(['/batches/0/batch'])
    const sold = await jsonOf<{ status: string; warnings: string[] }>(await sell(excepted))
    expect(sold).toMatchObject({
      status: 'accepted',
      warnings: [expect.stringContaining('CE marking')],
    })
  })
})

async function record({ recorder, actor }: TestInstallation, scans: readonly object[]) {
  const receipts = await recorder.record(partsOf(scans, actor))
  expect(receipts.map((receipt) => ('faults' in receipt ? receipt.faults : []))).toEqual(
    scans.map(() => []),
  )
}

/** Facts of a stage as the stream's own walk gives them. */
function scanOf({ streams }: TestInstallation, stage: string, batch: string, facts: object) {
  const example = streams.get('battery')?.examples.find((one) => one.stage === stage)
  const heavy = stage === 'consigned' ? { grossMassGrams: 500_000 } : {}
  return battery(stage, {
    batches: [{ batch }],
    facts: { ...example?.facts, ...heavy, ...facts },
  })
}

async function triaged(installation: TestInstallation, batch: string, answers: object) {
  await record(installation, [
    takeIn(batch, hoursAgo(3)),
    scanOf(installation, 'triaged', batch, answers),
  ])
}

async function declareWaste(installation: TestInstallation, batch: string) {
  await record(installation, [scanOf(installation, 'declared_waste', batch, {})])
}

async function quarantine(installation: TestInstallation, batch: string, quarantineClass = 'red') {
  const quarantinePacking = quarantineClass === 'red' ? 'P911' : 'P908'
  const quarantineStart = new Date().toISOString()
  const facts = { ...hold, quarantineClass, quarantinePacking, quarantineStart }
  await record(installation, [battery('quarantined', { batches: [{ batch }], facts })])
}
