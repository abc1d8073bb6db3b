import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { scoreDocument } from '../../../domain/passport/score-document.ts'
import { isGenuine } from '../../../domain/proof/credential/verify-credential.ts'
import { digestOfMultibase } from '../../../domain/proof/multibase.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { unknownTerms } from '../../harness/linked-data.ts'
import { checkVersion, pathOf, readText, versionsOf } from '../../harness/passports.ts'
import { faultsByUntp } from '../../harness/untp.ts'
import { walkTo } from '../../harness/walk-battery.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

it('issues the passport of a repurposed battery, which anyone can check', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const versions = await versionsOf(installation)
  expect(versions).toMatchObject([{ version: 1, cause: 'issued', isSuperseded: false }])
  const [version] = versions
  const { payload } = await checkWell(installation, version?.id ?? '')
  const { credentialSubject: product } = payload
  expect(product.idGranularity).toBe('item')
  expect(product.characteristics).toMatchObject({
    batteryCategory: 'stationary',
    passportOperation: 'repurposing',
    directSources: 8,
  })
  // What is missing is named, and nothing says that all is there.
  expect(product.characteristics.lacks.length).toBeGreaterThan(5)
  expect(JSON.stringify(payload)).not.toMatch(/complete/i)
  // Held against the points like anybody's, it has and lacks what it says itself.
  const table = installation.streams.get('battery')?.passportPoints
  if (table === undefined) throw new Error('no points')
  const { lacking, derived, category } = scoreDocument(payload, { table })
  expect(category).toBe('industrial')
  const forAnyone = lacking.filter(({ point, obligation }) => {
    return point.audience === 'public' && obligation === 'mandatory'
  })
  expect(forAnyone.map(({ point }) => point.name.en)).toEqual(product.characteristics.lacks)
  expect(derived.map(({ point }) => point.number)).toEqual(
    product.characteristics.derivedPoints.map(({ point }: { point: number }) => point),
  )
  const [history, ...more] = product.relatedDocument
  const text = await readText(installation, pathOf(history.linkURL))
  expect(digestOfMultibase(history.digestMultibase)).toBe(sha256(text))
  expect(JSON.parse(text)).toMatchObject({ subject: `urn:uuid:${version?.batch}` })
  expect(more.map(({ linkURL }: { linkURL: string }) => linkURL)).toEqual([
    'https://passport.example/constructed/original-0001',
  ])
})

it('says nothing of a battery that not anyone may know', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const [version] = await versionsOf(installation)
  const { payload } = await checkVersion(installation, version?.id ?? '')
  const { streams } = installation
  const hidden = [...(streams.get('battery')?.audiences ?? [])]
    .filter(([, audience]) => audience !== 'public')
    .map(([name]) => name)
  expect(hidden).toContain('batteryStatus')
  const words = new Set<string>()
  JSON.stringify(payload, (name, value) => {
    words.add(name)
    return value
  })
  expect(hidden.filter((name) => words.has(name))).toEqual([])
  const text = JSON.stringify(payload)
  for (const secret of ['serial', 'stateOfHealth', 'repurposed', 'constructed-serial'])
    expect(text).not.toContain(`"${secret}"`)
})

it('issues the passport of a yarn: composition, recycled content by class, what was done to it', async () => {
  const installation = await openTestInstallation()
  await walkExamples(installation, 'textile')
  await startTestJobs(installation)
  const versions = await versionsOf(installation)
  expect(versions).toMatchObject([{ code: 'YARN-HK-0001', cause: 'issued' }])
  const { payload } = await checkWell(installation, versions[0]?.id ?? '')
  const { credentialSubject: product } = payload
  expect(product.idGranularity).toBe('batch')
  const shares = product.materialProvenance.map((one: { massFraction: number }) => one.massFraction)
  expect(shares.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(1, 6)
  const claims = product.performanceClaim.map((one: { name: string }) => one.name)
  expect(claims).toEqual([
    'Recycled content, pre-consumer',
    'Recycled content, post-consumer',
    'Virgin content',
  ])
  expect(product.characteristics.processes.length).toBeGreaterThan(1)
  expect(product.characteristics.furtherSources).toBeGreaterThan(1)
})

/** Everything that holds of each passport that is issued, whatever it is of. */
async function checkWell(installation: TestInstallation, id: string) {
  const check = await checkVersion(installation, id)
  expect(check.steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  expect(isGenuine(check)).toBe(true)
  const { payload } = check
  expect(faultsByUntp('dpp', payload)).toEqual([])
  const [pinned] = payload.relatedResource
  const context = await readText(installation, pathOf(pinned.id))
  expect(digestOfMultibase(pinned.digestMultibase)).toBe(sha256(context))
  const terms = JSON.parse(context)['@context']
  expect(terms['@vocab']).toBeNull()
  expect(unknownTerms(payload, new Map([[pinned.id, terms]]))).toEqual([])
  return check
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
