import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAnyOrganisation } from '../../api/store/organisations/register.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { signUpPerson, type TestPerson } from '../harness/people.ts'
import { faultsOnScreens, type Screen } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(
  `administration in a browser (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('leads an administrator without a script from the house to a facility, its licence and a webhook, and can be read by everyone', async () => {
      const { installation, administrator, operator } = await openWorkplace()
      const origin = await serveApp(installation)
      const asked = { slug: 'the-platform', name: 'Platform', jurisdiction: 'HK', now: new Date() }
      const { system } = installation.store
      const platform = await addAnyOrganisation(system, { ...asked, kind: 'platform' })
      const keeper = await signUpPerson(installation, {
        role: 'platform',
        organisation: platform?.organisationKey ?? 0,
      })

      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
      await context.addCookies([cookieOf(administrator, origin)])
      const page = await context.newPage()
      await page.goto(`${origin}/work`)
      await page.getByRole('link', { name: 'Administration' }).click()
      await page.getByRole('link', { name: /^Add a facility/ }).click()
      await page.getByLabel('Code').fill('EP-2')
      await page.getByRole('button', { name: 'Save' }).click()
      const alert = page.getByRole('alert')
      await alert.getByRole('link', { name: /^Name/ }).click()
      await page.keyboard.type('EcoPark hall')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('link', { name: 'Licences: EcoPark hall' }).click()
      await page.getByLabel('Waste disposal licence').check()
      await page.getByLabel('Number').fill('WD-77')
      await page.getByLabel('First day').fill('2026-01-01')
      await page.getByLabel('Last day').fill('2099-12-31')
      await page.getByRole('button', { name: 'Put a licence on record' }).click()
      expect(await page.getByRole('status').textContent()).toContain('Saved')
      await page.getByText('Take off the list').click()
      await page.getByRole('button', { name: 'Take it off now: WD-77' }).click()
      expect(await page.getByText('taken off').count()).toBe(1)
      await page.goto(`${origin}/work/webhooks`)
      await page.getByLabel('Address').fill('https://erp.example.org/loomcell')
      await page.getByLabel('Recall opened').check()
      await page.getByRole('button', { name: 'Add a webhook' }).click()
      expect(await page.locator('.secret').textContent()).toMatch(/^whsec_/)
      await page.getByRole('button', { name: 'Send a test' }).click()
      await page.getByText('The test is on its way').waitFor()
      const hook = new URL(page.url()).pathname
      await context.close()

      const screen = (as: TestPerson, path: string): Screen => ({
        name: path.replaceAll(/[^a-z]+/g, '-').slice(1, 40),
        address: `${origin}${path}`,
        as,
        after: openAll,
      })
      const faults = await faultsOnScreens(browser, [
        ...[
          '/work/administration',
          '/work/new-facility',
          '/work/facilities/TM/licences',
          '/work/competences',
          '/work/stations',
          '/work/webhooks',
          hook,
          '/work/issuer-keys',
          '/work/deadlines?days=1095',
          '/work/audit',
          '/account/members',
        ].map((path) => screen(administrator, path)),
        ...['/work/notifications', '/work/mail-wishes'].map((path) => screen(operator, path)),
        ...[
          '/work/organisations',
          '/work/organisations/delta-recycling',
          '/work/status',
          '/work/stock',
        ].map((path) => screen(keeper, path)),
        {
          ...screen(administrator, '/work/competences'),
          name: 'competences-refused',
          after: async (page) => {
            await page.getByRole('button', { name: /record|登記|登记/ }).click()
            await openAll(page)
          },
        },
      ])
      expect([...new Set(faults)]).toEqual([])
      expect(installation.logged).toEqual([])
    }, 240_000)
  },
)

/** What lies behind a heading is looked at as well. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
}

function cookieOf({ cookie }: TestPerson, url: string) {
  const [name = '', ...value] = cookie.split('=')
  return { name, value: value.join('='), url }
}
