import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../domain/words.ts'
import { jsonOf } from '../harness/answers.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsHowever, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, type Workplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

/** The head of pages has it as a line of text; this test is about the red button below. */
const isSignOut = /too small: <button class="text">/

/** Listens in place of a speaker: the first tones of each signal, in hertz. */
const listen = `globalThis.heard = []
const start = OscillatorNode.prototype.start
OscillatorNode.prototype.start = function (at) { globalThis.heard.push(this.frequency.value); return start.call(this, at) }`

describe.skipIf(executablePath === undefined)(`isolating at once (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('takes two taps from the label, says so in words, and asks for the details first', async () => {
    const { origin, workplace } = await openServed()
    const { page, strange, errors } = await openScanner(browser, {
      origin,
      person: workplace.operator,
    })
    await page.addInitScript(listen)
    await page.reload()
    await page.locator('.tile').first().click()
    await lookUp(page, 'PACK-HK-0003')
    const before = await eventsOf(workplace, 'PACK-HK-0003')
    await page.getByRole('button', { name: /quarantine now/ }).click()
    await page.getByRole('button', { name: 'Hot', exact: true }).click()
    await page.getByRole('status').getByText('Quarantined in an emergency').waitFor()
    await page.getByText('Quarantine: details missing').waitFor()
    await page.getByText('IN QUARANTINE', { exact: true }).waitFor()
    // By the clock of the place, whatever the device's own is set to: the alarm and the reason below it name one moment.
    const alarm = await page.getByText(/no release before/).textContent()
    const until = /before (.*)$/.exec(alarm ?? '')?.[1] ?? 'nothing'
    await page.getByText(`is held until ${until}`).waitFor()
    expect(await page.getByRole('link', { name: /^Reverse/ }).count()).toBe(0)
    const events = await eventsOf(workplace, 'PACK-HK-0003')
    expect(events.slice(before.length)).toMatchObject([
      { stage: 'quarantined_at_once', facts: { alarmSign: 'hot' } },
    ])
    expect(await page.locator('.headline').textContent()).toContain('→ Give quarantine details')
    expect(await page.locator('.act .big').textContent()).toBe('Give quarantine details')
    // Good when it was found, bad when it was isolated; nothing more on the way.
    await expect.poll(() => page.evaluate('globalThis.heard.slice(-2)')).toEqual([330, 220])
    expect(await page.evaluate('globalThis.heard.length')).toBeGreaterThanOrEqual(4)
    expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
  })

  it('records nothing of a tap that trembles: what it hits a moment after it has appeared is no answer', async () => {
    const { origin, workplace } = await openServed()
    const { page } = await openScanner(browser, { origin, person: workplace.operator })
    await page.locator('.tile').first().click()
    await lookUp(page, 'PACK-HK-0003')
    const before = await eventsOf(workplace, 'PACK-HK-0003')
    for (const part of [0.1, 0.5, 0.9, 1.2, 1.8]) {
      await page.locator('button.alarm').scrollIntoViewIfNeeded()
      const { x, y, width, height } = (await page.locator('button.alarm').boundingBox()) ?? beside
      // Only the first of the two need hit it.
      await page.mouse.click(x + width / 2, y + height * Math.min(part, 0.9))
      await page.mouse.click(x + width / 2, y + height * part)
      await page.locator('.seen').waitFor()
      await page.locator('.seen .quiet').click()
    }
    expect(await eventsOf(workplace, 'PACK-HK-0003')).toEqual(before)
  })

  it('waits neither for a network nor for an earlier scan that somebody has to mend', async () => {
    const { origin, workplace } = await openServed()
    const { page, context, errors } = await openScanner(browser, {
      origin,
      person: workplace.operator,
    })
    await page.locator('.tile').first().click()
    await page.evaluate('navigator.serviceWorker.ready')
    await lookUp(page, 'PACK-HK-0003')
    await page.getByRole('button', { name: 'Weigh', exact: true }).click()
    await page.getByLabel('Weighed mass', { exact: true }).fill('1 g')
    await page.getByLabel('Scale').fill('S-7')
    await page.locator('.foot .big').click()
    await page.locator('.wrong').first().waitFor()
    await page.getByRole('button', { name: /Back/ }).click()
    await page.getByRole('heading', { name: 'PACK-HK-0003', exact: true }).waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: /quarantine now/ }).click()
    await page.getByRole('button', { name: 'Leaking' }).click()
    await page.getByRole('status').getByText(/kept/i).first().waitFor()
    await context.setOffline(false)
    await expect
      .poll(async () => (await eventsOf(workplace, 'PACK-HK-0003')).at(-1)?.stage, {
        timeout: 20_000,
      })
      .toBe('quarantined_at_once')
    expect([errors, workplace.installation.logged]).toEqual([[], []])
  })

  it('is left without a record by whoever tapped by mistake', async () => {
    const { origin, workplace } = await openServed()
    const { page } = await openScanner(browser, { origin, person: workplace.operator })
    await page.locator('.tile').first().click()
    await lookUp(page, 'PACK-HK-0003')
    const before = await eventsOf(workplace, 'PACK-HK-0003')
    await page.getByRole('button', { name: /quarantine now/ }).click()
    await page.getByRole('button', { name: 'No emergency' }).click()
    await page.getByRole('button', { name: /quarantine now/ }).waitFor()
    expect(await eventsOf(workplace, 'PACK-HK-0003')).toEqual(before)
  })

  it('sounds until somebody says otherwise, and remembers that', async () => {
    const { origin, workplace } = await openServed()
    const { page } = await openScanner(browser, { origin, person: workplace.operator })
    await page.addInitScript(listen)
    await page.reload()
    await page.locator('.tile').first().click()
    await page.getByRole('switch', { name: 'Sound' }).click()
    await page.reload()
    await lookUp(page, 'PACK-HK-0003')
    expect(await page.evaluate('globalThis.heard')).toEqual([])
    await page.getByRole('switch', { name: 'Sound', checked: false }).click()
    await lookUp(page, 'PACK-HK-0002')
    // A card is drawn before its sound is made.
    await expect.poll(() => page.evaluate('globalThis.heard.length')).toBeGreaterThanOrEqual(4)
  })

  it('can be used by everyone in each language, light and dark, on a phone and a desktop', async () => {
    const { origin, workplace } = await openServed()
    const faults: string[] = []
    let isApart = false
    for (const language of languages) {
      const { page } = await openScanner(browser, { origin, person: workplace.operator, language })
      const look = async (name: string) => {
        const found = (await faultsHowever(page, name)).filter((one) => !isSignOut.test(one))
        faults.push(...found.map((one) => `${language} ${one}`))
      }
      await page.locator('.tile').first().click()
      await lookUp(page, 'PACK-HK-0003')
      await look(isApart ? 'apart' : 'before')
      await page.locator('button.alarm').click()
      await look('signs')
      await page.locator('.seen .alarm').first().click()
      await page.locator('.headline').waitFor()
      await page.locator('.act .big').waitFor()
      isApart = true
      await look('isolated')
      await page.goto(`${origin}/work/batches/PACK-HK-0003`)
      await page.locator('.alarm summary').click()
      await look('page')
      await page.context().close()
    }
    expect(faults).toEqual([])
  }, 240_000)
})

const beside = { x: 0, y: 0, width: 0, height: 0 }

async function lookUp(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: code }).waitFor()
}

async function eventsOf({ operator }: Workplace, code: string) {
  const answer = await operator.request(`/api/v1/batches/${code}/events`)
  const { events } = await jsonOf<{ events: readonly { stage: string }[] }>(answer)
  return events
}

async function openServed() {
  const workplace = await openWorkplace()
  return { workplace, origin: await serveApp(workplace.installation) }
}
