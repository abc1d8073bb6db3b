import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openClosedJune } from '../harness/closed-june.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

describe.skipIf(findBrowser() === undefined)(`closed periods (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('can be closed and compared by everyone, in each language, light and dark', async () => {
    const { installation, supervisor, inspector, close, correct } = await openClosedJune()
    const url = await serveApp(installation)
    const { id } = await close('supervisor')
    const whole = await close('inspector')
    await correct()
    const same = await close('supervisor')
    const faults = await faultsOnScreens(browser, [
      { name: 'closings', address: `${url}/work/closings`, as: supervisor },
      { name: 'closing', address: `${url}/work/closings/${id}`, as: supervisor },
      { name: 'closing-same', address: `${url}/work/closings/${same.id}`, as: supervisor },
      { name: 'closings-authority', address: `${url}/work/closings`, as: inspector },
      { name: 'closing-authority', address: `${url}/work/closings/${whole.id}`, as: inspector },
    ])
    expect(faults).toEqual([])
  }, 240_000)
})
