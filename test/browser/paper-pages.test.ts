import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsOnScreens, type Screen } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(
  `every page for the papers of material (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('can be read and used by everyone, in each language, light and dark', async () => {
      const { installation, operator, pack } = await openWorkplace()
      const origin = await serveApp(installation)
      const work = `${origin}/work`
      const screens: readonly Screen[] = [
        { name: 'labels', as: operator, address: `${work}/labels?batch=${pack}` },
        {
          name: 'labels-printed',
          as: operator,
          address: `${work}/labels?batch=${pack}&batch=MOD-HK-0001-01`,
          after: async (page) => {
            await page.click('main form button.big')
            await page.waitForSelector('.print:not([hidden])')
          },
        },
      ]
      expect(await faultsOnScreens(browser, screens)).toEqual([])
    }, 300_000)
  },
)
