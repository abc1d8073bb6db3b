import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { disclosedScript } from '../../api/public-record/checker-script.ts'
import { dayMilliseconds } from '../../domain/hours.ts'
import { languages } from '../../domain/words.ts'
import type { DisclosedOnPage } from '../../web/pages/disclosure/disclosed.ts'
import { shownPhrases } from '../../web/pages/disclosure/phrases.ts'
import { jsonOf } from '../harness/answers.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openEvidenced } from '../harness/evidenced.ts'
import { serveApp } from '../harness/serve-app.ts'
import { sideOf } from '../harness/sides.ts'

const executablePath = findBrowser()

it('sends what checks shown facts in at most 16 kB', async () => {
  expect(gzipSync((await disclosedScript()).text).length).toBeLessThanOrEqual(16_000)
})

type Shown = DisclosedOnPage
type Event = Shown['batches'][number]['events'][number]

describe.skipIf(executablePath === undefined)(
  `facts that somebody is shown, checked on their own device (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('hold in every language, with each event in the public log, and without asking for them once more', async () => {
      const { open, looks } = await openShown()
      for (const language of languages) {
        const page = await open({ language })
        expect(await verdict(page)).toBe(shownPhrases.holds[language])
        const facts = await outcomes(page, 'fact')
        expect(facts.length).toBeGreaterThan(10)
        expect(new Set([...facts, ...(await outcomes(page, 'log'))])).toEqual(new Set(['holds']))
        expect(await page.locator('[data-host]').textContent()).toMatch(/^localhost:\d+$/)
        // What the page words is there as it was sealed, too.
        expect(await page.locator('[data-raw] pre').first().textContent()).toContain('"BMS-0001"')
        await page.context().close()
      }
      expect(await looks()).toBe(languages.length)
    }, 120_000)

    it('do not hold where a value, a salt or the text of an event is another', async () => {
      const { open } = await openShown()
      const tamperings: Readonly<Record<string, (event: Event) => Event>> = {
        value: ({ disclosures, ...event }) => ({
          ...event,
          disclosures: replaced(disclosures, 'BMS-0001', 'BMS-0002'),
        }),
        salt: ({ disclosures, ...event }) => ({
          ...event,
          disclosures: disclosures.map((one) =>
            Array.isArray(one) ? ['A'.repeat(22), ...one.slice(1)] : one,
          ),
        }),
        text: ({ envelope, ...event }) => ({
          ...event,
          envelope: envelope.replace(/"recordTime":"20/, '"recordTime":"19'),
        }),
      }
      for (const [what, change] of Object.entries(tamperings)) {
        const page = await open({ change: (given) => withFirst(given, change) })
        expect([what, await verdict(page)]).toEqual([what, shownPhrases.wrong.en])
        const first = page.locator('[data-event]').first()
        expect(await first.locator('[data-mark=fact][data-outcome=holds]').count()).toBe(0)
        // The events beside it are not blamed for it.
        const second = page.locator('[data-event]').nth(1)
        expect(await second.locator('[data-mark=fact][data-outcome=wrong]').count()).toBe(0)
        await page.context().close()
      }
    }, 120_000)

    it('are not good where nothing opens them, or where the event could not be looked up in the log', async () => {
      const { open } = await openShown()
      const closed = await open({
        change: (given) => withFirst(given, (event) => ({ ...event, disclosures: [] })),
      })
      expect(await verdict(closed)).toBe(shownPhrases.partly.en)
      const first = closed.locator('[data-event]').first()
      expect(
        await first.locator('[data-mark=fact][data-outcome=unchecked]').count(),
      ).toBeGreaterThan(2)
      expect(await first.locator('[data-mark=fact][data-outcome=holds]').count()).toBe(0)

      const alone = await open({ cut: true })
      expect(await verdict(alone)).toBe(shownPhrases.partly.en)
      expect(new Set(await outcomes(alone, 'fact'))).toEqual(new Set(['holds']))
      expect(new Set(await outcomes(alone, 'log'))).toEqual(new Set(['unchecked']))
    }, 120_000)

    it('are blamed where the public record has another event in their place', async () => {
      const { open } = await openShown()
      const page = await open({
        evidence: (text) => text.replaceAll(/recordTime\\":\\"20/g, 'recordTime\\":\\"19'),
      })
      expect(await verdict(page)).toBe(shownPhrases.wrong.en)
      expect(await outcomes(page, 'log')).toContain('wrong')
    }, 120_000)

    async function openShown() {
      const world = await openEvidenced(onTestFinished)
      const side = sideOf(world.installation, world.installation.key)
      const answer = await side.send('/grants', {
        batches: ['PROD-HK-0001'],
        audiences: ['legitimate_interest', 'holder'],
        outsider: 'Ms Lee',
        until: new Date(Date.now() + dayMilliseconds).toISOString(),
        reason: 'Before the sale',
      })
      const { link, id } = await jsonOf<{ link: string; id: string }>(answer)
      const address = `${await serveApp(world)}${link}`
      const looks = async () => (await side.get(`/grants/${id}`)).looked.length
      const open = async ({ language = 'en', change, cut, evidence }: Opening): Promise<Page> => {
        const context = await browser.newContext()
        const page = await context.newPage()
        if (change !== undefined)
          await page.route(`${address}*`, async (route) => {
            const response = await route.fetch()
            await route.fulfill({ response, body: changed(await response.text(), change) })
          })
        await page.route('**/evidence.json', async (route) => {
          if (cut === true) return route.abort()
          const response = await route.fetch()
          const text = await response.text()
          await route.fulfill({ response, body: evidence?.(text) ?? text })
        })
        await page.goto(`${address}?lang=${language}`)
        return page
      }
      return { open, looks }
    }
  },
)

/** How the page is opened: with what it hands to its program changed, without the public record's evidence, or with another. */
interface Opening {
  readonly language?: (typeof languages)[number]
  readonly change?: (given: Shown) => Shown
  readonly cut?: boolean
  readonly evidence?: (text: string) => string
}

const block = /(<script type="application\/json" data-disclosed>)(.+?)(<\/script>)/s

function changed(html: string, change: (given: Shown) => Shown): string {
  return html.replace(block, (_, start, text, end) => {
    const given = JSON.stringify(change(JSON.parse(text))).replaceAll('<', '\\u003c')
    return `${start}${given}${end}`
  })
}

function withFirst(given: Shown, change: (event: Event) => Event): Shown {
  const [batch, ...others] = given.batches
  const [first, ...rest] = batch?.events ?? []
  if (batch === undefined || first === undefined) throw new Error('Cannot change: nothing is shown')
  return { ...given, batches: [{ ...batch, events: [change(first), ...rest] }, ...others] }
}

function replaced<Value>(value: Value, from: string, to: string): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to))
}

async function verdict(page: Page): Promise<string | null> {
  await page.waitForSelector('html[data-done]')
  return page.locator('[data-verdict]').textContent()
}

async function outcomes(page: Page, of: 'fact' | 'log'): Promise<readonly (string | null)[]> {
  const marks = await page.locator(`[data-mark=${of}]`).all()
  return Promise.all(marks.map((one) => one.getAttribute('data-outcome')))
}
