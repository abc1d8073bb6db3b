import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { fundingOf, line, project } from '../harness/funded.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

const million = 100_000_000

describe.skipIf(findBrowser() === undefined)(`funded projects (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('are kept by everyone, in each language, light and dark', async () => {
    const installation = await openTestInstallation()
    const as = await signUpPerson(installation, { role: 'administrator', name: 'Ada Wong' })
    const url = await serveApp(installation)
    const { done, event } = await fundingOf(installation)
    await done('POST', '', project())
    const asset = { name: 'Robot arm', serial: 'R-100' }
    await done('POST', '/LINE/lines', line({ amountCents: 45 * million, asset, events: [event] }))
    const reached = { day: '2026-04-30', evidence: 'Acceptance of the robot', events: [event] }
    await done('POST', '/LINE/milestones/1/reached', reached)
    await done('POST', '/LINE/claims', { milestone: 1 })
    const more = { amountCents: 20 * million, day: '2026-06-02', invoice: 'INV-2', asset }
    await done('POST', '/LINE/lines', line(more))
    const wrong = await done('POST', '/LINE/lines', line({ invoice: 'INV-3', asset }))
    await done('DELETE', `/LINE/lines/${wrong.lines.at(-1)?.id}`)
    await done('POST', '/LINE/milestones/2/reached', { ...reached, day: '2026-07-01' })
    const course = await installation.request('/api/v1/courses', {
      method: 'POST',
      body: JSON.stringify({
        name: 'High-voltage work on vehicles',
        provider: 'Training Council',
        hours: 24,
        costCents: 900_000,
        from: '2026-05-04',
        to: '2026-05-06',
        competence: 'high_voltage_work',
        people: [as.personId],
      }),
    })
    const { id } = (await course.json()) as { readonly id: string }
    const at = (name: string, path: string) => ({ name, address: `${url}${path}`, as })
    const faults = await faultsOnScreens(browser, [
      at('funding', '/work/funding'),
      at('funding-project', '/work/funding/LINE'),
      at('funding-line', '/work/funding/LINE/new-line'),
      at('course', `/work/courses/${id}`),
      at('course-new', '/work/new-course'),
    ])
    expect(faults).toEqual([])
  })
})
