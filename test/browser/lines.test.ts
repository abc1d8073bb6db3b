import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { lineCode, openLine, shiftReadings } from '../harness/line-at-work.ts'
import { signUpPerson } from '../harness/people.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

describe.skipIf(findBrowser() === undefined)(`production lines (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('are read and compared by everyone, in each language, light and dark', async () => {
    const installation = await openTestInstallation()
    const as = await signUpPerson(installation, { role: 'administrator' })
    const url = await serveApp(installation)
    const { first, last, day, send } = await openLine(installation)
    const readings = shiftReadings(day)
    await send(first, readings.first)
    await send(last, readings.last)
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    const query = new URLSearchParams({
      line: lineCode,
      from: day,
      to: next,
      otherLine: lineCode,
      otherFrom: day,
      otherTo: next,
    })
    const span = new URLSearchParams({ start: `${day}T00:00:00Z`, end: `${next}T00:00:00Z` })
    const at = (name: string, path: string) => ({ name, address: `${url}${path}`, as })
    const faults = await faultsOnScreens(browser, [
      at('lines', '/work/lines'),
      at('line', `/work/lines/${lineCode}`),
      at('line-readings', `/work/lines/${lineCode}/readings?${span}`),
      at('line-change', `/work/lines/${lineCode}/change`),
      at('line-comparison', `/work/line-comparison?${query}&capacity=1.5&area=0.5&people=0.4`),
    ])
    expect(faults).toEqual([])
  })
})
