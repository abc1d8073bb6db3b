import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { makeProduct } from '../../harness/battery-life.ts'
import { corrected } from '../../harness/correct.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { record } from '../../harness/lots.ts'
import {
  changeStatus,
  checkVersion,
  readText,
  type Version,
  versionsOf,
} from '../../harness/passports.ts'
import { openTwo, passOn, sideOf } from '../../harness/sides.ts'

const model = 'Constructed storage 40 kWh'

async function openWorkshop() {
  const installation = await openTestInstallation()
  await startTestJobs(installation)
  return { installation, side: sideOf(installation, installation.key) }
}

/** Says what holds for all of the model, as whoever asks. */
async function say({ request }: TestInstallation, facts: object, init: RequestInit = {}) {
  const body = JSON.stringify({ model, facts })
  const answer = await request('/api/v1/models/battery', { method: 'PUT', body, ...init })
  expect(answer.status).toBe(201)
}

/** Every version, once no model has passports that still have to follow it. */
async function settled(installation: TestInstallation): Promise<readonly Version[]> {
  await versionsOf(installation)
  await eventually(
    async () => (await sql`select from passport_model_due`.execute(installation.store.system)).rows,
    ({ length }) => length === 0,
  )
  return versionsOf(installation)
}

const causesIn = (versions: readonly Version[]) =>
  versions.map(({ code, version, cause }) => [code, version, cause])

async function saidIn(installation: TestInstallation, id = '') {
  return (await checkVersion(installation, id)).payload.credentialSubject.characteristics
}

it('makes a further version of every passport of a model when more is said of that, and of no other', async () => {
  const workshop = await openWorkshop()
  const { installation } = workshop
  for (const number of ['0201', '0202']) await makeProduct(workshop, number, issued)
  await versionsOf(installation)
  await say(installation, { extinguishingAgents: ['water'], recycledCobaltPercent: '12.5' })
  const versions = await settled(installation)
  expect(causesIn(versions)).toEqual([
    ['PROD-HK-0201', 1, 'issued'],
    ['PROD-HK-0202', 1, 'issued'],
    ['PROD-HK-0201', 2, 'model_changed'],
    ['PROD-HK-0202', 2, 'model_changed'],
  ])
  const before = await saidIn(installation, versions[0]?.id)
  const after = await saidIn(installation, versions[2]?.id)
  expect(before.lacks).toContain('Usable extinguishing agent')
  expect(after.lacks).not.toContain('Usable extinguishing agent')
  expect(after.recycledCobaltPercent).toBe('12.5')
  // What nobody may read of it changes nothing for anyone, and neither does the same again.
  const hidden = { numberOfCells: 112 }
  const same = { extinguishingAgents: ['water'], recycledCobaltPercent: '12.5' }
  await say(installation, Object.assign({}, same, hidden))
  expect(await settled(installation)).toHaveLength(4)
  const body = JSON.stringify({ model: 'Another', facts: { recycledCobaltPercent: '1' } })
  await installation.request('/api/v1/models/battery', { method: 'PUT', body })
  expect(await settled(installation)).toHaveLength(4)
})

it('keeps a passport suspended over its further versions, until that is lifted', async () => {
  const workshop = await openWorkshop()
  const { installation, side } = workshop
  await makeProduct(workshop, '0206', issued)
  const [first] = await versionsOf(installation)
  const standing = async (version?: Version) =>
    JSON.parse(await readText(installation, `/credentials/${version?.id}/status`))
  expect(await changeStatus(side, `/passports/${first?.id}/suspension`, 'disputed')).toBe(200)
  await say(installation, { recycledCobaltPercent: '12.5' })
  const [, second] = await settled(installation)
  expect(await standing(second)).toMatchObject({ state: 'suspended', reason: { name: 'disputed' } })
  const path = `/api/v1/passports/${second?.id}/suspension`
  expect((await installation.request(path, { method: 'DELETE' })).status).toBe(200)
  await say(installation, { recycledCobaltPercent: '13.5' })
  const [, , third] = await settled(installation)
  expect(await standing(third)).toMatchObject({ state: 'valid', reason: null })
})

