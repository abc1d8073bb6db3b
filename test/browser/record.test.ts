import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsInScreen, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, type Workplace } from '../harness/workplace.ts'

describe.skipIf(findBrowser() === undefined)(
  `recording by the scanner (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    async function openServed() {
      const workplace = await openWorkplace()
      const origin = await serveApp(workplace.installation)
      const opened = await openScanner(browser, { origin, person: workplace.operator })
      await opened.page.getByRole('button', { name: 'Tuen Mun yard' }).click()
      return { ...opened, workplace, origin }
    }

    it('says at once that a scan is recorded, and offers to reverse it and to do it again with what was typed', async () => {
      const { page, workplace, errors } = await openServed()
      await beginWeighing(page, 'PACK-HK-0003')
      await fillWeighing(page, { mass: '395.9 kg', scale: 'S-7' })
      await page.getByRole('status').getByText('Recorded: Weighed, PACK-HK-0003').waitFor()
      await page.getByRole('button', { name: 'Reverse: Weighed, PACK-HK-0003' }).click()
      await page.getByRole('heading', { name: 'PACK-HK-0003 Reverse: Weighed' }).waitFor()
      await page.getByLabel('Reason').fill('Wrong scale')
      await page.getByRole('button', { name: 'Reverse: Weighed', exact: true }).click()
      await page.getByText('Recorded: Entry reversed').waitFor()
      await page.getByRole('button', { name: /^Redo with what was typed/ }).click()
      expect(await page.getByLabel('Weighed mass', { exact: true }).inputValue()).toBe('395900')
      expect(await page.getByLabel('Scale').inputValue()).toBe('S-7')
      await page.locator('[name="/facts/note"]').fill('A cover is off')
      await fillWeighing(page, { mass: '388 kg', scale: 'S-8' })
      const box = page.getByRole('status').filter({ hasText: 'PACK-HK-0003' })
      await box.getByText('Recorded: Weighed, PACK-HK-0003').waitFor()
      // What the server warned of is said in the language that is on, whatever it was said in when it came.
      for (const [tongue, warning] of [
        ['EN', /388000 g.*2\.\d\d %/],
        ['繁', /388000 克與已知/],
        ['简', /388000 克与已知/],
        ['EN', /388000 g.*2\.\d\d %/],
      ] as const) {
        await page.getByRole('button', { name: tongue, exact: true }).click()
        await box.getByText(warning).waitFor()
      }
      expect(await recorded(workplace)).toEqual({ weighed: 2, reversed: 1 })
      expect([errors, workplace.installation.logged]).toEqual([[], []])
    }, 120_000)

    it('shows a refusal at its questions, mends the same scan after a reload too, and records it once', async () => {
      const { page, workplace, context } = await openServed()
      const ids = idsSent(context)
      await keptHere(page)
      await beginWeighing(page, 'PACK-HK-0003')
      await fillWeighing(page, { mass: '1 g', scale: 'S-7' })
      // The device refuses it by the same rules, and keeps nothing; whoever knows better sends it.
      await page.getByRole('alert').getByText('Nothing was recorded or sent').waitFor()
      await page.getByRole('button', { name: 'All sent' }).waitFor()
      expect([await page.locator('.field.bad').count(), ids]).toEqual([1, []])
      await page.getByRole('button', { name: 'Send it all the same' }).click()
      await page.getByRole('alert').getByText('It stays in the list of this device').waitFor()
      await page.getByRole('button', { name: 'Needs you: 1', exact: true }).waitFor()
      await page.getByLabel('Weighed mass', { exact: true }).fill('')
      // Key by key: what is told to be wrong takes the focus once, and not from whoever writes.
      await page.getByLabel('Weighed mass', { exact: true }).pressSequentially('395.9 kg')
      await page.reload()
      await page.getByRole('alert').getByText('It stays in the list of this device').waitFor()
      expect(await page.getByLabel('Weighed mass', { exact: true }).inputValue()).toBe('395.9 kg')
      expect(await page.getByLabel('Scale').inputValue()).toBe('S-7')
      await page.getByRole('button', { name: 'Record: Weigh' }).click()
      await page.getByText('Recorded: Weighed, PACK-HK-0003').waitFor()
      await page.getByRole('button', { name: 'All sent' }).waitFor()
      expect(await recorded(workplace)).toEqual({ weighed: 1 })
      expect([ids.length, new Set(ids).size]).toEqual([2, 1])
    }, 120_000)

    it('keeps a scan without a network, says so in words, and sends it by itself when there is one', async () => {
      const { page, workplace, context } = await openServed()
      await beginWeighing(page, 'PACK-HK-0003')
      await context.setOffline(true)
      await fillWeighing(page, { mass: '395.9 kg', scale: 'S-7' })
      await page.getByText('Kept on this device: Weighed, PACK-HK-0003').waitFor()
      await page.getByText('No network.').waitFor()
      await page.getByRole('button', { name: 'To send: 1' }).click()
      await page.getByRole('heading', { name: 'Scans on this device' }).waitFor()
      await page.getByText('Kept on this device, goes out next').waitFor()
      expect(await recorded(workplace)).toEqual({})
      await context.setOffline(false)
      await page.getByRole('button', { name: 'All sent' }).waitFor()
      await page.getByText('Done (1)').click()
      await page.getByText('Recorded', { exact: true }).waitFor()
      expect(await recorded(workplace)).toEqual({ weighed: 1 })
    }, 120_000)

    it('records batches at hand one after the other without a network, of which a refused one is mended later', async () => {
      const { page, workplace, context, strange, errors } = await openServed()
      await page.evaluate('navigator.serviceWorker.ready')
      await keptHere(page)
      await context.setOffline(true)
      await page.reload()
      for (const [code, mass] of [
        ['PACK-HK-0003', '395.9 kg'],
        ['MOD-HK-0001-01', '1 g'],
        ['MOD-HK-0001-02', '28.4 kg'],
      ] as const) {
        await beginWeighing(page, code)
        await fillWeighing(page, { mass, scale: 'S-7' })
        if (mass === '1 g') await page.getByRole('button', { name: 'Send it all the same' }).click()
        await page.getByText(`Kept on this device: Weighed, ${code}`).waitFor()
      }
      await page.getByRole('button', { name: 'To send: 3' }).waitFor()
      await context.setOffline(false)
      await page.getByRole('button', { name: 'Needs you: 1' }).click()
      await page.getByText('Refused, nothing was recorded').waitFor()
      await page.getByRole('button', { name: 'Throw away' }).click()
      await page.getByText('Throw away Weighed, MOD-HK-0001-01?').waitFor()
      await page.getByRole('button', { name: 'Keep it' }).click()
      await page.getByRole('button', { name: 'Correct it' }).click()
      expect(await page.getByLabel('Weighed mass', { exact: true }).inputValue()).toBe('1')
      await fillWeighing(page, { mass: '28.5 kg', scale: 'S-7' })
      await page.getByText('Recorded: Weighed, MOD-HK-0001-01').waitFor()
      await page.getByRole('button', { name: 'All sent' }).waitFor()
      expect(await recorded(workplace)).toEqual({ weighed: 3 })
      expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
    }, 120_000)

    it('shows the scans of a device to everyone, in each language, light and dark, on a phone and a desktop', async () => {
      const workplace = await openWorkplace()
      const origin = await serveApp(workplace.installation)
      const faults: string[] = []
      for (const [language, colorScheme, screen] of looks) {
        const opening = { origin, person: workplace.operator, language, colorScheme, screen }
        const { page, context } = await openScanner(browser, opening)
        await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
        await keptHere(page)
        await page.locator('#code').fill('PACK-HK-0003')
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { name: 'PACK-HK-0003', exact: true }).waitFor()
        await page.getByRole('button', { name: weigh[language], exact: true }).click()
        await page.locator('[name="/batches/0/massGrams"]').fill('1 g')
        await page.locator('[name="/facts/scale"]').fill('S-7')
        await page.locator('.foot .big').click()
        await page.locator('.wrong').first().waitFor()
        const name = `queue ${language} ${colorScheme} ${screen}`
        const heldBack = await faultsInScreen(
          page,
          `held-back-${language}-${colorScheme}-${screen}`,
        )
        await page.locator('.told.fault .big').click()
        await page.locator('.told.fault .big').waitFor({ state: 'detached' })
        await page.locator('.count').click()
        await page.locator('.queued .acts button').last().click()
        await page.locator('.ask').waitFor()
        const found = [...heldBack, ...(await faultsInScreen(page))]
        faults.push(...found.map((one) => `${name}: ${one}`))
        await context.close()
      }
      expect(faults).toEqual([])
    }, 240_000)
  },
)

const weigh = { en: 'Weigh', 'zh-Hant': '稱重', 'zh-Hans': '称重' } as const

const looks = [
  ['en', 'light', 'phone'],
  ['zh-Hant', 'dark', 'phone'],
  ['zh-Hans', 'light', 'desktop'],
  ['en', 'dark', 'desktop'],
] as const

/** Waits until the device keeps what stands at the facility, for its rules to be asked about. */
async function keptHere(page: Page): Promise<void> {
  await expect.poll(() => heldHere(page), { timeout: 15_000 }).toBeGreaterThan(10)
}

/** How many batches the device keeps for when there is no network. */
async function heldHere(page: Page): Promise<number> {
  return Number(
    await page.evaluate(`new Promise(async (resolve) => {
    // Opening what is not there yet would make it, empty.
    const names = (await indexedDB.databases()).map(({ name }) => name)
    if (!names.includes('loomcell at hand')) return resolve(0)
    const opening = indexedDB.open('loomcell at hand')
    opening.onsuccess = () => {
      const { result } = opening
      const done = (count) => { result.close(); resolve(count) }
      if (!result.objectStoreNames.contains('batches')) return done(0)
      const counted = result.transaction('batches').objectStore('batches').count()
      counted.onsuccess = () => done(counted.result)
    }
  })`),
  )
}

async function beginWeighing(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: code, exact: true }).waitFor()
  await page.getByRole('button', { name: 'Weigh', exact: true }).click()
}

async function fillWeighing(
  page: Page,
  { mass, scale }: { mass: string; scale: string },
): Promise<void> {
  await page.getByLabel('Weighed mass', { exact: true }).fill(mass)
  await page.getByLabel('Scale').fill(scale)
  await page.getByRole('button', { name: 'Record: Weigh' }).click()
}

/** Ids of all scans that left the device. */
function idsSent(context: BrowserContext): string[] {
  const ids: string[] = []
  context.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/scans')) return
    const scans: readonly { id: string }[] = JSON.parse(request.postData() ?? '[]')
    ids.push(...scans.map(({ id }) => id))
  })
  return ids
}

/** How many weighings and reversals the operator's organisation has on record, made by a person. */
async function recorded({ installation, own }: Workplace): Promise<Record<string, number>> {
  const rows = await installation.store
    .own(own.organisationKey)
    .selectFrom('event')
    .select(['stage', (eb) => eb.fn.countAll<string>().as('count')])
    .where('stage', 'in', ['weighed', 'reversed'])
    .groupBy('stage')
    .execute()
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, Number(count)]))
}
