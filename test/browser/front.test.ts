import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordCity } from '../../api/commands/city/record-city.ts'
import { faultsByAxe } from '../harness/axe.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

describe.skipIf(findBrowser() === undefined)(
  `the front page, the tours and the reference in a browser (${howToGetBrowser})`,
  () => {
    let browser: Awaited<ReturnType<typeof launchBrowser>>
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('are without a fault in every language, on a phone and on a desktop', async () => {
      const installation = await openTestInstallation()
      const { actors } = await recordCity(installation, new Date())
      const [company] = actors
      const worker = await signUpPerson(installation, {
        role: 'operator',
        organisation: company?.organisationKey ?? 0,
        email: 'newcomer@city.example',
        name: 'Demonstration newcomer',
      })
      const origin = await serveApp(installation)
      // The tours differ in their words alone.
      const screens = [
        { name: 'home', address: `${origin}/` },
        { name: 'tour', address: `${origin}/tour/recycler` },
        { name: 'home-no-record', address: `${origin}/?code=DEMO-S51`, as: worker },
        { name: 'work-of-newcomer', address: `${origin}/work`, as: worker },
      ]
      expect(await faultsOnScreens(browser, screens)).toEqual([])
      // Its contents scroll by themselves on a wide screen.
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
      await page.goto(`${origin}/api/v1/reference`)
      expect(await faultsByAxe(page, 'structure')).toEqual([])
    }, 240_000)
  },
)
