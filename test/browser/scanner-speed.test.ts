import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scannerAssets } from '../../api/scanner/scanner-files.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

/** Browsers tell of no interaction that is over sooner, in milliseconds. */
const leastTold = 16

const watch = `globalThis.slow = []
new PerformanceObserver((list) => globalThis.slow.push(...list.getEntries().filter((one) => one.interactionId > 0).map((one) => one.duration)))
  .observe({ type: 'event', durationThreshold: ${leastTold} })`

/** From the tap that records to the picture in which the device says what its rules refuse, in milliseconds. */
const toldBack = `new Promise((resolve) => {
  const start = performance.now()
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('.told.fault .big') === null) return
    observer.disconnect()
    requestAnimationFrame(() => resolve(Math.round(performance.now() - start)))
  }).observe(document.body, { subtree: true, childList: true })
  document.querySelector('.foot .big').click()
})`

describe.skipIf(executablePath === undefined)(`speed (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  // A busy machine is slow without any fault of the app: the figures are for eyes.
  it('tells how long each tap takes to be painted with a processor four times slower, and what the first look weighs', async () => {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const { page, context, errors } = await openScanner(browser, {
      origin,
      person: workplace.operator,
    })
    const atHand = page.waitForResponse(/\/scanner\/at-hand/)
    await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
    await page.locator('#code').waitFor()
    await atHand
    await page.evaluate(watch)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const figures = new Map<string, number>()
    const time = async (name: string, act: () => Promise<unknown>) => {
      await settle(page)
      await page.evaluate('globalThis.slow.length = 0')
      await act()
      await settle(page)
      const told = (await page.evaluate('globalThis.slow')) as readonly number[]
      figures.set(name, Math.max(leastTold, ...told))
    }

    await time('type a code', () => page.locator('#code').pressSequentially('PACK-HK-0003'))
    await time('look it up', () => page.keyboard.press('Enter'))
    await page.getByRole('heading', { name: 'PACK-HK-0003' }).waitFor()
    await time('open Emergency: quarantine now', () => page.locator('button.alarm').click())
    await time('leave it', () => page.getByRole('button', { name: 'No emergency' }).click())
    await time('open the form of a triage', () => page.locator('.act .big').click())
    await time('answer all signs at once', () =>
      page.getByRole('button', { name: /nothing is wrong/ }).click(),
    )
    await time('type a reading', () =>
      page.getByLabel('Surface temperature', { exact: true }).pressSequentially('23.5'),
    )
    await time('record, with faults', () => page.locator('.foot .big').click())
    await page.locator('.wrong').first().waitFor()
    await page.getByRole('button', { name: '← Back' }).click()
    await page.getByRole('button', { name: 'Weigh', exact: true }).click()
    await page.getByLabel('Weighed mass', { exact: true }).fill('1 g')
    await page.getByLabel('Scale').fill('S-7')
    await settle(page)
    await context.setOffline(true)
    figures.set(
      'be told what the rules refuse, without a network',
      Number(await page.evaluate(toldBack)),
    )

    console.log(tableOf(figures, await firstLook()))
    expect([...figures.values()].every((figure) => figure >= leastTold)).toBe(true)
    expect([figures.size, errors]).toEqual([9, []])
  }, 120_000)
})

/** Waits until what was done is painted and told. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(400)
}

/** Bytes of every file of the first look, packed; the rules and tools come behind it, and what reads codes when a camera opens. */
async function firstLook(): Promise<number> {
  const { files, rules, tools } = await scannerAssets()
  return [...files]
    .filter(([address, { isReader }]) => ![rules, tools].includes(address) && isReader !== true)
    .reduce((sum, [, { content }]) => {
      return sum + (content instanceof Uint8Array ? content.length : content.packed.length)
    }, 0)
}

function tableOf(figures: ReadonlyMap<string, number>, bytes: number): string {
  const lines = [...figures].map(([name, milliseconds]) => `| ${name} | ${milliseconds} ms |`)
  return ['| interaction, 4x slower | longest |', ...lines, `| first look | ${bytes} bytes |`].join(
    '\n',
  )
}
