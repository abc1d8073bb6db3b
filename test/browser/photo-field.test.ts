import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { pictures, telephoneJpeg } from '../harness/photos.ts'
import { faultsInScreen, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const jpeg = { name: '../x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(telephoneJpeg(6)) }
const png = { name: 'y', mimeType: 'image/png', buffer: Buffer.from(pictures['image/png']) }
const webp = { name: 'z', mimeType: 'image/webp', buffer: Buffer.from(pictures['image/webp']) }
const svg = {
  name: 'a.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('<svg onload="alert(1)"/>'),
}

describe.skipIf(findBrowser() === undefined)(`photos in the scanner (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('are taken or chosen, several at once, looked at and removed, and refused by what they are', async () => {
    const { page, strange, errors } = await openTriage('en', 'light')
    const [camera, album] = [adder(page, 'Take a photo'), adder(page, 'Choose photos')]
    expect(await camera.getAttribute('capture')).toBe('environment')
    expect([await album.getAttribute('multiple'), await album.getAttribute('accept')]).toEqual([
      '',
      'image/*',
    ])
    await album.setInputFiles([jpeg, png])
    await page.getByText('2 of 6 added').waitFor()
    await camera.setInputFiles([webp])
    await page.getByText('3 of 6 added').waitFor()
    // The same again is the same.
    await camera.setInputFiles([webp])
    await page.getByText('3 of 6 added').waitFor()
    const upright = await page
      .locator('.added img')
      .first()
      .evaluate((image: { naturalWidth: number; naturalHeight: number }) => [
        image.naturalWidth,
        image.naturalHeight,
      ])
    expect(upright).toEqual([2, 4])
    expect(await faultsInScreen(page)).toEqual([])
    await page
      .getByRole('button', { name: /^Remove: photo, JPEG, / })
      .first()
      .click()
    await page.getByText('2 of 6 added').waitFor()
    await album.setInputFiles([svg])
    await page.getByRole('alert').getByText('Not added').waitFor()
    expect(await page.locator('.added li').count()).toBe(2)
    expect([strange, errors]).toEqual([[], []])
  }, 120_000)

  it('can be added in the dark and in Chinese, and by a keyboard', async () => {
    const { page } = await openTriage('zh-Hans', 'dark')
    await adder(page, '选择照片').setInputFiles([png])
    await page.getByText('已添加 1／6').waitFor()
    expect(await faultsInScreen(page)).toEqual([])
    await adder(page, '拍照').focus()
    const outline: unknown = await page.evaluate(
      `getComputedStyle(document.activeElement.parentElement).outlineStyle`,
    )
    expect(outline).toBe('solid')
  }, 120_000)

  it('go with what is recorded without a network, over faults and a reload, once there is one', async () => {
    const { page, context, workplace } = await openTriage('en', 'light')
    await adder(page, 'Choose photos').setInputFiles([png, webp])
    await page.getByText('2 of 6 added').waitFor()
    await page.getByLabel('Competent person').fill('Chan Ka-wai')
    await page.getByRole('button', { name: /nothing is wrong/ }).click()
    await page.getByRole('button', { name: 'Record: Triage' }).click()
    // The temperatures are missing: the form stays, with its photos.
    await page.getByRole('alert').getByText('Nothing was recorded').waitFor()
    await page.reload()
    await page.getByText('2 of 6 added').waitFor()
    await context.setOffline(true)
    await page.getByLabel('Surface temperature', { exact: true }).fill('23')
    await page.getByLabel('Ambient temperature', { exact: true }).fill('22')
    await page.getByRole('button', { name: 'Record: Triage' }).click()
    await page.getByRole('button', { name: 'To send: 1' }).waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'All sent' }).waitFor()
    const answer = await workplace.operator.request('/api/v1/batches/PACK-HK-0003/events')
    const { events } = (await answer.json()) as { events: { facts: { photo?: string[] } }[] }
    const named = events.at(-1)?.facts.photo ?? []
    expect(named).toHaveLength(2)
    for (const name of named) {
      const digest = name.slice(14, 57)
      expect((await workplace.operator.request(`/api/v1/files/${digest}`)).status).toBe(200)
    }
    expect(workplace.installation.logged).toEqual([])
  }, 120_000)

  async function openTriage(language: 'en' | 'zh-Hans', colorScheme: 'light' | 'dark') {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const person = workplace.operator
    const opened = await openScanner(browser, { origin, person, language, colorScheme })
    const { page } = opened
    await page.locator('.tile').first().click()
    await page.locator('#code').fill('PACK-HK-0003')
    await page.keyboard.press('Enter')
    const name = language === 'en' ? 'Triage' : '初检'
    await page.locator('.big', { hasText: name }).first().click()
    await page.locator('.seldom summary').last().click()
    await page.locator('.adder').first().waitFor()
    return { ...opened, workplace }
  }
})

function adder(page: Page, name: string) {
  return page.locator('.adder', { hasText: name }).locator('input')
}
