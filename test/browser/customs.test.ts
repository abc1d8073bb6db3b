import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../domain/words.ts'
import { faultsByAxe } from '../harness/axe.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, receiveFibre } from '../harness/workplace.ts'

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
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('is suggested beside its question in each language, on a phone and a desktop', async () => {
      const workplace = await openWorkplace()
      await receiveFibre(workplace)
      const origin = await serveApp(workplace.installation)
      const [name = '', ...value] = workplace.operator.cookie.split('=')
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
          expect(await faultsByAxe(page)).toEqual([])
          await context.close()
        }
      }
    }, 240_000)
  },
)
