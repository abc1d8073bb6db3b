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
      await recordCity(installation, new Date())
      // Of an organisation that has nothing yet.
      const newcomer = await signUpPerson(installation, { role: 'administrator' })
      const origin = await serveApp(installation)
      // The tours differ in their words alone.
      const screens = [
        { name: 'home', address: `${origin}/` },
        { name: 'tour', address: `${origin}/tour/recycler` },
        { name: 'home-no-record', address: `${origin}/?code=DEMO-S51`, as: newcomer },
        { name: 'work-of-newcomer', address: `${origin}/work`, as: newcomer },
      ]
      expect(await faultsOnScreens(browser, screens)).toEqual([])
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
      // Whoever types a password may look at it, on a page whose head and form stand on one axis.
      await page.goto(`${origin}/sign-in`)
      await page.getByLabel('Password', { exact: true }).fill('four grams of lithium')
      await page.getByLabel('Show the password').check()
      expect(await page.locator('#password').getAttribute('type')).toBe('text')
      const [head, form] = await Promise.all(
        ['.top', 'main'].map((one) => page.locator(one).boundingBox()),
      )
      expect(form?.x).toBe(head?.x)
      expect(await faultsByAxe(page)).toEqual([])
      // The contents of the reference scroll by themselves on a wide screen.
      await page.goto(`${origin}/api/v1/reference`)
      expect(await faultsByAxe(page, 'structure')).toEqual([])
    }, 240_000)
  },
)
