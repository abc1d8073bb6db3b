import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostAtHand } from '../../api/inventory/at-hand-schemas.ts'
import { scannerAssets } from '../../api/scanner/scanner-files.ts'
import type { NewScan } from '../../web/scanner/queue/queue.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { makeScans, openDevice, openTab, until } from '../harness/queue-page.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, usedFibre } from '../harness/workplace.ts'

const executablePath = findBrowser()

/** Browsers tell of no interaction that is over sooner, in milliseconds. */
const leastTold = 16

const watch = `globalThis.slow = []
new PerformanceObserver((list) => globalThis.slow.push(...list.getEntries().filter((one) => one.interactionId > 0).map((one) => one.duration)))
  .observe({ type: 'event', durationThreshold: ${leastTold} })`

/** Milliseconds from the next tap or key until the picture in which what it asked for stands. */
const answered = (selector: string) => `globalThis.answered = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('No answer: ' + ${JSON.stringify(selector)})), 20_000)
  let start
  const begin = ({ timeStamp }) => { start ??= timeStamp }
  addEventListener('click', begin, { capture: true, once: true })
  addEventListener('keydown', begin, { capture: true, once: true })
  const observer = new MutationObserver(() => {
    if (start === undefined || document.querySelector(${JSON.stringify(selector)}) === null) return
    observer.disconnect()
    globalThis.firstRows = document.querySelectorAll('.waiting button').length
    requestAnimationFrame(() => resolve(Math.round(performance.now() - start)))
  })
  observer.observe(document.body, { subtree: true, childList: true })
}); undefined`

/** How often the refusal of the rules is timed after the first time, which is told by itself. */
const times = 3

