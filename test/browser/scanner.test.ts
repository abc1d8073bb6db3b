import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scannerAssets } from '../../api/scanner/scanner-files.ts'
import { findBatch } from '../../api/store/inventory/batches.ts'
import { batchLink } from '../../domain/batch-link.ts'
import { phrases } from '../../domain/phrases.ts'
import { languages } from '../../domain/words.ts'
import { scannerPhrases } from '../../web/scanner/phrases.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsHowever, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

it('sends at most 150 kB for the first look at the scanner', async () => {
  const { files, rules, tools } = await scannerAssets()
  // The rules are asked when there is no network, what reads codes when a camera opens, stations and scales seldom: they come behind the first look.
  const sent = [...files]
    .filter(([address, { isReader }]) => ![rules, tools].includes(address) && isReader !== true)
    .map(([, { content }]) =>
      content instanceof Uint8Array ? content.length : content.packed.length,
    )
  expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(150_000)
})

it('brings none of the sentences that only the server says into the first look', async () => {
  const { files, script } = await scannerAssets()
  const app = files.get(script)?.content
  if (app === undefined || app instanceof Uint8Array || !('text' in app))
    throw new RangeError('No app')
  // The app has words of its own, and they are in it.
  expect(app.text).toContain(scannerPhrases.nothingNext['zh-Hant'])
  const brought = Object.values(phrases).filter(({ en }) => en.length > 30 && app.text.includes(en))
  expect(brought).toEqual([])
})

