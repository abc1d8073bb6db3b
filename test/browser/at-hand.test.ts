import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf } from '../../api/recording/parse.ts'
import { decidedOtherwise } from '../../web/scanner/queue/decided-otherwise.ts'
import type { QueuedScan } from '../../web/scanner/queue/queued-scan.ts'
import { examples } from '../../workflows/battery/examples.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { answerByKeys, recordByKeys, tabTo } from '../harness/keys.ts'
import { setPassword } from '../harness/people.ts'
import { faultsHowever, faultsInScreen, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { answersOf } from '../harness/taps.ts'
import { typeAsWedge } from '../harness/wedge.ts'
import { openWorkplace, receiveFibre, type Workplace } from '../harness/workplace.ts'

describe.skipIf(findBrowser() === undefined)(
  `the scanner without a network (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('says of batches of both streams what the server said, after a reload', async () => {
      const { context, page, strange, errors, workplace, origin } = await openAtYard(browser)
      const codes = ['PACK-HK-0002', 'PACK-HK-0003', 'mod-hk-0001-02', 'FIBRE-1']
      const online = await cardsOf(page, codes)
      const list = await (await context.request.get(`${origin}/work?facility=TM`)).text()
      const there = [...list.matchAll(/name="batch" value="([^"]+)"/g)].map(([, code]) => code)
      await context.setOffline(true)
      await page.reload()
      const offline = await cardsOf(page, codes)
      expect(offline).toEqual(online)
      await page
        .getByRole('status')
        .getByText(/^As of \d\d:\d\d, without a network/)
        .waitFor()
      expect(await faultsInScreen(page)).toEqual([])
      await page.getByRole('link', { name: 'Work list' }).click()
      await page.getByRole('heading', { name: 'Triage Vehicle batteries' }).waitFor()
      expect(await faultsHowever(page, 'work-list')).toEqual([])
      const waiting = await page.locator('.waiting button b:first-child').allTextContents()
      expect([...waiting].sort()).toEqual([...there].sort())
      await page.locator('.waiting button', { hasText: 'PACK-HK-0003' }).click()
      await page.getByRole('heading', { name: 'PACK-HK-0003', exact: true }).waitFor()
      // What was picked is not looked up again wherever somebody goes on to work.
      await page.locator('.place').click()
      await page.locator('.tile').first().click()
      await page.getByLabel('Scan, or type a code').waitFor()
      await page.waitForTimeout(500)
      expect(await page.locator('.card').count()).toBe(0)
      await page.getByLabel('Scan, or type a code').fill('NO-SUCH-CODE')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('No network: it cannot').waitFor()
      const cut = page.getByText('This facility has more batches than this device keeps')
      expect(await cut.count()).toBe(0)
      await changeKept(page, '{ isCut: true }')
      await lookUp(page, 'PACK-HK-0002')
      await cut.waitFor()
      await page.getByLabel('Scan, or type a code').fill('NO-SUCH-CODE')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('No network: it cannot').waitFor()
      await cut.waitFor()
      expect(await faultsInScreen(page)).toEqual([])
      expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
    })

    it('answers in the very first shift too, before the app was opened a second time', async () => {
      const { context, page } = await openAtYard(browser)
      await context.setOffline(true)
      await lookUp(page, 'PACK-HK-0002')
      await page
        .getByRole('status')
        .getByText(/without a network/)
        .waitFor()
    })

    it('shows a batch after what was recorded of it here, and tells the queue what it said', async () => {
      const { context, page, workplace } = await openAtYard(browser)
      await context.setOffline(true)
      await page.reload()
      await lookUp(page, 'PACK-HK-0003')
      await page.getByRole('button', { name: 'Weigh', exact: true }).click()
      await page.getByLabel('Weighed mass').fill('395.9 kg')
      await page.getByLabel('Scale').fill('S-7')
      await page.getByRole('button', { name: 'Record: Weigh' }).click()
      await page.getByText('Kept on this device: Weighed, PACK-HK-0003').waitFor()
      await lookUp(page, 'PACK-HK-0003')
      await page.locator('.card').getByText('395.9 kg').waitFor()
      await page.getByText('With 1 of this device’s own records that have not gone out.').waitFor()
      const [queued] = await queuedIn(page)
      expect(queued?.expected?.states).toEqual({ 'PACK-HK-0003': 'taken_in' })
      await context.setOffline(false)
      await page.getByRole('button', { name: 'All sent' }).waitFor()
      const [sent] = await queuedIn(page)
      if (sent === undefined) throw new RangeError('Nothing was queued')
      expect([sent.answer?.status, decidedOtherwise(sent)]).toEqual(['accepted', []])
      await lookUp(page, 'PACK-HK-0003')
      await page.locator('.card').getByText('395.9 kg').waitFor()
      await expect.poll(() => page.getByText(/this device’s own/i).count()).toBe(0)
      expect(workplace.installation.logged).toEqual([])
    })

    it('opens the form of a step that it recommends, and lets somebody choose another facility', async () => {
      const { context, page } = await openAtYard(browser)
      await context.setOffline(true)
      await page.reload()
      await lookUp(page, 'PACK-HK-0003')
      await page.locator('.act .big', { hasText: 'Triage' }).click()
      await page.getByRole('button', { name: 'Record: Triage' }).waitFor()
      await page.reload()
      await page.locator('.place').click()
      await page.getByRole('link', { name: 'Work list' }).click()
      await page.getByText('No network: choose where you work').waitFor()
      await page.getByRole('button', { name: 'Kwun Tong workshop' }).click()
      await page.getByRole('link', { name: 'Work list' }).click()
      await page.getByText('This device keeps nothing of this place yet').waitFor()
      await page.getByRole('button', { name: '← Back' }).click()
      await page.getByLabel('Scan, or type a code').waitFor()
    })

    it('leads by keys alone from the work list to a record, and hears a hand scanner on the list', async () => {
      const { context, page, workplace, errors } = await openAtYard(browser)
      await context.setOffline(true)
      await page.reload()
      await page.getByLabel('Scan, or type a code').waitFor()
      const openList = async () => {
        await tabTo(page, '.ways')
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { name: 'Triage Vehicle batteries' }).waitFor()
        await tabTo(page, '.waits .waiting button')
      }
      await openList()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'PACK-HK-0003', exact: true }).waitFor()
      await openList()
      // Its Enter would open the row that has the focus.
      await typeAsWedge(page, 'PACK-HK-0002')
      await page.getByRole('heading', { name: 'PACK-HK-0002', exact: true }).waitFor()
      await tabTo(page, '.act .big')
      await page.keyboard.press('Enter')
      await page.locator('.foot .big').waitFor()
      const { isolated } = workplace.installation.streams.get('battery')?.allStages ?? {}
      const facts = examples.find(({ stage }) => stage === 'isolated')?.facts
      await answerByKeys(page, answersOf(facts ?? {}, isolated?.fields ?? []))
      const kept = page.getByText('Kept on this device: Isolated from high voltage, PACK-HK-0002')
      await recordByKeys(page, kept)
      expect([errors, workplace.installation.logged]).toEqual([[], []])
    })

    it('answers by itself while a network hangs', async () => {
      const { context, page } = await openAtYard(browser)
      await context.route(/\/api\/v1\/scanned/, () => {})
      await lookUp(page, 'PACK-HK-0002')
      await page
        .getByRole('status')
        .getByText(/without a network/)
        .waitFor()
    })

    it('holds back what others made possible meanwhile no longer than it takes to ask the server what is new', async () => {
      const { context, page, workplace } = await openAtYard(browser)
      await recordElsewhere(workplace, 3, [1])
      // The server says that the step is open; what this device keeps is older, and stays so for now.
      await context.route(/\/scanner\/at-hand/, (route) => route.abort())
      const recording = await fillIsolation(page, 'PACK-HK-0003')
      await recording.click()
      const told = page.getByRole('alert').filter({ hasText: 'Nothing was recorded or sent' })
      await told.getByRole('button', { name: 'Send it all the same' }).waitFor()
      expect(await queuedIn(page)).toEqual([])
      await context.unroute(/\/scanner\/at-hand/)
      await recording.click()
      await page.getByText('Recorded: Isolated from high voltage, PACK-HK-0003').waitFor()
      // What the server refused waits in the queue to be mended: whoever goes back from it is offered no second one.
      await context.route(/\/scanner\/at-hand/, (route) => route.abort())
      const again = await fillIsolation(page, 'PACK-HK-0002')
      await recordElsewhere(workplace, 2, [2, 3])
      await again.click()
      await page.getByRole('alert').filter({ hasText: 'Nothing was recorded' }).waitFor()
      expect(await queuedIn(page)).toMatchObject([{}, { answer: { status: 'refused' } }])
      await page.getByRole('button', { name: '← Back' }).click()
      await page.reload()
      await page.getByLabel('Scan, or type a code').waitFor()
      expect(await page.getByRole('button', { name: /^Go on: / }).count()).toBe(0)
      expect(workplace.installation.logged).toEqual([])
    })

    it('shows nothing of before to whoever signs in next, although no answer comes any more', async () => {
      const { context, page, workplace, origin } = await openAtYard(browser)
      const { receiver, installation } = workplace
      await setPassword(installation, receiver.personId, 'a long enough password 7')
      await context.clearCookies({ name: 'loomcell.session_token' })
      await page.goto(`${origin}/sign-in?next=/scanner`)
      await page.locator('input[name=email]').fill(receiver.email)
      await page.locator('input[name=password]').fill('a long enough password 7')
      // The app comes out of what is kept; all else is lost on the way.
      await context.route(/\/api\/v1\//, (route) => route.abort())
      await page.locator('input[name=password]').press('Enter')
      await page.waitForURL(/\/scanner$/)
      await page.getByLabel('Scan, or type a code').fill('PACK-HK-0002')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('No network: it cannot').waitFor()
      await expect.poll(() => countKept(page)).toBe(0)
    })

    it('lets go of what another version of the app kept', async () => {
      const { context, page } = await openAtYard(browser)
      await changeKept(page, "{ version: '/scanner/before.js' }")
      await context.setOffline(true)
      await page.reload()
      await page.getByLabel('Scan, or type a code').fill('PACK-HK-0002')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('No network: it cannot').waitFor()
      await expect.poll(() => countKept(page)).toBe(0)
      await context.setOffline(false)
      await page.evaluate("dispatchEvent(new Event('online'))")
      await expect.poll(() => countKept(page), { timeout: 10_000 }).toBeGreaterThan(10)
    })
  },
)

/** A browser at the yard, which has been told what stands there, and keeps the app. */
async function openAtYard(browser: Browser) {
  const workplace: Workplace = await openWorkplace()
  await receiveFibre(workplace)
  const origin = await serveApp(workplace.installation)
  const opened = await openScanner(browser, { origin, person: workplace.operator })
  const { page } = opened
  const rules = page.waitForResponse(/\/scanner\/rules-/)
  await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
  await page.evaluate('navigator.serviceWorker.ready')
  await expect.poll(() => countKept(page), { timeout: 15_000 }).toBeGreaterThan(10)
  await rules
  return { ...opened, workplace, origin }
}

/** Records steps of the example walk for another pack, as another device would. */
async function recordElsewhere(
  { installation, own }: Workplace,
  pack: number,
  steps: readonly number[],
) {
  const sent = steps.map((step) => {
    const { afterMinutes: _, ...given } = examples[step] ?? { afterMinutes: 0 }
    const scan = JSON.parse(JSON.stringify(given).replaceAll('-0001', `-000${pack}`))
    return { id: randomUUID(), stream: 'battery', facility: 'TM', ...scan }
  })
  const receipts = await installation.recorder.record(partsOf(sent, own))
  expect(receipts.map(({ status }) => status)).toEqual(sent.map(() => 'accepted'))
}

/** Fills in that a pack was isolated, and gives the button that records it. */
async function fillIsolation(page: Page, code: string) {
  await lookUp(page, code)
  await page.locator('.act .big', { hasText: 'Isolate from high voltage' }).click()
  await page
    .getByRole('group', { name: 'Service disconnect removed', exact: true })
    .getByText('Yes', { exact: true })
    .click()
  await page.getByLabel('Accessible voltage left').fill('0')
  await page.getByLabel('Lock-out number').fill('L-1')
  await page.getByLabel('State of charge').fill('25')
  return page.getByRole('button', { name: 'Record: Isolate from high voltage' })
}

async function cardsOf(page: Page, codes: readonly string[]): Promise<readonly string[]> {
  const cards: string[] = []
  for (const code of codes) {
    await lookUp(page, code)
    cards.push(await page.locator('.card').innerText())
  }
  return cards
}

async function lookUp(page: Page, code: string): Promise<void> {
  await page.getByLabel('Scan, or type a code').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: code.toUpperCase(), exact: true }).waitFor()
}

function queuedIn(page: Page): Promise<readonly QueuedScan[]> {
  return page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('loomcell scanner')
    opening.onsuccess = () => {
      const reading = opening.result.transaction('scans').objectStore('scans').getAll()
      reading.onsuccess = () => {
        opening.result.close()
        resolve(reading.result)
      }
    }
  })`)
}

/** Changes what the device notes of what it keeps. */
async function changeKept(page: Page, change: string): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('loomcell at hand')
    opening.onsuccess = () => {
      const store = opening.result.transaction('device', 'readwrite').objectStore('device')
      const asked = store.get('at hand')
      asked.onsuccess = () => {
        store.put({ ...asked.result, ...${change} }, 'at hand').onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }
    }
  })`)
}

function countKept(page: Page): Promise<unknown> {
  return page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('loomcell at hand')
    opening.onsuccess = () => {
      const { result } = opening
      if (!result.objectStoreNames.contains('batches')) return resolve(0)
      const counting = result.transaction('batches').objectStore('batches').count()
      counting.onsuccess = () => {
        result.close()
        resolve(counting.result)
      }
    }
  })`)
}