describe.skipIf(executablePath === undefined)(`speed (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  // A busy machine is slow without any fault of the app: the figures are for eyes.
  it('tells how long each tap takes to be painted and answered with a processor four times slower, and what the first look weighs', async () => {
    const { context, page, origin, errors } = await openYard(browser)
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
    const timeAnswer = async (selector: string, act: () => Promise<unknown>) => {
      await settle(page)
      await page.evaluate(answered(selector))
      await act()
      return Number(await page.evaluate('globalThis.answered'))
    }
    const enter = () => page.keyboard.press('Enter')
    const lookUp = async (code: string) => {
      await page.locator('#code').fill(code)
      return timeAnswer('.card h1', enter)
    }
    const record = page.locator('.foot .big')
    const refused = async () => {
      await page.getByRole('button', { name: 'Weigh', exact: true }).click()
      await page.getByLabel('Weighed mass', { exact: true }).fill('1 g')
      await page.getByLabel('Scale').fill('S-7')
      await settle(page)
      const figure = await timeAnswer('.told.fault .big', () => record.click())
      await page.getByRole('button', { name: '← Back' }).click()
      await page.locator('.card h1').waitFor()
      return figure
    }

    await time('type a code', () => page.locator('#code').pressSequentially('PACK-HK-0003'))
    await time('look it up', enter)
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
    await time('record, with faults', () => record.click())
    await page.locator('.wrong').first().waitFor()
    await time('another language', () => page.locator('.tongues button:nth-child(2)').click())
    await page.locator('.tongues button:first-child').click()
    await page.getByRole('button', { name: '← Back' }).click()
    await page.locator('.card h1').waitFor()
    await context.setOffline(true)
    figures.set('be told what the rules refuse, the first time', await refused())
    figures.set('be told what the rules refuse, later', await middleOf(refused))
    figures.set('look up without a network', await lookUp('PACK-HK-0003'))
    await page.getByRole('button', { name: 'Weigh', exact: true }).click()
    await page.getByLabel('Weighed mass', { exact: true }).fill('395.9 kg')
    await page.getByLabel('Scale').fill('S-7')
    figures.set(
      'record without a network',
      await timeAnswer('div.told.word b', () => record.click()),
    )
    await lookUp('PACK-HK-0002')
    await page.locator('button.alarm').click()
    // The signs take no tap for a moment, since a hand in a glove hits twice.
    await settle(page)
    await settle(page)
    const sign = page.getByRole('button', { name: 'Hissing, smoke or smell' })
    figures.set('emergency, recorded', await timeAnswer('div.told.word b', () => sign.click()))
    await time('open the queue', () => page.locator('.count').click())
    await page.getByRole('button', { name: '← Back' }).click()

    // A day without a network.
    const tab = await openTab(context, origin)
    expect(await makeScans(tab, lots(99))).toBe(198)
    await tab.close()
    await page.bringToFront()
    await page.getByRole('button', { name: 'To send: 200' }).waitFor()
    await lookUp('PACK-HK-0003')
    figures.set('look up, 200 scans waiting', await middleOf(() => lookUp('PACK-HK-0003')))
    figures.set('be told what the rules refuse, 200 scans waiting', await middleOf(refused))
    await time('open the queue, 200 scans waiting', () => page.locator('.count').click())
    expect(await page.locator('.queued').count()).toBe(20)
    await page.getByRole('button', { name: 'Show more (180 left)' }).click()
    await page.getByRole('button', { name: 'Show more (160 left)' }).waitFor()
    expect(await page.locator('.queued').count()).toBe(40)

    await page.getByRole('button', { name: '← Back' }).click()

    // As many as a device keeps, and the app opened anew on it: they are read a part at a time before anybody asks.
    await page.evaluate(keepMore(mostAtHand))
    await page.addInitScript(countReads)
    await page.reload()
    await expect.poll(() => page.evaluate('globalThis.reads'), { timeout: 30_000 }).toBe(mostAtHand)
    expect(await page.evaluate('globalThis.mostAtOnce')).toBeLessThanOrEqual(250)
    await settle(page)
    const openList = async () => {
      const figure = await timeAnswer('.waiting', () => page.locator('.ways').click())
      await page.getByRole('button', { name: /^Show more/ }).waitFor()
      expect(await page.locator('.waiting button').count()).toBeLessThanOrEqual(2 * 50)
      await page.getByRole('button', { name: '← Back' }).click()
      return figure
    }
    figures.set('open the work list of 5,000 batches, the first time', await openList())
    figures.set('open the work list of 5,000 batches, 200 scans waiting', await middleOf(openList))
    // None of them was read again, and the first picture had no more rows than a screen shows.
    expect(await page.evaluate('globalThis.reads')).toBe(mostAtHand)
    expect(await page.evaluate('globalThis.firstRows')).toBeLessThanOrEqual(16)
    figures.set('look up among 5,000 batches', await middleOf(() => lookUp('PACK-HK-0003')))

    console.log(tableOf(figures, await firstLook()))
    expect([...figures.values()].every((figure) => figure > 0)).toBe(true)
    expect([figures.size, errors]).toEqual([21, []])
  }, 180_000)
})

/** A phone at the yard, on which everything is kept that is needed without a network. */
async function openYard(browser: Browser) {
  const { installation, operator } = await openWorkplace()
  const origin = await serveApp(installation)
  const context: BrowserContext = await openDevice(browser, origin, operator)
  const page = await context.newPage()
  await page.setViewportSize({ width: 390, height: 844 })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  const atHand = page.waitForResponse(/\/scanner\/at-hand/)
  await page.goto(`${origin}/scanner`)
  await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
  await page.locator('#code').waitFor()
  await atHand
  const tab = await openTab(context, origin)
  await until(tab, ({ person, rest }) => person !== undefined && rest?.why === 'done')
  await tab.close()
  await page.bringToFront()
  return { context, page, origin, errors }
}

/** Runs in the page before all else: counts batches that are read out of what the device keeps, and the most that came at once. */
const countReads = `globalThis.reads = 0
globalThis.mostAtOnce = 0
const readAll = IDBObjectStore.prototype.getAll
IDBObjectStore.prototype.getAll = function (...asked) {
  const reading = readAll.apply(this, asked)
  if (this.name === 'batches')
    reading.addEventListener('success', () => {
      globalThis.reads += reading.result.length
      globalThis.mostAtOnce = Math.max(globalThis.mostAtOnce, reading.result.length)
    })
  return reading
}`

/** Runs in the page: keeps so many further packs of the facility, all like one that stands there. */
const keepMore = (number: number) => `new Promise((resolve) => {
  const opening = indexedDB.open('loomcell at hand')
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('batches', 'readwrite')
    const store = transaction.objectStore('batches')
    store.getAll().onsuccess = ({ target: { result } }) => {
      const one = result.find(({ code }) => code === 'PACK-HK-0003')
      for (let at = result.length; at < ${number}; at += 1)
        store.put({ ...one, batch: 'more-' + at, code: 'MORE-' + at, looks: ['id more-' + at, 'more' + at], order: at })
    }
    transaction.oncomplete = () => {
      opening.result.close()
      resolve()
    }
  }
})`

/** Waits until what was done is painted and told. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(400)
}

async function middleOf(figure: () => Promise<number>): Promise<number> {
  const all: number[] = []
  for (let time = 0; time < times; time += 1) all.push(await figure())
  return all.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN
}

/** So many lots of fibre that come in, each weighed after it: twice as many scans. */
function lots(number: number): readonly NewScan[] {
  const place = { stream: 'textile', facility: 'TM' }
  return Array.from({ length: number }, (_none, index): readonly NewScan[] => {
    const named = { batch: `LOT-${index + 1}`, massGrams: 100_000 }
    const outputs = [{ ...named, kind: 'fibre_lot' }]
    return [
      { ...place, stage: 'fibre_received', outputs, facts: usedFibre },
      { ...place, stage: 'weighed', batches: [named], facts: { scale: 'S-1' } },
    ]
  }).flat()
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
