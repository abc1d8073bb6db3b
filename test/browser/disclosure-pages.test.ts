import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { shownPhrases } from '../../web/pages/disclosure/phrases.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import type { TestPerson } from '../harness/people.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()
const phone = { width: 390, height: 844 }

describe.skipIf(executablePath === undefined)(
  `models, disclosure and erasure in a browser without a script (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('take a model with a fault first and then right, show facts by a link that a stranger reads, and erase', async () => {
      const { installation, supervisor, administrator } = await openWorkplace()
      const { fetch } = installation.app
      const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
      await new Promise((resolve) => server.once('listening', resolve))
      onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('Cannot listen')
      const origin = `http://127.0.0.1:${address.port}`
      const shots = process.env.PICTURES

      const page = await openAs(supervisor)
      await page.goto(`${origin}/work/organisation`)
      await page.getByRole('link', { name: 'Models' }).click()
      await page.getByRole('link', { name: 'New model' }).first().click()
      await picture(page, 'model-new')
      await page.getByText('Category and rating').click()
      await page.getByText('Manufacturer', { exact: true }).first().click()
      await page.getByLabel('E-mail address of the manufacturer').fill('no mail')
      await page.getByRole('button', { name: 'Save this version' }).click()
      const alert = page.getByRole('alert')
      expect(await alert.textContent()).toContain('Name of the model')
      await picture(page, 'model-refused')
      await alert.getByRole('link', { name: /E-mail address/ }).click()
      await page.getByLabel('E-mail address of the manufacturer').fill('cells@example.org')
      await page.getByLabel('Name of the model').fill('HB-S8')
      await page.getByText('Documents', { exact: true }).click()
      await page.getByLabel('Title').first().fill('Declaration')
      await page.getByRole('button', { name: 'Another line: Carbon footprint declaration' }).click()
      expect(await page.getByLabel('Title').first().inputValue()).toBe('Declaration')
      await page.getByLabel('Title').first().fill('')
      await page.getByRole('button', { name: 'Save this version' }).click()
      expect(await page.getByRole('status').textContent()).toContain('Saved: version 1')
      await picture(page, 'model-saved')

      await page.goto(`${origin}/work/batches/PACK-HK-0002`)
      await page.getByRole('link', { name: 'Passport' }).click()
      await picture(page, 'passport')
      await page.getByRole('link', { name: 'Record passport data' }).click()
      await picture(page, 'passport-data')
      await page.goto(`${origin}/work/batches/PACK-HK-0002`)
      await page.getByRole('link', { name: 'Show facts to somebody' }).click()
      await page.getByLabel('Repairers, recyclers').check()
      await page.getByLabel('Or name of somebody without an account').fill('Ms Lee')
      const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16)
      await page.getByLabel('Until').fill(until)
      await page.getByLabel('Why (the receiver reads it)').fill('Before the sale')
      await picture(page, 'grant-new')
      await page.getByRole('button', { name: 'Show it' }).click()
      const link = (await page.locator('code.secret').textContent()) ?? ''
      await picture(page, 'grant-given')

      const stranger = await browser.newContext({
        viewport: phone,
        javaScriptEnabled: false,
        locale: 'zh-HK',
      })
      onTestFinished(() => stranger.close())
      const theirs = await stranger.newPage()
      await theirs.goto(link)
      expect(await theirs.locator('h1').textContent()).toBe(shownPhrases.title['zh-Hant'])
      expect(await theirs.locator('main').textContent()).toContain(shownPhrases.checked['zh-Hant'])
      await picture(theirs, 'granted-link')
      await page.getByRole('link', { name: 'All that you show' }).click()
      expect(await page.locator('main').textContent()).toContain('Looked at once')
      await page.getByRole('link', { name: 'Ms Lee' }).click()
      await page.getByRole('button', { name: 'End it now' }).click()
      await theirs.reload()
      expect(await theirs.locator('main').textContent()).toContain('此披露授權已結束')

      const own = await openAs(administrator)
      await own.goto(`${origin}/work/batches/PACK-HK-0002`)
      await own.getByRole('link', { name: 'Erase facts of this entry' }).last().click()
      await own.locator('input[name="/facts"]').last().check()
      await own.getByLabel('On which ground').selectOption('objection')
      await picture(own, 'erase')
      await own.getByRole('button', { name: 'See what would go' }).click()
      await picture(own, 'erase-preview')
      await own.getByRole('button', { name: 'Erase for good' }).click()
      expect(await own.getByRole('status').textContent()).toContain('Erased')
      await picture(own, 'erased')
      expect(installation.logged).toEqual([])

      async function openAs({ cookie }: TestPerson): Promise<Page> {
        const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
        onTestFinished(() => context.close())
        const [name = '', ...value] = cookie.split('=')
        await context.addCookies([{ name, value: value.join('='), url: origin }])
        return context.newPage()
      }

      /** Pictures are made for whoever asks for them by PICTURES, a folder. */
      async function picture(of: Page, name: string): Promise<void> {
        if (shots !== undefined)
          await of.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
      }
    }, 240_000)
  },
)
