import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openProvenance, type Provenance } from '../harness/provenance.ts'
import { faultsOnScreens, type Screen } from '../harness/screens.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(
  `every page about provenance (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('can be read and used by everyone, in each language, light and dark', async () => {
      const city = await openProvenance(onTestFinished)
      expect(await faultsOnScreens(browser, screensOf(city))).toEqual([])
    }, 900_000)
  },
)

function screensOf(city: Provenance): readonly Screen[] {
  return [...publicScreens(city), ...deskScreens(city)]
}

/** What anyone sees who scans a code or has a link. */
function publicScreens({ records, paths, versions, link, asked }: Provenance): readonly Screen[] {
  const record = (code: string) => `${records}${paths.get(code)}`
  const checked: Screen['after'] = async (page) => {
    await page.waitForSelector('[data-evidence][data-done]')
  }
  const disclosed: Screen['after'] = async (page) => {
    await page.waitForSelector('html[data-done]')
  }
  const versionOf = (code: string) => versions.find((one) => one.code === code)?.id
  return [
    { name: 'record-good', address: record('PROD-HK-0001'), after: checked },
    {
      name: 'record-wrong',
      address: record('PROD-HK-0001'),
      before: async (page) => {
        await page.route('**/evidence.json', async (route) => {
          const { evidence, ...given } = await (await route.fetch()).json()
          const [first, , ...rest] = evidence.events
          const hidden = Object.assign({}, evidence, { events: [first, ...rest] })
          await route.fulfill({ json: { ...given, evidence: hidden } })
        })
      },
      after: checked,
    },
    { name: 'record-suspended', address: record('PROD-HK-0101'), after: checked },
    { name: 'record-revoked-odd', address: record('PROD-HK-0102'), after: checked },
    { name: 'record-again', address: record('PROD-HK-0103'), after: checked },
    {
      name: 'credential',
      address: `${records}/credentials/${versionOf('PROD-HK-0001')}`,
      after: checked,
    },
    { name: 'record-ask', address: `${record('PROD-HK-0001')}/ask` },
    {
      name: 'record-asked',
      address: `${record('PROD-HK-0001')}/ask`,
      after: async (page) => {
        await page.locator('input[name="/about"]').first().check()
        await page.locator('textarea').fill('Which grade do its modules have?')
        await page.locator('input[name="/asker"]').fill('Lee Siu-ming, buyer')
        await page.locator('button.big').click()
        await page.waitForURL('**/asked/*?sent')
      },
    },
    { name: 'record-answered', address: `${records}${asked.answered}` },
    { name: 'record-declined', address: `${records}${asked.declined}` },
    { name: 'credential-none', address: `${records}/credentials/0` },
    { name: 'granted-link', address: `${records}${link}`, after: disclosed },
    {
      name: 'granted-link-wrong',
      address: `${records}${link}`,
      before: async (page) => {
        await page.route(`**${link}*`, async (route) => {
          const response = await route.fetch()
          const body = (await response.text()).replaceAll('BMS-0001', 'BMS-0002')
          await route.fulfill({ response, body })
        })
      },
      after: disclosed,
    },
    {
      name: 'granted-link-alone',
      address: `${records}${link}`,
      before: (page) => page.route('**/evidence.json', (route) => route.abort()).then(() => {}),
      after: disclosed,
    },
  ]
}

/** What people see who work with passports and confidential facts. */
function deskScreens({
  desk,
  supervisor,
  administrator,
  grant,
  event,
  asked,
}: Provenance): readonly Screen[] {
  const of = (name: string, path: string): Screen => ({
    name,
    address: `${desk}/work/${path}`,
    as: administrator,
  })
  const unfolded: Screen['after'] = async (page) => {
    for (const one of await page.locator('summary').all()) {
      if (await one.evaluate((node) => !node.parentElement?.hasAttribute('open'))) await one.click()
    }
  }
  const passport = (code: string) => `batches/PROD-HK-${code}/passport`
  return [
    of('passport-valid', passport('0001')),
    { ...of('passport-unfolded', passport('0001')), as: supervisor, after: unfolded },
    of('passport-suspended', passport('0101')),
    of('passport-revoked', passport('0102')),
    of('passport-versions', passport('0103')),
    of('passports', 'passports'),
    of('models', 'models'),
    of('model-versions', 'models/battery/versions?model=Constructed%20storage%2040%20kWh'),
    of('model-form', 'models/battery/form'),
    of('grants', 'grants'),
    of('grant', `grants/${grant}`),
    of('grant-new', 'grants/new'),
    of('granted', 'granted'),
    of('questions', 'questions'),
    of('question', `questions/${asked.waiting}`),
    of('question-answered', `questions/${asked.kept}`),
    of('erasures', 'erasures'),
    of('erasure', `batches/PROD-HK-0101/erasures/${event}`),
    {
      ...of('erasure-preview', `batches/PROD-HK-0101/erasures/${event}`),
      after: async (page) => {
        await page.locator('input[name="/facts"]').last().check()
        await page.locator('select[name="/ground"]').selectOption('objection')
        await page.locator('button[value=preview]').click()
      },
    },
    of('looks', 'looks'),
  ]
}
