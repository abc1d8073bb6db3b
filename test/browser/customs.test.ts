import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { partsOf } from '../../api/recording/parse.ts'
import { languages } from '../../domain/words.ts'
import { findBrowser, howToGetBrowser } from '../harness/browser.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()
const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }
const says = {
  en: '“FIBRE-1”: by its composition it is 5202.91.',
  'zh-Hant': '「FIBRE-1」：按成分應為 5202.91。',
  'zh-Hans': '“FIBRE-1”：按成分应为 5202.91。',
} as const

describe.skipIf(executablePath === undefined)(
  `the customs code of goods at hand (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      browser = await chromium.launch({ executablePath: executablePath ?? '', args })
    })
    afterAll(() => browser?.close())

    it('is suggested beside its question in each language, on a phone and a desktop', async () => {
      const { origin, cookie } = await openWithFibre()
      const [name = '', ...value] = cookie.split('=')
      for (const viewport of Object.values(screens)) {
        for (const language of languages) {
          const context = await browser.newContext({ viewport, javaScriptEnabled: true })
          await context.addCookies([
            { name, value: value.join('='), url: origin },
            { name: 'loomcell.language', value: language, url: origin },
          ])
          const page = await context.newPage()
          await page.goto(`${origin}/work/batches/FIBRE-1/stages/shipped`)
          const hint = page.getByText(says[language])
          expect(await hint.isVisible()).toBe(true)
          // Whoever does not see the page hears it with the question.
          const told = await page.evaluate(`[...document.querySelectorAll('[name="/facts/hsCode"]')]
            .flatMap((one) => [one, one.closest('fieldset')])
            .flatMap((one) => (one?.getAttribute('aria-describedby') ?? '').split(' '))
            .map((id) => document.getElementById(id)?.textContent ?? '').join(' ')`)
          expect(told).toContain(says[language])
          const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
          expect(violations.map(({ id }) => id)).toEqual([])
          await context.close()
        }
      }
    }, 240_000)
  },
)

/** A workplace with used fibre of cotton and polyester at hand, served, and who works there. */
async function openWithFibre(): Promise<{ origin: string; cookie: string }> {
  const { installation, own, operator } = await openWorkplace()
  const scan = {
    id: randomUUID(),
    stream: 'textile',
    stage: 'fibre_received',
    facility: 'TM',
    outputs: [{ batch: 'FIBRE-1', kind: 'fibre_lot', massGrams: 100_000 }],
    facts: {
      originClass: 'post_consumer',
      inputCertificate: 'TC-9',
      fibreClass: 'cotton_polyester',
      composition: [
        { fibre: 'cotton', basisPoints: 7_200 },
        { fibre: 'polyester', basisPoints: 2_800 },
      ],
      legalStatus: 'waste',
      fibreSupplier: 'mill 7',
    },
  }
  const [receipt] = await installation.recorder.record(partsOf([scan], own))
  expect(receipt).toMatchObject({ status: 'accepted' })
  const server = serve({ fetch: installation.app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot listen')
  return { origin: `http://127.0.0.1:${address.port}`, cookie: operator.cookie }
}