describe.skipIf(executablePath === undefined)(`the scanner (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('asks once where somebody works, and knows what a wedge scanner reads, however it is written', async () => {
    const { origin, workplace } = await openServed()
    const { page, strange, errors } = await openScanner(browser, {
      origin,
      person: workplace.operator,
    })
    await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
    await page.getByLabel('Scan, or type a code').waitFor()
    const link = await linkOf(workplace, 'PACK-HK-0002')
    for (const text of ['PACK-HK-0002', 'pack-hk-oo02', link.toUpperCase(), `${link}.`]) {
      // A wedge types into the page, wherever the focus is, and ends with Enter.
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'PACK-HK-0002', exact: true }).waitFor()
      expect(await page.getByLabel('Scan, or type a code').inputValue()).toBe('')
      await page.keyboard.type('NO-SUCH-CODE')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('NO-SUCH-CODE').waitFor()
    }
    await page.reload()
    await page.getByLabel('Scan, or type a code').waitFor()
    expect(await page.locator('.place').textContent()).toContain('Tuen Mun yard')
    expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
  })

  it('leads from a label to a triage that is green, and says what comes next and how to reverse it', async () => {
    const { origin, workplace } = await openServed()
    const { page, strange, errors } = await openScanner(browser, {
      origin,
      person: workplace.operator,
    })
    await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
    // Keys before the screen is there go nowhere.
    await page.getByLabel('Scan, or type a code').waitFor()
    await page.keyboard.type('PACK-HK-0003')
    await page.keyboard.press('Enter')
    await page.locator('.big', { hasText: 'Triage' }).click()
    await page.getByLabel('Competent person').fill('Chan Ka-wai')
    // A wedge's Enter in a field is no record.
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /nothing is wrong/ }).click()
    await page.getByRole('button', { name: 'Record: Triage' }).click()
    await page.getByRole('alert').getByText('Nothing was recorded').waitFor()
    expect(await page.getByLabel('Competent person').inputValue()).toBe('Chan Ka-wai')
    for (const [label, value] of Object.entries(readings)) {
      await page.getByRole('textbox', { name: label, exact: true }).fill(value)
    }
    await page.getByRole('button', { name: 'Record: Triage' }).click()
    await page.getByRole('status').getByText('Recorded: Triaged, PACK-HK-0003').waitFor()
    await page.locator('.act .big', { hasText: 'Isolate from high voltage' }).waitFor()
    const headline = await page.locator('.headline').textContent()
    expect(headline).toBe('Green conforms → Isolate from high voltage')
    expect(await page.getByRole('button', { name: 'Reverse: Triaged, PACK-HK-0003' }).count()).toBe(
      1,
    )
    expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
  })

  it('opens without a network once it has been opened with one', async () => {
    const { origin, workplace } = await openServed()
    const { page, context } = await openScanner(browser, { origin, person: workplace.operator })
    await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
    await page.evaluate('navigator.serviceWorker.ready')
    await context.setOffline(true)
    await page.reload()
    // Taken apart, so that no device keeps it.
    await page.getByLabel('Scan, or type a code').fill('PACK-HK-0001')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('No network').waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'PACK-HK-0001' }).waitFor()
  })

  it('opens no form again whose scan is on the device, over a reload before its answer, and records it once', async () => {
    const { origin, workplace } = await openServed()
    const { installation, operator: person } = workplace
    const { context, page, errors } = await openScanner(browser, { origin, person })
    await page.getByRole('button', { name: /^Tuen Mun yard/ }).click()
    await page.getByLabel('Scan, or type a code').fill('PACK-HK-0003')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Weigh', exact: true }).click()
    await page.getByLabel('Weighed mass', { exact: true }).fill('395.9 kg')
    await page.getByLabel('Scale', { exact: true }).fill('S-7')
    const sending = new Promise<void>((resolve) => {
      void context.route(/\/api\/v1\/scans/, () => resolve())
    })
    await page.getByRole('button', { name: 'Record: Weigh' }).click()
    await sending
    await context.unroute(/\/api\/v1\/scans/)
    await page.reload()
    await page.getByLabel('Scan, or type a code').waitFor()
    await page.getByRole('button', { name: 'All sent' }).waitFor()
    expect(await page.getByText('Unfinished').count()).toBe(0)
    const { rows } = await sql`select from event where stage = 'weighed'`.execute(
      installation.store.system,
    )
    expect([rows.length, errors]).toEqual([1, []])
  })

  it('leads whoever is signed out to the sign-in and says that what is on the device stays', async () => {
    const { origin, workplace } = await openServed()
    const { page, context } = await openScanner(browser, { origin, person: workplace.operator })
    await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
    await page.evaluate('navigator.serviceWorker.ready')
    await context.clearCookies()
    await page.reload()
    await page.getByLabel('Scan, or type a code').fill('PACK-HK-0002')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.waitForURL(/\/sign-in\?next=\/scanner$/)
  })

  it('can be used by everyone in each language, light and dark, on a phone and a desktop', async () => {
    const { origin, workplace } = await openServed()
    const faults: string[] = []
    for (const language of languages) {
      const { page } = await openScanner(browser, { origin, person: workplace.operator, language })
      const look = async (name: string) => {
        faults.push(...(await faultsHowever(page, name)).map((one) => `${language} ${one}`))
      }
      await page.locator('.tile').first().waitFor()
      await look('choose')
      await page.locator('.tile').first().click()
      await page.locator('#code').fill('PACK-HK-0002')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'PACK-HK-0002' }).waitFor()
      await look('batch')
      await page.locator('#code').fill('PACK-HK-0003')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'PACK-HK-0003' }).waitFor()
      await page.locator('.act .big').click()
      await page.locator('.foot .big').click()
      await page.locator('.wrong').first().waitFor()
      await look('record')
      await page.context().close()
    }
    expect(faults).toEqual([])
  }, 240_000)
})

const readings = {
  'Surface temperature': '23',
  'Ambient temperature': '22',
  'Rise over 30 minutes at rest': '0',
  'Cell voltage drop rate': '1',
  'Lowest cell voltage': '3.6',
  'Highest cell voltage': '3.7',
  'Charging limit of the cell': '4.2',
  'Insulation, positive pole': '5000',
  'Insulation, negative pole': '5000',
  'Working voltage': '400',
}

async function openServed() {
  const workplace = await openWorkplace()
  return { workplace, origin: await serveApp(workplace.installation) }
}

async function linkOf(
  { installation, own }: Awaited<ReturnType<typeof openWorkplace>>,
  code: string,
): Promise<string> {
  const { organisationKey } = own
  const batch = await findBatch(installation.store.own(organisationKey), organisationKey, code)
  return batchLink('https://loom.example', batch?.id ?? '')
}
