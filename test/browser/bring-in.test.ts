import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../domain/words.ts'
import { filled, htmlLang } from '../../web/pages/record/format.ts'
import { bringInPhrases } from '../../web/scanner/phrases-bring-in.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsHowever, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(`bringing in (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('shows everyone the ways in, in each language, light and dark, on a phone and a desktop', async () => {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const faults: string[] = []
    for (const language of languages) {
      const { page, context } = await openScanner(browser, {
        origin,
        person: workplace.operator,
        language,
      })
      await page.locator('.tile').first().click()
      await page.locator('#code').fill('PACK-NEW-7')
      await page.keyboard.press('Enter')
      // What is said follows the language, also after a switch.
      for (const other of [...languages, language]) {
        await page.locator(`.tongues [lang="${htmlLang[other]}"]`).click()
        await page
          .getByRole('alert')
          .getByText(filled(bringInPhrases.notKnown, other, { code: 'PACK-NEW-7' }))
          .waitFor()
      }
      await page.locator('button[aria-expanded]').click()
      const way = page.locator('.ways-in button').first()
      await way.waitFor()
      faults.push(...(await faultsHowever(page, 'ways')))
      await way.click()
      await page.locator('.foot .big').waitFor()
      expect(await page.locator('[name="/outputs/0/batch"]').inputValue()).toBe('PACK-NEW-7')
      // It is asked for once; what would make further ones is folded away.
      expect(await page.locator('.alike').isVisible()).toBe(false)
      faults.push(...(await faultsHowever(page, 'form')))
      await context.close()
    }
    expect(faults).toEqual([])
  }, 120_000)
})
