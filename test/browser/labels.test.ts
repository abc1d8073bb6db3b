import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchLink } from '../../domain/batch-link.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { dig, openClay, record } from '../harness/clay.ts'
import { textInPng } from '../harness/read-qr.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(
  `label sheets in a browser (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('shows QRs that lead to their batches, codes in full, and two sheets for 25 labels', async () => {
      const { request, ...installation } = await openClay()
      const codes = [
        'a/b',
        '100%',
        'W'.repeat(80),
        ...Array.from({ length: 22 }, (_, at) => `L-${at}`),
      ]
      await record({ request, ...installation }, ...codes.map((code) => dig(code, 999_999_999)))
      const init = { method: 'POST', body: JSON.stringify({ codes }) }
      const html = await (await request('/api/v1/labels/sheet', init)).text()
      const page = await browser.newPage({ deviceScaleFactor: 3 })
      await page.setContent(html)
      const labels = await page.locator('article.label').all()
      expect(labels).toHaveLength(codes.length)
      for (const [index, code] of codes.slice(0, 4).entries()) {
        const batch = await request(`/api/v1/batches/${encodeURIComponent(code)}`)
        const { id } = (await batch.json()) as { id: string }
        const picture = await labels[index]?.screenshot()
        expect(picture && textInPng(picture)).toBe(batchLink('http://localhost', id))
      }
      // Nothing may be cut off: what a label says fits into it.
      const overflows = await page.$$eval(
        '.says',
        (all) =>
          all.filter(
            (one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth,
          ).length,
      )
      expect(overflows).toBe(0)
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
      expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
    }, 240_000)
  },
)
