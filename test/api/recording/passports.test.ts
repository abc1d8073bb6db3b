import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { type Side, sideOf } from '../../harness/sides.ts'

const original = 'https://passport.example/constructed/original-0001'

/** A product of the battery walk that waits for its passport, with the scan that issues it. */
async function openProduct(own: object = {}) {
  const installation = await openTestInstallation()
  const walk = installation.streams.get('battery')?.examples ?? []
  const end = walk.findIndex(({ stage }) => stage === 'passport_issued')
  const start = Date.parse('2026-10-01T00:00:00Z')
  const scanOf = ({ afterMinutes, ...example }: (typeof walk)[number]) => ({
    id: randomUUID(),
    stream: 'battery',
    facility: 'A',
    ...example,
    eventTime: new Date(start + afterMinutes * 60_000).toISOString(),
  })
  const build = async (actor: typeof installation.actor) => {
    const scans = walk.slice(0, end).map(scanOf)
    const [first] = scans
    const outputs =
      first?.outputs?.map((one) => ({ ...one, facts: { ...one.facts, ...own } })) ?? []
    const sent = scans.map((scan, at) => (at === 0 ? { ...scan, outputs } : scan))
    const receipts = await installation.recorder.record(partsOf(sent, actor))
    expect(receipts.filter(({ status }) => status !== 'accepted')).toEqual([])
  }
  await build(installation.actor)
  const issue = async (side: Side, facts: object = {}) => {
    const last = walk[end]
    if (last === undefined) throw new RangeError('Cannot find the passport of the walk')
    const scan = scanOf(last)
    const answer = await side.send('/scans', { ...scan, facts: { ...scan.facts, ...facts } })
    return { id: scan.id, status: answer.status, body: JSON.stringify(await answer.json()) }
  }
  return { installation, build, issue, side: sideOf(installation, installation.key) }
}

it.each([
  ['that of the original', { passportId: original }, 'passport_id_of_original'],
  ['that of the original in capitals', { passportId: original.toUpperCase() }, 'passport_id_taken'],
  [
    'an invented predecessor',
    { predecessors: ['https://passport.example/invented'] },
    'predecessor_not_in_lineage',
  ],
  [
    'an invented one beside the right one',
    { predecessors: [original, 'urn:x'] },
    'predecessor_not_in_lineage',
  ],
  [
    'repurposing of a vehicle battery for a vehicle',
    { batteryCategory: 'EV' },
    'repurposed_for_the_same',
  ],
  [
    'another category for the same application',
    { application: 'vehicle_traction' },
    'repurposed_for_the_same',
  ],
])('issues no passport with %s', async (_, facts, says) => {
  const { issue, side } = await openProduct()
  const refused = await issue(side, facts)
  expect([refused.status, refused.body]).toEqual([409, expect.stringContaining(says)])
  expect((await issue(side)).status).toBe(200)
})

it('issues one in the same category for another application, with the predecessors of the ledger', async () => {
  const { issue, side } = await openProduct()
  const facts = {
    batteryCategory: 'EV',
    application: 'mobile_power',
    predecessors: [original.toUpperCase()],
  }
  expect((await issue(side, facts)).status).toBe(200)
  const { events } = await side.get('/batches/PROD-HK-0001/events')
  const issued = events.find(({ stage }: { stage: string }) => stage === 'passport_issued')
  expect(issued.decisions).toMatchObject({ predecessorsOnRecord: [original] })
  expect(issued.decisions.predecessorsStated).toBeUndefined()
})

it('shows a predecessor as stated where the ledger knows none', async () => {
  const { issue, side } = await openProduct({ predecessorPassportId: undefined })
  expect((await issue(side, { predecessors: ['urn:outside'] })).status).toBe(200)
  const { events } = await side.get('/batches/PROD-HK-0001/events')
  const issued = events.find(({ stage }: { stage: string }) => stage === 'passport_issued')
  expect(issued.decisions).toMatchObject({ predecessorsStated: ['urn:outside'] })
  expect(issued.decisions.predecessorsOnRecord).toBeUndefined()
})

it('issues an identifier once in all of the installation, tells nobody whose it is, and frees it by a reversal', async () => {
  const { installation, build, issue, side } = await openProduct()
  const second = await addTestOrganisation(installation, 'second')
  const constructed = await addTestOrganisation(installation, 'city', { constructed: true })
  await build(second.actor)
  await build(constructed.actor)
  const other = sideOf(installation, second.key)
  const both = await Promise.all([issue(side), issue(other)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const [won, lost] = both[0]?.status === 200 ? [side, other] : [other, side]
  const refused = both.find(({ status }) => status === 409)?.body ?? ''
  expect(refused).toContain('passport_id_elsewhere')
  expect(refused).not.toMatch(/PROD|first|second/)
  // What is constructed never meets what is real.
  expect((await issue(sideOf(installation, constructed.key))).status).toBe(200)
  const reverses = both.find(({ status }) => status === 200)?.id
  const reversal = {
    stream: 'battery',
    stage: 'reversed',
    facility: 'A',
    reverses,
    facts: { reason: 'wrong' },
  }
  expect((await won.send('/scans', { ...reversal, id: randomUUID() })).status).toBe(200)
  expect((await issue(lost)).status).toBe(200)
  expect((await issue(won)).body).toContain('passport_id_elsewhere')
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})
