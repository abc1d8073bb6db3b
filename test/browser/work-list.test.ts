import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { tabTo } from '../harness/keys.ts'
import { signUpPerson } from '../harness/people.ts'
import { faultsInScreen, openScanner } from '../harness/scanner.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'
import { papers } from '../harness/sides.ts'
import { openWorkplace } from '../harness/workplace.ts'

describe.skipIf(findBrowser() === undefined)(
  `the work list in a browser (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('ticks batches and goes on with all of them, and pastes a list of codes, without a script', async () => {
      const workplace = await openWorkplace()
      const { operator, modules } = workplace
      const origin = await serveApp(workplace.installation)
      const [name = '', ...value] = operator.cookie.split('=')
      const context = await browser.newContext({ javaScriptEnabled: false })
      await context.addCookies([{ name, value: value.join('='), url: origin }])
      const page = await context.newPage()
      await page.goto(`${origin}/work`)
      expect(await page.evaluate('document.activeElement.id').catch(() => 'code')).toBe('code')
      const [one = '', two = ''] = modules
      await page.getByLabel(`Select ${one}`).check()
      await page.getByLabel(`Select ${two}`).check()
      await page.getByRole('button', { name: 'Test: the selected' }).click()
      expect(await page.locator('h1').textContent()).toBe('Test')
      await page.getByRole('link', { name: two }).click()
      await page.waitForURL(`${origin}/work/batches/${two}/stages/tested`)
      await page.goto(`${origin}/work`)
      await page.getByText('Paste a list of codes').click()
      await page.getByLabel('Codes or serial numbers').fill(`${one}\nNOWHERE\n${two}`)
      await page.getByRole('button', { name: 'Find them' }).click()
      expect(await page.locator('#found h2').textContent()).toBe('Found: 2')
      expect(await page.locator('#found .told').textContent()).toContain('NOWHERE')
      await context.close()
    }, 120_000)

    it('takes ticked batches along into the form of the scanner, over a reload too', async () => {
      const workplace = await openWorkplace()
      const { operator, modules } = workplace
      const origin = await serveApp(workplace.installation)
      const { page, strange, errors } = await openScanner(browser, { origin, person: operator })
      await page.locator('.tile').first().click()
      await page.locator('#code').waitFor()
      await page.goto(`${origin}/work`)
      const [one = '', two = '', three = ''] = modules
      for (const code of [one, two, three]) await page.getByLabel(`Select ${code}`).check()
      await page.getByRole('button', { name: 'Test: the selected' }).click()
      await page.getByRole('link', { name: 'Open the scanner with these: 3' }).click()
      const inHand = page.locator('.hand b')
      await inHand.nth(2).waitFor()
      expect(await inHand.allTextContents()).toEqual([one, two, three])
      await page.reload()
      await inHand.nth(2).waitFor()
      expect(new URL(page.url()).hash).toBe('')
      expect([strange, errors]).toEqual([[], []])
    }, 120_000)

    it('opens the waiting hand-over at its line for whoever scans goods that arrive', async () => {
      const { workplace, origin, handOver } = await openArriving()
      const { receiver, modules } = workplace
      const { page, context, strange, errors } = await openScanner(browser, {
        origin,
        person: receiver,
      })
      await page.getByLabel('Scan, or type a code').fill(modules[1] ?? '')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: modules[1] ?? '' }).waitFor()
      expect(await page.locator('.card').textContent()).toContain(
        'On its way to you from Harbour Reuse Ltd',
      )
      const online = await page.locator('.card').innerText()
      await page.evaluate('navigator.serviceWorker.ready')
      await page.reload()
      await expect.poll(() => expectedIn(page), { timeout: 15_000 }).toBe(2)
      await context.setOffline(true)
      await page.getByLabel('Scan, or type a code').fill(modules[1] ?? '')
      await page.keyboard.press('Enter')
      const later = page.getByText('can be opened once there is a network')
      await later.waitFor()
      expect(online).toContain(await page.locator('.card .soft').innerText())
      expect(await faultsInScreen(page)).toEqual([])
      await context.setOffline(false)
      await page.getByLabel('Scan, or type a code').fill(modules[1] ?? '')
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Open the hand-over' }).waitFor()
      // From here on by keys alone.
      const press = async (selector: string) => {
        await tabTo(page, selector)
        await page.keyboard.press('Enter')
      }
      await press('.card .act a')
      await page.waitForURL(`${origin}/work/hand-overs/${handOver}#line-2`)
      expect(await page.locator(':target').textContent()).toContain(modules[1])
      await press('#step .act .big')
      await page.getByRole('heading', { name: 'Accept or refuse' }).waitFor()
      await press('#step .asent button')
      await expect
        .poll(() => page.locator('[name="/lines/1/acceptedGrams"]').inputValue())
        .toBe('28500')
      await press('#step .act .big')
      await page.locator('#step').waitFor({ state: 'detached' })
      const taken = await receiver.request('/work')
      expect(await taken.text()).toContain(modules[1])
      expect([strange, errors]).toEqual([[], []])
    }, 120_000)

    it('can be used by everyone in each language, light and dark, on a phone and a desktop', async () => {
      const { workplace, origin, handOver } = await openArriving()
      const { operator, supervisor, receiver } = workplace
      const body = JSON.stringify({
        id: randomUUID(),
        batch: 'PACK-HK-0002',
        reason: 'smoke',
        notice: 'fire',
        severity: 'high',
      })
      await supervisor.request('/api/v1/recalls', { method: 'POST', body })
      const empty = await openTestInstallation()
      const first = await signUpPerson(empty, { role: 'administrator' })
      const emptyOrigin = await serveApp(empty)
      const faults = await faultsOnScreens(browser, [
        { name: 'work', address: `${origin}/work`, as: operator },
        {
          name: 'work-filtered',
          address: `${origin}/work?stage=battery.tested&mine=yes`,
          as: operator,
        },
        { name: 'work-arriving', address: `${origin}/work`, as: receiver },
        { name: 'work-not-found', address: `${origin}/work/find?code=PACK`, as: operator },
        {
          name: 'work-list-of-codes',
          address: `${origin}/work`,
          as: operator,
          after: async (page) => {
            await page.locator('details.many summary').click()
            await page.locator('#codes').fill('PACK-HK-0002\nMOD-HK-0001-01\nNOWHERE-1\nNOWHERE-2')
            await page.locator('details.many button').click()
            await page.locator('#found').waitFor()
          },
        },
        {
          name: 'work-selected',
          address: `${origin}/work/act?stage=battery.tested&batch=MOD-HK-0001-02&batch=MOD-HK-0001-03`,
          as: operator,
        },
        {
          name: 'work-hand-over-line',
          address: `${origin}/work/hand-overs/${handOver}`,
          as: receiver,
        },
        { name: 'work-empty', address: `${emptyOrigin}/work`, as: first },
      ])
      expect(faults).toEqual([])
    }, 600_000)
  },
)

