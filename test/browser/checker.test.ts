import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { checkerScript } from '../../api/public-record/checker-script.ts'
import { credentialPhrases } from '../../domain/phrases/credentials.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import { type Language, languages } from '../../domain/words.ts'
import { verdictWords } from '../../web/pages/record/checker-words.ts'
import { faultsByAxe } from '../harness/axe.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openEvidenced } from '../harness/evidenced.ts'
import { serveApp } from '../harness/serve-app.ts'
import { type Sent, tamperings } from './tamperings.ts'

const executablePath = findBrowser()

it('sends a checker of at most 15 kB', async () => {
  expect(gzipSync((await checkerScript()).text).length).toBeLessThanOrEqual(15_000)
})

/** How a record is opened: with what is sent changed, or with nothing sent. */
interface Opening {
  readonly language?: Language
  readonly change?: (sent: Sent) => Sent | Promise<Sent>
  readonly cut?: boolean
  /** Milliseconds by which the reader's clock is ahead: the page was kept for so long. As it was opened first in a test. */
  readonly ahead?: number
  /** Changes the page itself. */
  readonly rewrite?: (html: string) => string
}

describe.skipIf(executablePath === undefined)(
  `the checker in a browser (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('says in every language that a good record holds, step by step and event by event', async () => {
      const { open } = await openWorld()
      for (const language of languages) {
        const { page } = await open({ language })
        expect(await verdict(page)).toBe(verdictWords.proven[language])
        expect(await outcomes(page)).toEqual(Array(10).fill('holds'))
        const stages = await page.locator('.stages [data-digests]').count()
        expect(await page.locator('.stages [data-outcome=holds]').count()).toBe(stages)
        const hosts = await page.locator('[data-host]').allTextContents()
        expect(hosts).toEqual(Array(2).fill(expect.stringMatching(/^localhost:\d+$/)))
        expect(await faultsByAxe(page)).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await faultsByAxe(page, 'colours')).toEqual([])
        await page.emulateMedia({ colorScheme: 'light' })
      }
    }, 120_000)

    it('says what is wrong whatever is tampered with, and shows none of it as good', async () => {
      const { open } = await openWorld()
      for (const [name, { change, step }] of Object.entries(tamperings)) {
        const { page } = await open({ change })
        expect([name, await verdict(page)]).toEqual([name, verdictWords.wrong.en])
        expect([
          name,
          await page.locator(`[data-step=${step}]`).getAttribute('data-outcome'),
        ]).toEqual([name, 'wrong'])
      }
    }, 180_000)

    it('shows what is missing as not checked, never as good', async () => {
      const { open } = await openWorld()
      for (const part of [
        'issuerDocument',
        'statusList',
        'history',
        'events',
        'receipts',
      ] as const) {
        const { page } = await open({
          change: ({ evidence: { [part]: _, ...rest }, policy }) => ({ evidence: rest, policy }),
        })
        const said = await verdict(page)
        expect([part, said === verdictWords.proven.en]).toEqual([part, false])
        expect([part, await outcomes(page)]).toEqual([part, expect.arrayContaining(['unchecked'])])
      }
      const nobody = await open({ change: (given) => ({ ...given, policy: 'quorum none\n' }) })
      await verdict(nobody.page)
      expect((await outcomes(nobody.page)).slice(-3)).toEqual(Array(3).fill('unchecked'))
    }, 120_000)

    it('says of a list that is out of date that the status was not checked, and why', async () => {
      const { open } = await openWorld()
      for (const language of languages) {
        const { page } = await open({ language, ahead: 2 * 24 * 3_600_000 })
        const [start = ''] = verdictWords.partly[language].split('{')
        expect(await verdict(page)).toContain(start)
        const status = page.locator('[data-step=status]')
        expect(await outcomes(page)).toEqual([
          ...Array(4).fill('holds'),
          'unchecked',
          ...Array(5).fill('holds'),
        ])
        const [why = ''] = credentialPhrases.status_list_old[language].split('{')
        const told = await status.locator('li').textContent()
        expect(told).toContain(why)
        expect(told).toMatch(
          language === 'en' ? /\d \w+ \d{4}, \d\d:\d\d UTC/ : /\d日 ?\d\d:\d\d UTC/,
        )
        expect(await faultsByAxe(page)).toEqual([])
      }
    }, 120_000)

    it('goes on with the network cut after the page was loaded, also with keys of one’s own', async () => {
      const world = await openWorld()
      const { page } = await world.open({})
      await verdict(page)
      await page.context().setOffline(true)
      // Paper takes no file.
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('[data-own-keys]').isVisible()).toBe(false)
      await page.emulateMedia({ media: 'screen' })
      await page.locator('[data-own-keys] summary').click()
      const file = page.locator('[data-own-keys] input')
      await file.setInputFiles(textFile('quorum none\n'))
      await page.waitForSelector('[data-step=checkpoint][data-outcome=unchecked]')
      await file.setInputFiles(textFile(world.policy.replaceAll('\n', '\r\n')))
      await page.waitForSelector('[data-step=witness][data-outcome=holds]')
      expect(await verdict(page)).toBe(verdictWords.proven.en)
    }, 60_000)

    it('takes back every mark where keys of one’s own cannot be read', async () => {
      const { open, policy } = await openWorld()
      const { page } = await open({})
      expect(await verdict(page)).toBe(verdictWords.proven.en)
      await page.locator('[data-own-keys] summary').click()
      const file = page.locator('[data-own-keys] input')
      for (const text of ['nonsense\n', policy.replace('quorum', 'quorom'), '']) {
        await file.setInputFiles(textFile(text))
        await expect
          .poll(() => page.locator('[data-verdict]').textContent())
          .toBe(verdictWords.policyWrong.en)
        expect(await page.locator('[data-outcome=holds]').count()).toBe(0)
        await file.setInputFiles(textFile(policy))
        await expect
          .poll(() => page.locator('[data-verdict]').textContent())
          .toBe(verdictWords.proven.en)
      }
    }, 60_000)

    it('marks a line that tells of several events by the worst of them', async () => {
      const { open } = await openWorld()
      const { page } = await open({
        change: ({ evidence, policy }) => {
          const [first = '', ...rest] = evidence.events ?? []
          const changed = first.replace(/"recordTime":"20/, '"recordTime":"19')
          return { evidence: { ...evidence, events: [changed, ...rest] }, policy }
        },
        rewrite: (html) => {
          const [first = '', second = ''] = digestsIn(html)
          return html.replace(`data-digests="${first}"`, `data-digests="${first} ${second}"`)
        },
      })
      expect(await verdict(page)).toBe(verdictWords.wrong.en)
      const line = page.locator('.stages [data-digests]').first()
      expect(await line.getAttribute('data-outcome')).toBe('wrong')
    }, 60_000)

    it('is not satisfied with evidence that holds and is of another record', async () => {
      const { open } = await openWorld()
      for (const language of languages) {
        const { page } = await open({
          language,
          rewrite: (html) => html.replace(digestsIn(html)[1] ?? '', 'A'.repeat(43)),
        })
        expect(await verdict(page)).toBe(verdictWords.other[language])
        const line = page.locator('.stages [data-digests]').nth(1)
        expect(await line.getAttribute('data-outcome')).toBe('unchecked')
      }
    }, 60_000)

    it('says that nothing was checked where nothing could be loaded, or without a script', async () => {
      const { open, address } = await openWorld()
      const { page } = await open({ cut: true })
      expect(await verdict(page)).toBe(verdictWords.unloaded.en)
      const context = await browser.newContext({ javaScriptEnabled: false })
      const bare = await context.newPage()
      await bare.goto(address)
      expect(await bare.locator('[data-verdict]').textContent()).toMatch(/^Not checked yet/)
      await context.close()
    }, 60_000)

    async function newPage(ahead: number): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      onTestFinished(() => context.close())
      const page = await context.newPage()
      await page.addInitScript((by) => {
        const timeOrigin = performance.timeOrigin + by
        Object.defineProperty(performance, 'timeOrigin', { value: timeOrigin })
      }, ahead)
      return page
    }

    /** A record with all that it stands on, and the way to open it with what is sent changed. */
    async function openWorld() {
      const world = await openEvidenced(onTestFinished)
      const address = `${await serveApp(world)}/b/${shortCodeOf(world.batch)}`
      // A new page is a new process, which takes longer than what is looked at: a test has one, of the reader whom it opens first.
      let page: Page | undefined
      const open = async ({ language = 'en', change, cut, ahead = 0, rewrite }: Opening) => {
        page ??= await newPage(ahead)
        await page.unrouteAll()
        await page.route('**/evidence.json', async (route) => {
          if (cut === true) return route.abort()
          const answer = await route.fetch()
          const given: Sent = await answer.json()
          await route.fulfill({ json: change === undefined ? given : await change(given) })
        })
        if (rewrite !== undefined)
          await page.route(`${address}?lang=${language}`, async (route) => {
            const answer = await route.fetch()
            await route.fulfill({ response: answer, body: rewrite(await answer.text()) })
          })
        await page.goto(`${address}?lang=${language}`)
        return { page }
      }
      return { ...world, address, open }
    }
  },
)

/** Digests of the events that a page tells of, in its order. */
function digestsIn(html: string): readonly string[] {
  return [...html.matchAll(/data-digests="([^" ]+)/g)].map(([, digest]) => digest ?? '')
}

function textFile(text: string) {
  return { name: 'policy.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
}

/** What the page says as a whole, once it has done checking. */
async function verdict(page: Page): Promise<string | null> {
  await page.waitForSelector('[data-evidence][data-done]')
  return page.locator('[data-verdict]').textContent()
}

async function outcomes(page: Page): Promise<readonly (string | null)[]> {
  const steps = await page.locator('[data-step]').all()
  return Promise.all(steps.map((one) => one.getAttribute('data-outcome')))
}
