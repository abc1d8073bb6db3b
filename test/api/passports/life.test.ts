import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { battery } from '../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { asOwner, startTestJobs } from '../../harness/jobs.ts'
import { checkVersion, readText, versionsOf } from '../../harness/passports.ts'
import { walkTo } from '../../harness/walk-battery.ts'

const product = 'PROD-HK-0001'

it('makes a further version when a battery becomes waste, which says nothing of that', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'put_into_service', {})
  const made = installation.streams
    .get('battery')
    ?.examples.find((one) => one.stage === 'assembled')
  const { massGrams } = made?.outputs?.[0] ?? {}
  const batches = [{ batch: product, massGrams }]
  await step(installation, 'recalled', { batches, facts: { recallReason: 'take_back' } })
  const triage = installation.streams
    .get('battery')
    ?.examples.find((one) => one.stage === 'triaged')
  const facts = { ...triage?.facts, openCircuitVoltageVolts: '230', workingVoltageV: '230' }
  await step(installation, 'triaged', { facts })
  await step(installation, 'declared_waste')
  await startTestJobs(installation)
  const versions = await versionsOf(installation)
  expect(versions).toMatchObject([
    { version: 1, cause: 'issued', isSuperseded: true },
    { version: 2, cause: 'became_waste', isSuperseded: false, passport: versions[0]?.passport },
  ])
  const [before, after] = await Promise.all(
    versions.map(async ({ id }) => (await checkVersion(installation, id)).payload),
  )
  // Whose it is and what it is stay; only the version and the history go on.
  const {
    characteristics: was,
    relatedDocument: _,
    performanceClaim: __,
    ...one
  } = before.credentialSubject
  const {
    characteristics: is,
    relatedDocument: ___,
    performanceClaim: ____,
    ...other
  } = after.credentialSubject
  expect(other).toEqual(one)
  expect(after.issuer).toEqual(before.issuer)
  expect({ ...is, version: 1, cause: 'issued' }).toMatchObject({ ...was })
  expect(JSON.stringify(is)).not.toContain('batteryStatus')
})

it('ends a passport whose issue is taken back: it is revoked, and its address says that it is gone', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const [version] = await versionsOf(installation)
  const { list } = await checkVersion(installation, version?.id ?? '')
  const { rows } = await sql<{ id: string }>`
    select id from event where stage = 'passport_issued'`.execute(installation.store.system)
  const reversal = {
    ...battery('reversed', { batches: [], facts: { reason: 'slip' } }),
    reverses: rows[0]?.id,
  }
  const [receipt] = await installation.recorder.record(partsOf([reversal], installation.actor))
  expect(receipt).toMatchObject({ status: 'accepted' })
  expect(await versionsOf(installation)).toHaveLength(1)
  const answer = await installation.app.request(`/credentials/${version?.id}`)
  expect(answer.status).toBe(410)
  expect(await answer.json()).toMatchObject({ code: 'passport_ended' })
  const status = JSON.parse(await readText(installation, `/credentials/${version?.id}/status`))
  expect(status).toMatchObject({ state: 'ended', reason: { name: 'issued_in_error' } })
  const { rows: lists } = await sql<{ token: string }>`
    select token from status_list_version order by version desc limit 1`.execute(
    installation.store.system,
  )
  expect(lists[0]?.token).not.toBe(list)
})

it('goes on with repair, a passed test and re-use, and with nothing else that happens', async () => {
  const { streams } = await openTestInstallation()
  const terms = streams.get('battery')?.passport
  const event = (stage: string, state: string) => ({ stage, state, facts: {} })
  expect(terms?.stepOf(event('closed', 'recycled'), [])).toBeUndefined()
  expect(terms?.stepOf(event('reworked', 'assembled'), [])).toMatchObject({ cause: 'repaired' })
  expect(terms?.stepOf(event('final_tested', 'final_test_failed'), [])).toBeUndefined()
  expect(terms?.stepOf(event('listed', 'listed'), [])).toBeUndefined()
  expect(terms?.stepOf(event('listed', 'listed'), [event('sold', 'sold')])).toMatchObject({
    cause: 're_used',
  })
})

/** Records a stage of the product as the example walk has it of another battery. */
async function step(installation: TestInstallation, stage: string, own: object = {}) {
  const example = installation.streams.get('battery')?.examples.find((one) => one.stage === stage)
  const scan = battery(stage, { facts: example?.facts, batches: [{ batch: product }], ...own })
  const [receipt] = await installation.recorder.record(partsOf([scan], installation.actor))
  expect(receipt !== undefined && 'faults' in receipt ? receipt.faults : []).toEqual([])
}

it('signs nothing before the log has the name that issuers go by', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation, { context: { keepsLog: true } })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const { rows } = await sql`select from passport_version`.execute(installation.store.system)
  expect(rows).toEqual([])
  await asOwner(installation.connection, [
    `update log_head set origin = 'abc.loomcell.invalid/log/1'`,
  ])
  const [version] = await versionsOf(installation)
  const { payload, steps } = await checkVersion(installation, version?.id ?? '')
  expect(payload.issuer.id).toBe('did:web:abc.loomcell.invalid:orgs:first')
  expect(Object.values(steps)).toEqual([[], [], [], [], []])
})
