import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openSlipped, slippedDay } from '../harness/slipped.ts'

describe.skipIf(findBrowser() === undefined)(
  `questions that records raise, and audit samples (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('can be read and answered by everyone, in each language, light and dark', async () => {
      const { installation, supervisor } = await openSlipped()
      const url = await serveApp(installation)
      const given = await supervisor.request('/api/v1/samples', {
        method: 'POST',
        body: JSON.stringify({
          id: randomUUID(),
          from: slippedDay(-30),
          to: slippedDay(1),
          size: 4,
        }),
      })
      const { id, events } = (await given.json()) as {
        id: string
        events: readonly { event: string; grams: number }[]
      }
      for (const found of [
        { place: 1, outcome: 'as_recorded' },
        { place: 2, outcome: 'differs', foundGrams: 28_000, remark: 'Two lumps fewer' },
      ]) {
        const init = { method: 'POST', body: JSON.stringify(found) }
        const kept = await supervisor.request(`/api/v1/samples/${id}/findings`, init)
        expect(kept.status).toBe(201)
      }
      const period = `from=${slippedDay(-30)}&to=${slippedDay(2)}`
      const answer = await supervisor.request(`/api/v1/anomalies?${period}`)
      const { anomalies } = (await answer.json()) as { anomalies: readonly { id: string }[] }
      const at = (name: string, path: string) => ({
        name,
        address: `${url}${path}`,
        as: supervisor,
      })
      const faults = await faultsOnScreens(browser, [
        at('anomalies', '/work/anomalies'),
        at('anomaly', `/work/anomalies/${anomalies[0]?.id}`),
        at('samples', '/work/samples'),
        at('sample', `/work/samples/${id}`),
        at('sampled', `/work/events/${events[1]?.event}`),
        {
          ...at('sample-on-paper', `/work/samples/${id}`),
          after: async (page) => {
            await page.emulateMedia({ media: 'print' })
            // Boxes to tick at the two that nobody examined, and no form.
            expect(await page.locator('.onpaper:visible').count()).toBe(2)
            expect(
              await page.locator('.sampled form:visible, .sampled summary:visible').count(),
            ).toBe(0)
          },
        },
      ])
      expect(faults).toEqual([])
    }, 240_000)
  },
)
