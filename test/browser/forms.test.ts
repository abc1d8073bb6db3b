import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBatch } from '../../api/store/inventory/batches.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { faultsHowever, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, type Workplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

describe.skipIf(executablePath === undefined)(`forms in the scanner (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('takes a pack apart into twelve modules and a casing, and says while one types what is open', async () => {
    const { page, workplace, errors } = await open(browser)
    const isolate = 'Isolate from high voltage'
    const goOn = page.getByRole('button', { name: `Go on: ${isolate}, PACK-HK-0002` })
    await choose(page, 'PACK-HK-0002', isolate)
    await tile(page, 'Service disconnect removed', 'No')
    await page.getByRole('button', { name: '← Back' }).click()
    await page.getByRole('button', { name: 'Throw away', exact: true }).click()
    await page.getByRole('button', { name: `Throw away: ${isolate}, PACK-HK-0002` }).click()
    await goOn.waitFor({ state: 'detached' })
    await step(page, isolate)
    await tile(page, 'Service disconnect removed', 'Yes')
    await fill(page, { 'Accessible voltage left': '0', 'Lock-out number': 'L-1' })
    await page.getByRole('button', { name: '← Back' }).click()
    // Whoever goes back by mistake, or reloads then, finds all of it again.
    await goOn.waitFor()
    await page.reload()
    await choose(page, 'PACK-HK-0002', isolate)
    await fill(page, { 'State of charge': '25' })
    await record(page)
    await step(page, 'Dismantle')
    const balance = page.locator('.balance')
    await balance.getByText('in 396 kg · out 0 g · open 396 kg').waitFor()
    await page.getByText('Take only a part of it').click()
    const part = page.getByLabel('Mass taken from it', { exact: true })
    // A scale beside a mass leaves room to type it.
    const loss = await page.getByLabel('Coolant', { exact: true }).boundingBox()
    expect(loss?.width).toBeGreaterThan(120)
    await part.fill('1 kg')
    await balance.getByText('in 1 kg · out 0 g · open 1 kg').waitFor()
    // Whoever empties a field that was folded away keeps it.
    await part.fill('')
    await balance.getByText('in 396 kg · out 0 g · open 396 kg').waitFor()
    expect(await part.isVisible()).toBe(true)
    await tile(page, 'Kind', 'Module')
    await fill(page, { 'How many': '12', 'Mass of each': '28.5' })
    await page.getByRole('button', { name: 'Add 12', exact: true }).click()
    // Whoever adds stays there, for the next.
    await page.locator('#q-alike-kind:focus').waitFor()
    await balance.getByText('in 396 kg · out 342 kg · open 54 kg').waitFor()
    await balance.getByText('This does not add up yet: 54 kg is unaccounted for.').waitFor()
    const masses = page.getByLabel('Mass', { exact: true })
    expect(await masses.count()).toBe(12)
    expect(await masses.first().inputValue()).toBe('28.5 kg')
    await look(page, 'dismantle')
    await tile(page, 'Kind', 'Recycling fraction')
    await fill(page, { 'Mass of each': '46 kg' })
    await tile(page, 'Kind of fraction', 'Intermediate: processed further')
    await page.locator('#q-alike-facts-fractionMaterial').selectOption('casing')
    await fill(page, { Destination: 'Smelter' })
    await page.getByRole('button', { name: 'Add 1', exact: true }).click()
    await fill(page, { Coolant: '8000' })
    await balance.getByText('It adds up.').waitFor()
    await look(page, 'dismantle-done')
    await record(page)
    await page
      .getByText('New: PACK-HK-0002-M01, PACK-HK-0002-M02, PACK-HK-0002-M03 and 10 more')
      .waitFor()
    const made = await Promise.all(
      ['M01', 'M12', 'F01'].map((end) => batch(workplace, `PACK-HK-0002-${end}`)),
    )
    expect(made).toMatchObject([
      { kind: 'module', massGrams: 28_500 },
      { kind: 'module', massGrams: 28_500 },
      { kind: 'fraction', massGrams: 46_000 },
    ])
    expect([errors, workplace.installation.logged]).toEqual([[], []])
  })

  it('tests twelve modules in one form: asked once what all share, each recorded as a scan of its own once none lacks anything', async () => {
    const { page, workplace, errors } = await open(browser)
    const [first = '', ...others] = workplace.modules
    await choose(page, first, 'Test')
    await fill(page, { 'Test number': 'TEST-01', Channel: '1' })
    for (const code of others) await further(page, code)
    await further(page, first)
    await page.getByRole('alert').getByText(`${first} is here already.`).waitFor()
    // A pack is no module: it is not taken in silently, to be refused when all is typed.
    await scanFurther(page, 'PACK-HK-0003')
    const closed = page.getByRole('alert').filter({ hasText: 'PACK-HK-0003 is not taken in.' })
    await closed.getByText('It is “Taken in”: “Test” is not open from there.').waitFor()
    expect(await page.locator('.hand .lines > li').count()).toBe(12)
    await look(page, 'not-taken-in')
    await closed.getByRole('button', { name: 'Take in PACK-HK-0003 all the same' }).click()
    await page.getByRole('button', { name: 'Take out PACK-HK-0003' }).click()
    expect(await closed.count()).toBe(0)
    await fill(page, run)
    await page.locator('#q-facts-calibrationDue').fill('2027-12-31')
    await page.locator('#q-facts-testStart').fill(now())
    const lines = workplace.modules.map((_, index) =>
      ['176.4', '5146', '31.4', '31.9', `10.${10 + index}`, '28.412'].join('\t'),
    )
    await paste(page, '[name="/units/0/facts/capacityAmpereHours"]', lines.join('\n'))
    expect(await page.locator('[name="/units/11/facts/benchChannel"]').inputValue()).toBe('12')
    expect(await page.locator('[name="/units/11/facts/testId"]').inputValue()).toBe('TEST-12')
    // One that was not written is told where it is answered, before anything is sent.
    await page.locator('[name="/units/4/facts/dcirMilliohm"]').fill('')
    await look(page, 'test-twelve')
    await page.locator('.foot .big').click()
    await page.locator('.field.bad [name="/units/4/facts/dcirMilliohm"]').waitFor()
    expect(await page.locator('.field.bad').count()).toBe(1)
    expect((await batch(workplace, first))?.state).not.toBe('tested')
    await page.locator('[name="/units/4/facts/dcirMilliohm"]').fill('10.3')
    await record(page)
    const states = await Promise.all(workplace.modules.map((code) => batch(workplace, code)))
    expect(states.map((one) => one?.state)).toEqual(workplace.modules.map(() => 'tested'))
    expect([errors, workplace.installation.logged]).toEqual([[], []])
  }, 120_000)
})

/** What a bench does to all modules alike. */
const run = {
  'Test bench': 'BENCH-A',
  'Ambient temperature': '25',
  'C-rate': '1',
  'Upper cut-off voltage': '33.6',
  'Lower cut-off voltage': '21.6',
  'Charge ended at C-rate': '0.05',
  'Work steps recorded': '42',
  'Work steps missing': '0',
  'Protection trips': '0',
  'Temperature at start': '25.1',
  'Pulse length': '5',
  'Pulse C-rate': '1',
  'State of charge at the pulse': '50',
  'Rest before that reading': '20',
}

/** Now, by the clock of the place. */
function now(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16)
}

async function scanFurther(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code)
  await page.keyboard.press('Enter')
}

async function further(page: Page, code: string): Promise<void> {
  await scanFurther(page, code)
  await page.locator('.hand b', { hasText: code }).first().waitFor()
}

/** What a table copied from a sheet does to the field that it is pasted into. */
async function paste(page: Page, field: string, text: string): Promise<void> {
  await page.evaluate(
    `(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${JSON.stringify(text)})
      const pasting = { clipboardData, bubbles: true, cancelable: true }
      document.querySelector(${JSON.stringify(field)}).dispatchEvent(new ClipboardEvent('paste', pasting))
    })()`,
  )
}

async function open(browser: Browser) {
  const workplace = await openWorkplace()
  const origin = await serveApp(workplace.installation)
  const opened = await openScanner(browser, { origin, person: workplace.operator })
  await opened.page.getByRole('button', { name: 'Tuen Mun yard' }).click()
  return { ...opened, workplace }
}

async function choose(page: Page, code: string, action: string): Promise<void> {
  await page.locator('#code').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: code, exact: true }).waitFor()
  await step(page, action)
}

async function step(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click()
  await page.locator('.record').waitFor()
}

async function tile(page: Page, group: string, answer: string): Promise<void> {
  await page
    .getByRole('group', { name: group, exact: true })
    .getByText(answer, { exact: true })
    .click()
}

async function fill(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(answers)) {
    await page.getByLabel(label, { exact: true }).fill(text)
    await page.keyboard.press('Tab')
  }
}

async function record(page: Page): Promise<void> {
  await page.locator('.foot .big').click()
  await page.locator('.record').waitFor({ state: 'detached' })
}

async function batch({ installation, own: { organisationKey } }: Workplace, code: string) {
  return findBatch(installation.store.own(organisationKey), organisationKey, code)
}

/** Looks at the form however the screen is held. */
async function look(page: Page, name: string): Promise<void> {
  expect(await faultsHowever(page, name)).toEqual([])
}
