import { expect, it } from 'vitest'
import { decodeStatusList, isSet } from '../../../domain/proof/credential/status-list.ts'
import { verifyCredential } from '../../../domain/proof/credential/verify-credential.ts'
import type { Evidence } from '../../../domain/proof/record/evidence.ts'
import { isProven, verifyRecord } from '../../../domain/proof/record/verify-record.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { makeProduct, step, takeBack } from '../../harness/battery-life.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { checkVersion, pathOf, payloadOf, readText, versionsOf } from '../../harness/passports.ts'
import { recycle } from '../../harness/recycling.ts'
import { openTwo, passOn, sideOf } from '../../harness/sides.ts'

const html = { headers: { accept: 'text/html' } }
const json = { headers: { accept: 'application/json' } }

/** A battery with a passport that is declared waste. */
async function wasted(number: string) {
  const installation = await openTestInstallation()
  await startTestJobs(installation)
  const workshop = { installation, side: sideOf(installation, installation.key) }
  const batch = await makeProduct(workshop, number)
  await takeBack(workshop, batch)
  const wasteDeclaredOn = new Date().toISOString().slice(0, 10)
  await step(workshop, 'declared_waste', { batches: [{ batch }], facts: { wasteDeclaredOn } })
  const versions = await versionsOf(installation)
  return { installation, workshop, batch, versions }
}

it('ends the passport of a battery that is recycled, and says everywhere that it has ended, when and why', async () => {
  const { installation, workshop, batch, versions } = await wasted('0301')
  const { app } = installation
  const [first, last] = versions
  const before = await checkVersion(installation, last?.id ?? '')
  const path = pathOfRecord(before.payload)
  expect(await jsonOf<RecordView>(await app.request(path, json))).toMatchObject({
    passportEnd: null,
  })
  await recycle(workshop, batch, 'LOT-0301')
  await versionsOf(installation)
  // The credential is gone, for people in their language.
  for (const { id } of versions) {
    const gone = await app.request(`/credentials/${id}`)
    expect(gone.status).toBe(410)
    const { code, faults } = await jsonOf<{ code: string; faults: { message: string }[] }>(gone)
    expect(code).toBe('passport_ended')
    expect(faults[0]?.message).toMatch(
      /^This passport ended on 20\d\d-\d\d-\d\d: The battery was recycled$/,
    )
    expect((await app.request(`/credentials/${id}/linkset`)).status).toBe(410)
    const status = JSON.parse(await readText(installation, `/credentials/${id}/status`))
    expect(status).toMatchObject({ state: 'ended', reason: { name: 'recycled' }, latest: null })
  }
  const page = await app.request(`/credentials/${first?.id}`, {
    headers: { accept: 'text/html', 'accept-language': 'zh-HK' },
  })
  expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=UTF-8'])
  expect(await page.text()).toContain('電池已回收')
  // Whoever kept a copy of any version sees it in the list.
  const list = await readText(
    installation,
    new URL(before.payload.credentialStatus.statusListCredential).pathname,
  )
  const now = new Date().toISOString()
  const given = { now, issuerDocument: before.issuerDocument, status: { lists: [list] } }
  const kept = await verifyCredential(before.token, given)
  expect(kept.steps.status?.map(({ says }) => says)).toEqual(['credential_revoked'])
  // The record page no longer says that there never was one.
  const view = await jsonOf<RecordView>(await app.request(path, json))
  expect(view.custody).toBe('recycled')
  expect(view).toMatchObject({ standing: 'gone', passportEnd: { name: 'recycled' } })
  const shown = await app.request(`${path}?lang=en`, html)
  expect(shown.status).toBe(410)
  expect(await shown.text()).toContain('Its passport has ended</b><br>The battery was recycled')
  // What is checked in a browser or out of a pack shows the end by the list, and nothing of it is green.
  const { evidence } = await jsonOf<{ evidence: Evidence }>(
    await app.request(`${path}/evidence.json`),
  )
  expect(evidence.passport).toBeUndefined()
  const found = await verifyRecord(evidence, { now })
  expect(found.ending).toMatchObject({
    reason: 'recycled',
    isShown: true,
    credential: before.payload.id,
  })
  const { form, key, signature, status } = found.steps
  expect([form, key, signature, status]).toEqual([undefined, undefined, undefined, undefined])
  expect(isProven(found)).toBe(false)
  const old = await verifyRecord({ ...evidence, statusList: before.list }, { now })
  expect(old.ending?.isShown).toBe(false)
  const { statusList: _, ...rest } = evidence
  const none = await verifyRecord(rest, { now })
  expect(none.ending?.isShown).toBeUndefined()
})

