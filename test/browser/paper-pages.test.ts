import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batteryRows, csvTable } from '../harness/battery-table.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsOnScreens, type Screen } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(
  `every page for the papers of material (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('can be read and used by everyone, in each language, light and dark', async () => {
      const { installation, operator, supervisor, pack } = await openWorkplace()
      const origin = await serveApp(installation)
      const work = `${origin}/work`
      const recall = randomUUID()
      const asked = { id: recall, batch: pack, severity: 'high', notice: 'fire', reason: 'Welds' }
      const opened = await supervisor.request('/api/v1/recalls', {
        method: 'POST',
        body: JSON.stringify(asked),
      })
      expect(opened.status).toBe(201)
      const screens: readonly Screen[] = [
        { name: 'labels', as: operator, address: `${work}/labels?batch=${pack}` },
        {
          name: 'labels-printed',
          as: operator,
          address: `${work}/labels?batch=${pack}&batch=MOD-HK-0001-01`,
          after: async (page) => {
            await page.click('main form button.big')
            await page.waitForSelector('.print:not([hidden])')
          },
        },
        { name: 'lineage', as: operator, address: `${work}/batches/PACK-HK-0001/lineage` },
        {
          name: 'proposal',
          as: operator,
          address: `${work}/proposals/battery/matching?/facts/groupSize=4&/facts/balancing=strict`,
        },
        {
          name: 'import',
          as: operator,
          address: `${work}/imports`,
          after: async (page) => {
            await page.click('details.group summary')
          },
        },
        {
          name: 'imported',
          as: operator,
          address: `${work}/imports`,
          after: async (page) => {
            const buffer = Buffer.from(csvTable(batteryRows()))
            await page.setInputFiles('input[type=file]', {
              name: 'a.csv',
              mimeType: 'text/csv',
              buffer,
            })
            await page.click('button[value=show]')
            await page.waitForSelector('table')
          },
        },
        { name: 'credits', as: supervisor, address: `${work}/credits` },
        { name: 'claims', as: supervisor, address: `${work}/claims` },
        { name: 'certificates', as: supervisor, address: `${work}/certificates` },
        { name: 'certificate', as: supervisor, address: `${work}/certificates/transaction` },
        {
          name: 'credit',
          as: supervisor,
          address: `${work}/batches/PACK-HK-0001`,
          after: async (page) => {
            await page.click('a[href*="/work/credits/new"]')
            await page.click('button[value=add]')
            await page.waitForSelector('.summary')
          },
        },
        { name: 'reconciliation', as: supervisor, address: `${work}/reconciliation` },
        { name: 'recall-own', as: supervisor, address: `${work}/recalls/${recall}` },
        { name: 'permits', as: supervisor, address: `${work}/permits` },
        {
          name: 'permit-faults',
          as: supervisor,
          address: `${work}/permits/new`,
          after: async (page) => {
            await page.click('button[value=add]')
            await page.waitForSelector('.summary')
          },
        },
      ]
      expect(await faultsOnScreens(browser, screens)).toEqual([])
    }, 300_000)
  },
)