it('makes a further version when more is recorded of the battery itself that anyone may read', async () => {
  const workshop = await openWorkshop()
  const { installation, side } = workshop
  const batch = await makeProduct(workshop, '0203', issued)
  await versionsOf(installation)
  const batches = [{ batch }]
  const stage = 'passport_data_recorded'
  await record(side, stage, { batches, facts: { recycledCobaltPercent: '9' } })
  const versions = await settled(installation)
  expect(causesIn(versions)).toEqual([
    [batch, 1, 'issued'],
    [batch, 2, 'data_recorded'],
  ])
  expect((await saidIn(installation, versions[1]?.id)).recycledCobaltPercent).toBe('9')
  // Put right, the same passport goes on.
  const right = { stage, facility: 'A', batches, facts: { recycledCobaltPercent: '8' } }
  expect(await corrected(side, batch, right)).toEqual([])
  const later = await settled(installation)
  expect(causesIn(later).slice(2)).toEqual([[batch, 3, 'corrected']])
  expect((await saidIn(installation, later[2]?.id)).recycledCobaltPercent).toBe('8')
  // What few may read of it makes none.
  const facts = { chargingCycles: 12, serviceDataMethod: 'management_system' }
  await record(side, stage, { batches, facts: { ...facts, serviceDataDate: '2026-11-10' } })
  expect(await settled(installation)).toHaveLength(3)
})

it('corrects the issue of a passport in a further version of it, and issues no other', async () => {
  const workshop = await openWorkshop()
  const { installation, side } = workshop
  const batch = await makeProduct(workshop, '0204', issued)
  await versionsOf(installation)
  const walk = installation.streams.get('battery')?.examples ?? []
  const example = walk.find(({ stage }) => stage === 'passport_issued')
  const at = 'https://passport.example/constructed'
  const own = { passportId: `${at}/repurposed-0204`, predecessors: [`${at}/original-0204`] }
  const facts = Object.assign({}, example?.facts, own, {
    economicOperator: 'Another Storage Limited (constructed)',
  })
  const replacement = { stage: 'passport_issued', facility: 'A', batches: [{ batch }], facts }
  expect(await corrected(side, batch, replacement)).toEqual([])
  const versions = await settled(installation)
  expect(causesIn(versions)).toEqual([
    [batch, 1, 'issued'],
    [batch, 2, 'corrected'],
  ])
  expect(versions[1]?.passport).toBe(versions[0]?.passport)
  const said = await saidIn(installation, versions[1]?.id)
  expect(said.economicOperator).toBe('Another Storage Limited (constructed)')
})

it('lets what is said of the model go with a battery to whoever takes it over, as far as they may know it', async () => {
  const { installation, sender, receiver, receiverKey } = await openTwo()
  await startTestJobs(installation)
  const batch = await makeProduct({ installation, side: sender }, '0205', issued)
  const report = [
    {
      title: 'Test report',
      link: 'https://maker.example/report.pdf',
      digest: 'a'.repeat(64),
      mediaType: 'application/pdf',
      language: 'en',
    },
  ]
  await versionsOf(installation)
  const facts = { recycledCobaltPercent: '12.5', numberOfCells: 112, testReports: report }
  await say(installation, facts)
  await settled(installation)
  const before = await saidIn(installation, (await settled(installation)).at(-1)?.id)
  await passOn({ sender, receiver }, [batch])
  const versions = await settled(installation)
  expect(causesIn(versions).at(-1)).toEqual([batch, 3, 'handed_over'])
  const after = await saidIn(installation, versions.at(-1)?.id)
  expect(after.recycledCobaltPercent).toBe('12.5')
  // Nothing that the passport said is lost, who made it and when among it.
  expect(after.lacks).toEqual(before.lacks)
  expect(after).toMatchObject({ manufacturerName: 'first' })
  const { batches } = await receiver.get('/batches?limit=10')
  const code = batches.find((one: { kind: string }) => one.kind === 'product').code
  const { points } = await receiver.get(`/batches/${code}/passport-points`)
  const has = (name: string) =>
    points.some(({ values }: { values: { name: string }[] }) =>
      values.some((one) => one.name === name),
    )
  expect(has('recycledCobaltPercent')).toBe(true)
  expect(has('testReports')).toBe(false)
  // What its maker says of the model from now on is of the maker's own things; the receiver says it anew.
  await say(installation, Object.assign({}, facts, { recycledCobaltPercent: '20' }))
  expect(await settled(installation)).toHaveLength(3)
  const own = { headers: { authorization: `Bearer ${receiverKey}` } }
  await say(installation, { recycledCobaltPercent: '15' }, own)
  const last = (await settled(installation)).at(-1)
  expect(last).toMatchObject({ version: 4, cause: 'model_changed' })
  expect((await saidIn(installation, last?.id)).recycledCobaltPercent).toBe('15')
})

const issued = { until: 'passport_issued' } as const
