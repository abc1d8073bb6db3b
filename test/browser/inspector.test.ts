import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { send } from '../harness/form.ts'
import {
  dayFromNow,
  inspectorOf,
  leaveUndecided,
  openInspected,
  tripTicket,
} from '../harness/inspected.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

const mostClicks = 3
const fiveDays = 5 * 24 * 60 * 60 * 1_000

/** A question, the month of the desk at which it is asked, what is clicked, and what is to be read then. */
interface Question {
  readonly asks: string
  readonly month: string
  readonly typed?: string
  readonly clicks: readonly ((page: Page) => ReturnType<Page['locator']>)[]
  readonly answer: readonly string[]
}

describe.skipIf(findBrowser() === undefined)(
  `an inspector at the desk (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('answers ten questions from the first screen, each by three clicks at most', async () => {
      const { url, inspector, questions } = await openTen()
      expect(questions).toHaveLength(10)
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      const [name = '', ...value] = inspector.cookie.split('=')
      await context.addCookies([{ name, value: value.join('='), url }])
      const page = await context.newPage()
      for (const { asks, month, typed, clicks, answer } of questions) {
        await page.goto(`${url}/work/desk?lang=en&month=${month}`)
        if (typed !== undefined) await page.fill('#found-text', typed)
        expect([asks, clicks.length <= mostClicks]).toEqual([asks, true])
        for (const click of clicks) await click(page).first().click({ timeout: 5_000 })
        await page.waitForLoadState()
        const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
        for (const part of answer)
          expect([asks, text]).toEqual([asks, expect.stringContaining(part)])
      }
      await context.close()
    }, 120_000)

    it('can be used by everyone in each language, light and dark, on a phone and a desktop', async () => {
      const { url, inspector, october, now, event } = await openTen()
      const at = (name: string, path: string) => ({ name, address: `${url}${path}`, as: inspector })
      const faults = await faultsOnScreens(browser, [
        at('desk', `/work/desk?month=${now}`),
        at('desk-october', `/work/desk?month=${october}`),
        at('flow', `/work/flow?from=${october}-01&to=${now}-30&by=material`),
        at('flow-facility', `/work/flow?from=${october}-01&to=${now}-30&by=facility&sort=lost`),
        at('postings', `/work/postings?figure=in&from=${october}-01&to=${now}-30`),
        at('register', `/work/registers/all?from=${now}-01&to=${dayFromNow(2)}`),
        at('event', event),
        // Within one organisation there is a box for its codes beside the one for everything.
        {
          ...at('desk-inside', '/work/desk'),
          before: async () => {
            await send(inspector, '/work/regulator', new URLSearchParams({ organisation: 'first' }))
          },
        },
        at('flow-inside', `/work/flow?from=${october}-01&to=${now}-30&by=kind`),
      ])
      expect(faults).toEqual([])
    }, 240_000)
  },
)

/** The last day of a month, which a period that ends with it has in it. */
function lastDayText(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0))
  return last.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
}

/** Everything that the ten questions ask about; what is late was left five days ago. */
async function openTen() {
  let at = Date.now() - fiveDays
  const city = await openInspected({ now: () => new Date(at) })
  const { installation, sender, codes } = city
  await leaveUndecided(city, codes.slice(4, 6))
  const now = new Date(at).toISOString().slice(0, 7)
  at = Date.now()
  const recall = { severity: 'high', notice: 'fire', reason: 'Welds may crack', batch: codes[0] }
  await sender.post('/recalls', recall, 201)
  const inspector = await inspectorOf(installation, 'HK')
  const url = await serveApp(installation)
  const october = '2026-10'
  const postings = await inspector.request(
    `/work/postings?figure=lost&from=${october}-01&to=2026-11-01`,
  )
  const [event = ''] = /\/work\/events\/[0-9a-f-]{36}/.exec(await postings.text()) ?? []
  const processed = await inspector.request(
    `/api/v1/registers/processed?from=${october}-01&to=2026-11-01`,
  )
  const { lines } = (await processed.json()) as { lines: readonly { batch: string }[] }
  const pack = lines[0]?.batch ?? ''
  const find = (page: Page) => page.locator('.finder button')
  const link = (text: string) => (page: Page) => page.getByRole('link', { name: text, exact: true })
  const row = (section: string, text: string, column: number) => (page: Page) =>
    page
      .locator(`section:has(h2:text-is("${section}")) tbody tr:has(th:has-text("${text}")) td`)
      .nth(column)
      .locator('a')
  const head = (text: string) => (page: Page) => page.locator('.places thead').getByText(text)
  const questions: readonly Question[] = [
    {
      asks: 'What did the second organisation receive from the first in this month?',
      month: now,
      clicks: [
        (page) => page.getByText('As a table'),
        (page) => page.locator('tr:has(th:text-is("first")):has(td:text-is("second")) a'),
      ],
      answer: ['2 lines: 57,000 g', codes[0] ?? '', lastDayText(now)],
    },
    {
      asks: 'Where is this trip ticket?',
      month: now,
      typed: tripTicket,
      clicks: [find],
      answer: ['first → second', 'Accepted'],
    },
    {
      asks: 'Who holds what came out of this pack?',
      month: now,
      typed: pack,
      clicks: [find, link('Who holds what came of it')],
      answer: ['first, A', 'second, B'],
    },
    {
      asks: 'Which facility lost most?',
      month: october,
      clicks: [head('Lost')],
      answer: ['Lost', 'first · A'],
    },
    {
      asks: 'What was exported on this permit?',
      month: now,
      typed: 'EXP-1',
      clicks: [find, link('What left on it')],
      answer: ['1 line · ', codes[2] ?? '', 'first → third'],
    },
    {
      asks: 'What lies at this facility?',
      month: now,
      clicks: [(page) => page.locator('.places tr:has-text("second · B") th a')],
      answer: ['Register: Held', '2 lines', codes[0] ?? ''],
    },
    {
      asks: 'Which hand-overs are late?',
      month: now,
      clicks: [row('Registers', 'All movements', 2)],
      answer: ['3 lines', codes[4] ?? '', codes[2] ?? '', 'Late'],
    },
    {
      asks: 'Which recalls are open, and who holds the batches?',
      month: now,
      clicks: [
        (page) => page.getByRole('link', { name: /^Who holds them: .* held: 1, by holders: 1$/ }),
      ],
      answer: ['Register: Held', 'second, B'],
    },
    {
      asks: 'What did this facility treat, and with what yield?',
      month: october,
      clicks: [head('Treated')],
      answer: ['first · A', 'Yield', '%'],
    },
    {
      asks: 'Which licence ends soon?',
      month: now,
      clicks: [],
      answer: ['Licence of a facility ends · WP-1', 'Licence of a facility ends · WR-2'],
    },
  ]
  return { url, inspector, questions, october, now, event }
}
