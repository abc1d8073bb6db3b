import { expect, it } from 'vitest'
import {
  build,
  issue,
  makeProduct,
  step,
  takeApart,
  takeBack,
  triage,
  type Workshop,
} from '../../harness/battery-life.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { checkVersion, readText, versionsOf } from '../../harness/passports.ts'
import { sideOf } from '../../harness/sides.ts'
import { faultsByUntp } from '../../harness/untp.ts'

async function openWorkshop() {
  const installation = await openTestInstallation()
  await startTestJobs(installation)
  return { installation, side: sideOf(installation, installation.key) }
}

/** Ids of the versions of ours that a version names as its predecessors. */
async function predecessorsIn(installation: TestInstallation, id = '') {
  const { payload, steps } = await checkVersion(installation, id)
  expect(steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  expect(faultsByUntp('dpp', payload)).toEqual([])
  const links: { linkName: string; linkURL: string }[] = payload.credentialSubject.relatedDocument
  return links
    .filter(({ linkName }) => linkName === 'Passport of a predecessor')
    .map(({ linkURL }) => linkURL.split('/').at(-1))
}

it('links a repurposed battery to the passports of both batteries whose modules it is built of', async () => {
  const workshop = await openWorkshop()
  const { installation } = workshop
  const one = await makeProduct(workshop, '0101')
  const other = await makeProduct(workshop, '0102')
  const modules: string[] = []
  for (const product of [one, other]) {
    await takeBack(workshop, product)
    modules.push(...(await takeApart(workshop, product)).slice(0, 4))
  }
  await build(workshop, 'PROD-BOTH', modules)
  await issue(workshop, 'PROD-BOTH', {
    after: ['0101', '0102'],
    passportOperation: 'repurposing',
  })
  const versions = await versionsOf(installation)
  const [first, second, both] = versions
  expect(versions).toMatchObject([
    { code: one, version: 1, isSuperseded: false },
    { code: other, version: 1, isSuperseded: false },
    { code: 'PROD-BOTH', version: 1, cause: 'issued' },
  ])
  expect(await predecessorsIn(installation, both?.id)).toEqual([first?.id, second?.id])
  // The originals stay readable as they are, and lead on to what was built of them.
  const [links] = await linksOf(installation, first?.id)
  expect(links?.['https://ref.gs1.org/voc/dpp']).toMatchObject([
    { href: expect.stringContaining(both?.id ?? ''), title: 'Passport of a successor' },
  ])
  expect(await standingOf(installation, first?.id)).toMatchObject({ state: 'valid', latest: null })
})

it('links what is prepared for repurposing from waste to the battery that was waste', async () => {
  const workshop = await openWorkshop()
  const { installation } = workshop
  const batch = await makeProduct(workshop, '0104')
  await becomeWaste(workshop, batch)
  await prepare(workshop, batch)
  const modules = await takeApart(workshop, batch)
  await build(workshop, 'PROD-PREPARED', modules)
  const asked = { after: ['0104'], passportOperation: 'preparation_for_repurposing' }
  await issue(workshop, 'PROD-PREPARED', asked)
  const versions = await versionsOf(installation)
  expect(versions).toMatchObject([
    { code: batch, version: 1, cause: 'issued' },
    { code: batch, version: 2, cause: 'became_waste', isSuperseded: false },
    { code: 'PROD-PREPARED', version: 1, cause: 'issued' },
  ])
  expect(await predecessorsIn(installation, versions[2]?.id)).toEqual([versions[1]?.id])
})

it('gives a battery prepared for re-use from waste a passport of its own, after the one that it had', async () => {
  const workshop = await openWorkshop()
  const { installation } = workshop
  const batch = await makeProduct(workshop, '0103')
  await becomeWaste(workshop, batch)
  await prepare(workshop, batch)
  await mend(workshop, batch)
  // Under the passport from before it is not for sale.
  const listing = { batches: [{ batch }], facts: { priceHongKongDollars: '1', warrantyMonths: 1 } }
  await expect(step(workshop, 'listed', listing)).rejects.toThrow()
  await issue(workshop, batch, {
    after: ['0103'],
    passportOperation: 'preparation_for_re_use',
    batteryCategory: 'EV',
  })
  const versions = await versionsOf(installation)
  expect(versions).toMatchObject([
    { version: 1, cause: 'issued', isSuperseded: true },
    { version: 2, cause: 'became_waste', isSuperseded: false },
    { version: 1, cause: 'issued', isSuperseded: false },
  ])
  const [, old, next] = versions
  expect(next?.passport).not.toBe(old?.passport)
  expect(await predecessorsIn(installation, next?.id)).toEqual([old?.id])
  const address = expect.stringContaining(next?.id ?? '')
  expect(await standingOf(installation, old?.id)).toMatchObject({
    state: 'superseded',
    latest: address,
  })
  const { payload } = await checkVersion(installation, next?.id ?? '')
  const said = payload.credentialSubject.characteristics
  expect(said).toMatchObject({
    passportOperation: 'preparation_for_re_use',
    statedPredecessors: ['https://passport.example/constructed/repurposed-0103'],
  })
  await step(workshop, 'listed', listing)
})

it('gives a remanufactured battery a passport of its own, where the law lets it be called so', async () => {
  const workshop = await openWorkshop()
  const { installation } = workshop
  const batch = await makeProduct(workshop, '0105')
  await takeBack(workshop, batch)
  await mend(workshop, batch)
  await issue(workshop, batch, {
    after: ['0105'],
    passportOperation: 'remanufacturing',
    batteryCategory: 'EV',
    samePurpose: true,
    cellStatesOfHealthPercent: ['98.5', '97', '96.2'],
  })
  const versions = await versionsOf(installation)
  expect(versions.map(({ version, cause }) => [version, cause])).toEqual([
    [1, 'issued'],
    [2, 'repaired'],
    [3, 'tested'],
    [1, 'issued'],
  ])
  expect(await predecessorsIn(installation, versions[3]?.id)).toEqual([versions[2]?.id])
})

it('brings the one passport up to date when what is no waste is mended and sold again', async () => {
  const workshop = await openWorkshop()
  const { installation } = workshop
  const batch = await makeProduct(workshop, '0106')
  await takeBack(workshop, batch)
  await mend(workshop, batch)
  await step(workshop, 'listed', { batches: [{ batch }] })
  const versions = await versionsOf(installation)
  expect(versions.map(({ version, cause }) => [version, cause])).toEqual([
    [1, 'issued'],
    [2, 'repaired'],
    [3, 'tested'],
    [4, 're_used'],
  ])
  expect(new Set(versions.map(({ passport }) => passport)).size).toBe(1)
  expect(versions.map(({ isSuperseded }) => isSuperseded)).toEqual([true, true, true, false])
})

async function becomeWaste(workshop: Workshop, batch: string) {
  await takeBack(workshop, batch)
  const wasteDeclaredOn = new Date().toISOString().slice(0, 10)
  await step(workshop, 'declared_waste', { batches: [{ batch }], facts: { wasteDeclaredOn } })
}

async function prepare(workshop: Workshop, batch: string) {
  const facts = { preparationOperator: 'constructed operator' }
  await step(workshop, 'prepared_for_repurposing', { batches: [{ batch }], facts })
  await triage(workshop, batch)
}

async function mend(workshop: Workshop, batch: string) {
  const batches = [{ batch }]
  await step(workshop, 'isolated', { batches })
  const facts = { reworkReason: 'a module', reworkDone: 'a module was changed' }
  await step(workshop, 'reworked', { batches, facts })
  await step(workshop, 'final_tested', { batches })
}

async function linksOf(installation: TestInstallation, id = '') {
  return JSON.parse(await readText(installation, `/credentials/${id}/linkset`)).linkset
}

async function standingOf(installation: TestInstallation, id = '') {
  return JSON.parse(await readText(installation, `/credentials/${id}/status`))
}
