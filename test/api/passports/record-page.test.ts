import { expect, it } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { revocationReasons, suspensionReasons } from '../../../domain/passport/status-reasons.ts'
import { languages } from '../../../domain/words.ts'
import { phrases } from '../../../web/pages/record/phrases.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { changeStatus, readText, versionsOf } from '../../harness/passports.ts'
import { sideOf } from '../../harness/sides.ts'
import { walkTo } from '../../harness/walk-battery.ts'

it('tells whoever scans the code that the passport is suspended or revoked and why, at once and until it holds again', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const [version] = await versionsOf(installation)
  const own = sideOf(installation, installation.key)
  const at = recordPath(version?.batch ?? '')
  const pages = () =>
    Promise.all(languages.map((language) => readText(installation, `${at}?lang=${language}`)))
  const held = async () => {
    const headers = { accept: 'application/json' }
    const answer = await installation.app.request(at, { headers })
    return (await jsonOf<RecordView>(answer)).passportHeld
  }
  const standing = (page: string) =>
    languages.flatMap((language) =>
      [phrases.passportSuspended, phrases.passportRevoked].filter((said) =>
        page.includes(said[language]),
      ),
    )
  expect((await pages()).flatMap(standing)).toEqual([])
  expect(await held()).toBeNull()

  const path = `/passports/${version?.id}`
  expect(await changeStatus(own, `${path}/suspension`, 'disputed')).toBe(200)
  expect(await held()).toMatchObject({ state: 'suspended', name: 'disputed' })
  for (const [index, page] of (await pages()).entries()) {
    const language = languages[index] ?? 'en'
    expect(page).toContain(phrases.passportSuspended[language])
    expect(page).toContain(suspensionReasons.disputed[language])
  }
  await installation.request(`/api/v1${path}/suspension`, { method: 'DELETE' })
  expect((await pages()).flatMap(standing)).toEqual([])

  expect(await changeStatus(own, `${path}/revocation`, 'facts_wrong')).toBe(200)
  expect(await held()).toMatchObject({ state: 'revoked', name: 'facts_wrong' })
  for (const [index, page] of (await pages()).entries()) {
    const language = languages[index] ?? 'en'
    expect(page).toContain(phrases.passportRevoked[language])
    expect(page).toContain(revocationReasons.facts_wrong[language])
  }
})
