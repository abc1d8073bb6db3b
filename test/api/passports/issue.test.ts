import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { isGenuine } from '../../../domain/proof/credential/verify-credential.ts'
import { digestOfMultibase } from '../../../domain/proof/multibase.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { checkVersion, pathOf, readText, versionsOf } from '../../harness/passports.ts'
import { faultsByUntp } from '../../harness/untp.ts'
import { walkTo } from '../../harness/walk-battery.ts'

it('issues the passport of a repurposed battery, which anyone can check', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const versions = await versionsOf(installation)
  expect(versions).toMatchObject([{ version: 1, cause: 'issued', isSuperseded: false }])
  const [version] = versions
  const check = await checkVersion(installation, version?.id ?? '')
  expect(check.steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  expect(isGenuine(check)).toBe(true)
  expect(faultsByUntp('dpp', check.payload)).toEqual([])
  const [history] = check.payload.credentialSubject.relatedDocument
  const text = await readText(installation, pathOf(history.linkURL))
  expect(digestOfMultibase(history.digestMultibase)).toBe(
    createHash('sha256').update(text).digest('base64url'),
  )
  expect(JSON.parse(text)).toMatchObject({ subject: `urn:uuid:${version?.batch}` })
})
