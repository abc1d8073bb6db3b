import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { typeAsWedge } from '../harness/wedge.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(`a wedge scanner (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('looks up wherever the focus is, presses no button, and ends with Tab too', async () => {
    const { page } = await open()
    await typeAsWedge(page, 'PACK-HK-0003')
    await seen(page, 'PACK-HK-0003')
    // The step that would open when Enter reached the button.
    await page.locator('.big', { hasText: 'Triage' }).focus()
    await typeAsWedge(page, 'NO SUCH 0002')
    await page.getByRole('alert').getByText('NO SUCH 0002').waitFor()
    expect(await page.getByRole('button', { name: /^Record/ }).count()).toBe(0)
    await typeAsWedge(page, 'PACK-HK-0003', { end: 'Tab' })
    await seen(page, 'PACK-HK-0003')
    expect(await page.getByLabel('Scan, or type a code').inputValue()).toBe('')
    await typeAsWedge(page, ']Q3\u200bPACK-HK-0002')
    await seen(page, 'PACK-HK-0002')
  })

  it('is heard on screens that have no field for codes, and presses none of their buttons', async () => {
    const { page } = await open()
    await page.locator('.count').click()
    await page.getByRole('button', { name: '← Back' }).focus()
    await typeAsWedge(page, 'PACK-HK-0003')
    await seen(page, 'PACK-HK-0003')
    await page.locator('.place').click()
    await page.locator('.tile').first().focus()
    await typeAsWedge(page, 'PACK-HK-0002')
    await page.waitForTimeout(300)
    expect(await page.locator('.tile').count()).toBe(2)
    await page.locator('.tile').first().click()
    await seen(page, 'PACK-HK-0002')
  })

  it('spoils no answer of an open form, and is the answer where a text is still empty', async () => {
    const { page } = await open()
    await typeAsWedge(page, 'PACK-HK-0003')
    await page.locator('.big', { hasText: 'Triage' }).click()
    const person = page.getByLabel('Competent person')
    await person.fill('Chan Ka-wai')
    await typeAsWedge(page, 'PACK-HK-0002')
    await page.getByText('Scanned: PACK-HK-0002').waitFor()
    expect(await person.inputValue()).toBe('Chan Ka-wai')
    const warm = page.getByLabel('Surface temperature', { exact: true })
    await warm.focus()
    await typeAsWedge(page, '4006381333931')
    await page.getByText('Scanned: 4006381333931').waitFor()
    expect(await warm.inputValue()).toBe('')
    await page.getByRole('button', { name: 'Record: Triage' }).focus()
    await typeAsWedge(page, 'PACK-HK-0001')
    await page.getByText('Scanned: PACK-HK-0001').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await person.fill('')
    await person.focus()
    await typeAsWedge(page, 'CARD-0815')
    expect(await person.inputValue()).toBe('CARD-0815')
    await page.getByRole('button', { name: 'Leave this form and look it up' }).click()
    await seen(page, 'PACK-HK-0001')
  })

  it('is read with an input method for Chinese on', async () => {
    const { page } = await open()
    await page.getByLabel('Scan, or type a code').focus()
    await typeAsWedge(page, 'pack-hk-0002', { isComposing: true })
    await seen(page, 'PACK-HK-0002')
    expect(await page.getByLabel('Scan, or type a code').inputValue()).toBe('')
  })

  it('records nothing by its Enter in a form of the pages, which need no script', async () => {
    const { page, origin } = await open()
    await page.goto(`${origin}/work/batches/PACK-HK-0003/stages/weighed`)
    const before = page.url()
    await page.getByLabel('Weighed mass').fill('395.9 kg')
    await page.getByLabel('Scale').fill('Scale 2')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    expect(page.url()).toBe(before)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByRole('status').getByText('Recorded: Weighed').waitFor()
  })

  async function open() {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const opened = await openScanner(browser, { origin, person: workplace.operator })
    await opened.page.locator('.tile').first().click()
    await opened.page.getByLabel('Scan, or type a code').waitFor()
    return { ...opened, origin }
  }
})

async function seen(page: Page, code: string): Promise<void> {
  await page.getByRole('heading', { name: code, exact: true }).waitFor()
}