/** Two modules on their way to the second organisation. */
async function openArriving() {
  const workplace = await openWorkplace()
  const { supervisor, modules } = workplace
  const origin = await serveApp(workplace.installation)
  const post = async (path: string, body: object) => {
    const text = JSON.stringify({ id: randomUUID(), ...body })
    const answer = await supervisor.request(`/api/v1${path}`, { method: 'POST', body: text })
    expect(answer.status).toBe(201)
    return (await answer.json()) as { readonly id: string }
  }
  const lines = modules.slice(0, 2).map((batch) => ({ batch }))
  const offer = { receiver: 'delta-recycling', facility: 'TM', papers, lines }
  const { id } = await post('/hand-overs', offer)
  await post(`/hand-overs/${id}/steps`, { step: 'dispatch', carrier: { name: 'Peak Haulage' } })
  return { workplace, origin, handOver: id }
}

/** How many lines of hand-overs the device keeps; none before it was told of any. */
function expectedIn(page: Page): Promise<unknown> {
  return page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('loomcell at hand')
    opening.onsuccess = () => {
      const { result } = opening
      if (!result.objectStoreNames.contains('device')) return resolve(0)
      const reading = result.transaction('device').objectStore('device').get('at hand')
      reading.onsuccess = () => {
        result.close()
        resolve(reading.result?.expected.length ?? 0)
      }
    }
  })`)
}
