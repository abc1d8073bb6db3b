import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(
  `the first hours of an administrator (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('makes each first thing by pages alone, without a script, in no more steps than it has to', async () => {
      const { installation, administrator, operator, modules } = await openWorkplace()
      const origin = await serveApp(installation)
      const context = await browser.newContext({
        javaScriptEnabled: false,
        locale: 'en-GB',
        viewport: { width: 390, height: 844 },
      })
      const [name = '', ...value] = administrator.cookie.split('=')
      await context.addCookies([{ name, value: value.join('='), url: origin }])
      const page = await context.newPage()
      page.setDefaultTimeout(6_000)
      const [one = '', two = ''] = modules
      const taken = new Map<string, { readonly pages: number; readonly seconds: number }>()
      for (const [thing, act] of Object.entries(acts({ one, two, person: operator.personId }))) {
        await page.goto(`${origin}/work`)
        let pages = 0
        // What somebody clicks to get to or sends; where the server then leads is the same step.
        const count = (request: Request) => {
          if (request.isNavigationRequest() && request.redirectedFrom() === null) pages += 1
        }
        page.on('request', count)
        const began = performance.now()
        await act(page)
        page.off('request', count)
        taken.set(thing, { pages, seconds: (performance.now() - began) / 1_000 })
      }
      await context.close()
      const lines = [...taken].map(
        ([thing, { pages, seconds }]) => `${thing}: ${pages} pages, ${seconds.toFixed(1)} s`,
      )
      process.stdout.write(`${lines.join('\n')}\n`)
      expect(Object.fromEntries([...taken].map(([thing, { pages }]) => [thing, pages]))).toEqual({
        facility: 3,
        person: 3,
        certificate: 3,
        labels: 3,
        handOver: 3,
        recall: 4,
        webhook: 3,
      })
      expect(installation.logged.filter((line) => !line.startsWith('No mail server'))).toEqual([])
    }, 240_000)
  },
)

/** Each from where somebody begins to where it stands. */
function acts({ one, two, person }: { one: string; two: string; person: string }) {
  return {
    facility: async (page: Page) => {
      await link(page, 'Administration')
      await link(page, /^Add a facility/)
      await page.locator('[name="/code"]').fill('EP-2')
      await page.locator('[name="/name"]').fill('EcoPark hall')
      await press(page, 'Save')
      await page.getByRole('link', { name: 'Licences: EcoPark hall' }).waitFor()
    },
    person: async (page: Page) => {
      await link(page, 'Administration')
      await link(page, /^Members/)
      await page.locator('#email').fill('hand@test.example')
      await press(page, 'Send the invitation')
      await page.getByText('hand@test.example').first().waitFor()
    },
    certificate: async (page: Page) => {
      await link(page, 'Administration')
      await link(page, /^Certificates of competence/)
      await page.locator('[name="/kind"]').first().waitFor()
      await page.locator('[name="/kind"][value="quarantine_release"]').check()
      await page.locator(`[name="/person"][value="${person}"]`).check()
      await page.locator('[name="/number"]').fill('QR-1')
      await page.locator('[name="/issuer"]').fill('Vocational Training Council')
      await page.locator('[name="/validFrom"]').fill('2020-01-01')
      await page.locator('[name="/validUntil"]').fill('2099-12-31')
      await press(page, /on record/)
      await page.getByText('QR-1').first().waitFor()
    },
    labels: async (page: Page) => {
      await find(page, one)
      await page.locator('a[href^="/work/labels"]').first().click()
      await page.locator('[name="/codes"]').fill(`${one}\n${two}`)
      await page.locator('[name="/form"][value=sheet]').check()
      await page.locator('main button').last().click()
      await page.locator('article.label').last().waitFor()
    },
    handOver: async (page: Page) => {
      await find(page, one)
      await link(page, 'Hand it over')
      await page.getByLabel('Receiver', { exact: true }).fill('delta-recycling')
      await page.getByLabel('UN 3480 lithium-ion batteries').check()
      await page.getByLabel('9, miscellaneous').check()
      await page.getByLabel('Packing instruction').selectOption('P903')
      await press(page, 'Sign and offer')
      await page.locator('.hero').waitFor()
    },
    recall: async (page: Page) => {
      await link(page, 'Recalls')
      await page.locator('a[href="/work/recalls/new"]').click()
      await page.locator('[name="/from"]').fill('CONSTRUCTED-0002')
      await page.locator('button[value=see]').click()
      await page.locator('[name="/notice"]').first().waitFor()
      await page.locator('[name="/notice"]').selectOption('fire')
      await page.locator('[name="/severity"][value=high]').check()
      await page.locator('[name="/reason"]').fill('Welds may crack')
      await page.locator('button[value=open]').click()
      await page.waitForURL(/\/work\/recalls\?opened=1/)
    },
    webhook: async (page: Page) => {
      await link(page, 'Administration')
      await link(page, /^Webhooks/)
      await page.getByLabel('Address').fill('https://erp.example.org/loomcell')
      await page.getByLabel('Recall opened').check()
      await press(page, 'Add a webhook')
      await page.locator('.secret').waitFor()
    },
  } as const
}

async function find(page: Page, code: string): Promise<void> {
  await page.getByLabel('Scan or enter a code').fill(code)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/work/batches/${code}`)
}

async function link(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('link', { name }).first().click()
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
}