it('lets a passport stand again, as a further version, when its end is taken back', async () => {
  const { installation, workshop, batch, versions } = await wasted('0302')
  await recycle(workshop, batch, 'LOT-0302')
  await versionsOf(installation)
  const { events } = await workshop.side.get('/batches/LOT-0302/events')
  const closing = events.findLast(({ stage }: { stage: string }) => stage === 'closed')
  const body = { event: closing.id, reason: 'The wrong lot' }
  expect((await workshop.side.send('/corrections', body)).status).toBe(201)
  const after = await eventually(
    () => versionsOf(installation),
    (all) => all.length > versions.length,
  )
  const last = after.at(-1)
  expect(last).toMatchObject({ version: 3, cause: 'end_taken_back', isSuperseded: false })
  const { steps } = await checkVersion(installation, last?.id ?? '')
  expect(steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  const { steps: before } = await checkVersion(installation, versions.at(-1)?.id ?? '')
  expect(before.status?.map(({ says }) => says)).toEqual(['credential_revoked'])
})

it('ends a passport at the recycler who took the battery over, the versions of both', async () => {
  const { installation, sender, receiver } = await openTwo()
  await startTestJobs(installation)
  const workshop = { installation, side: sender }
  const batch = await makeProduct(workshop, '0303', { until: 'passport_issued' })
  const { id } = (await versionsOf(installation))[0] ?? { id: '' }
  const { payload } = await checkVersion(installation, id)
  await passOn({ sender, receiver }, [batch])
  const recycler = { installation, side: receiver, facility: 'B' }
  const batches = [{ batch }]
  await step(recycler, 'listed', { batches })
  await step(recycler, 'sold', { batches })
  await takeBack(recycler, batch)
  const wasteDeclaredOn = new Date().toISOString().slice(0, 10)
  await step(recycler, 'declared_waste', { batches, facts: { wasteDeclaredOn } })
  const versions = await versionsOf(installation)
  expect(versions.map(({ version, cause }) => [version, cause])).toEqual([
    [1, 'issued'],
    [2, 'handed_over'],
    [3, 'became_waste'],
  ])
  const last = await checkVersion(installation, versions[2]?.id ?? '')
  expect([payload.issuer.name, last.payload.issuer.name]).toEqual(['first', 'second'])
  await recycle(recycler, batch, 'LOT-0303')
  await versionsOf(installation)
  for (const version of versions) {
    expect((await installation.app.request(`/credentials/${version.id}`)).status).toBe(410)
  }
  // Each issuer's own list says so of what they signed.
  for (const { credentialStatus } of [payload, last.payload]) {
    const list = await readText(installation, pathOf(credentialStatus.statusListCredential))
    const { encodedList } = payloadOf(list).credentialSubject
    const bits = await decodeStatusList(encodedList)
    if (!(bits instanceof Uint8Array)) throw new RangeError('Cannot read the list')
    expect(isSet(bits, credentialStatus.statusListIndex)).toBe(true)
  }
})

function pathOfRecord(payload: { credentialSubject: { id: string } }): string {
  return new URL(payload.credentialSubject.id).pathname
}
