import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsInScreen, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

describe.skipIf(findBrowser() === undefined)(`answers of a form (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('are told at once without a network, each leads to its question, and nothing waits on the device', async () => {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const opened = await openScanner(browser, { origin, person: workplace.operator })
    const { page, context, strange, errors } = opened
    await page.locator('.tile').first().click()
    await page.locator('#code').fill('PACK-HK-0003')
    await page.keyboard.press('Enter')
    await page.locator('.act .big').first().click()
    await context.setOffline(true)
    await page.locator('.foot .big').click()
    const summary = page.getByRole('alert')
    await summary.getByText('Nothing was recorded or sent').waitFor()
    // Whoever hears the screen hears what is wrong first.
    expect(await page.evaluate(`document.activeElement.className`)).toBe('summary')
    expect(await summary.getByRole('link').count()).toBe(4)
    await summary.getByText(/^\d+ more to correct$/).click()
    const texts = await summary.getByRole('link').allTextContents()
    expect(texts).toContain('Surface temperature: Type a number from -40 to 1000 °C')
    expect(texts.filter((text) => text.includes('Choose an answer')).length).toBeGreaterThan(3)
    await summary.getByRole('link', { name: /^Surface temperature/ }).click()
    expect(await page.evaluate(`document.activeElement.name`)).toBe(
      '/facts/surfaceTemperatureCelsius',
    )
    await page.keyboard.type('hot')
    await page.locator('.foot .big').click()
    await page.getByLabel('Surface temperature', { exact: true }).fill('23')
    // What is answered is wrong no more, before anybody records again.
    await summary.getByRole('link', { name: /^Surface temperature/ }).waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: /^(To send|Needs you)/ }).count()).toBe(0)
    await context.setOffline(false)
    expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
  }, 120_000)

  it('are asked for in the language of whoever reads, light and dark', async () => {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const faults: string[] = []
    for (const [language, colorScheme, screen, says] of looks) {
      const opening = { origin, person: workplace.operator, language, colorScheme, screen }
      const { page, context } = await openScanner(browser, opening)
      await page.locator('.tile').first().click()
      await page.locator('#code').fill('PACK-HK-0003')
      await page.keyboard.press('Enter')
      await page.locator('.act .big').first().click()
      await page.locator('.foot .big').click()
      await page.locator('.summary summary').click()
      await page.getByRole('alert').getByText(says).first().waitFor()
      const found = await faultsInScreen(page)
      faults.push(...found.map((one) => `answers ${language} ${colorScheme} ${screen}: ${one}`))
      await context.close()
    }
    expect(faults).toEqual([])
  }, 120_000)
})

const looks = [
  ['en', 'light', 'phone', 'Type a number from -40 to 1000 °C'],
  ['zh-Hant', 'dark', 'phone', '請填數字：-40 至 1000 °C'],
  ['zh-Hans', 'light', 'desktop', '请填数字：-40 至 1000 °C'],
] as const
