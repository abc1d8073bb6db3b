import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../domain/words.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { faultsInScreen, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { grade } from '../harness/sides.ts'
import { certify } from '../harness/workplace.ts'

const goOn = 'Go on with a reason: Match for a product'

describe.skipIf(findBrowser() === undefined)(`under a recall (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('lets a supervisor go on with a reason in the scanner, also by the rules of the device, and an operator read why it is closed', async () => {
    const { installation, origin, supervisor, operator, codes } = await openRecalled()
    const [code = '', other = ''] = codes
    const floor = await openScanner(browser, { origin, person: operator })
    await look(floor.page, code)
    await floor.page.locator('.closed li', { hasText: 'Match for a product' }).waitFor()
    expect(await floor.page.getByRole('button', { name: goOn }).count()).toBe(0)

    const { page, context, strange, errors } = await openScanner(browser, {
      origin,
      person: supervisor,
    })
    await look(page, code)
    expect(await faultsInScreen(page)).toEqual([])
    const online = await page.locator('.card').innerText()
    await page.evaluate('navigator.serviceWorker.ready')
    await context.setOffline(true)
    await look(page, code)
    await page
      .getByRole('status')
      .getByText(/without a network/)
      .waitFor()
    expect(await page.locator('.card').innerText()).toBe(online)
    await context.setOffline(false)

    await look(page, code)
    const red = page.locator('.closed .red')
    await red.getByText('only a supervisor who gives a reason records this').waitFor()
    await red.getByRole('button', { name: goOn }).click()
    await page.locator('#code').fill(other)
    await page.keyboard.press('Enter')
    await page.locator('.hand b', { hasText: other }).first().waitFor()
    const reason = page.getByLabel('Reason for going on although it is recalled')
    await reason.fill('Rebuilt with new cells for the maker')
    await page.getByLabel('Code of the product to be built').fill('PROD-HK-0009')
    await page
      .locator('.field', { hasText: 'Balancing' })
      .getByText('Passive: strict limits')
      .click()
    expect(await faultsInScreen(page)).toEqual([])
    await page.locator('.foot .big').click()
    await page
      .getByRole('status')
      .getByText(/Matched for a product/)
      .first()
      .waitFor()
    const answer = await supervisor.request(`/api/v1/batches/${code}/events`)
    const { events } = (await answer.json()) as { events: readonly object[] }
    expect(events.at(-1)).toMatchObject({
      stage: 'matched',
      facts: { underRecallReason: 'Rebuilt with new cells for the maker' },
    })
    expect([strange, errors, installation.logged]).toEqual([[], [], []])
  }, 120_000)

  it('is read by everyone in each language, in the dark and on a desktop too', async () => {
    const { origin, supervisor, codes } = await openRecalled()
    const faults: string[] = []
    for (const language of languages) {
      for (const [colorScheme, screen] of [
        ['light', 'phone'],
        ['dark', 'desktop'],
      ] as const) {
        const opening = { origin, person: supervisor, language, colorScheme, screen }
        const { page, context } = await openScanner(browser, opening)
        await look(page, codes[0] ?? '')
        await page.locator('.closed .red button').waitFor()
        faults.push(...(await faultsInScreen(page)).map((one) => `${language} ${screen}: ${one}`))
        await context.close()
      }
    }
    expect(faults).toEqual([])
  }, 120_000)
})

/** Graded modules of which the first is recalled, with somebody of each role who is certified to work on them. */
async function openRecalled() {
  const installation = await openTestInstallation()
  const codes = await grade(installation)
  const { actor } = installation
  const [supervisor, operator] = await Promise.all(
    (['supervisor', 'operator'] as const).map(async (role) => {
      const one = await signUpPerson(installation, { role, organisation: actor.organisationKey })
      await certify(installation, actor, { personId: one.personId, kind: 'high_voltage_work' })
      return one
    }),
  )
  if (supervisor === undefined || operator === undefined) throw new RangeError('Nobody')
  const recall = { severity: 'serious', notice: 'fire', reason: 'Cells caught fire' }
  const opened = await supervisor.request('/api/v1/recalls', {
    method: 'POST',
    body: JSON.stringify({ id: randomUUID(), batch: codes[0], ...recall }),
  })
  expect(opened.status).toBe(201)
  return { installation, origin: await serveApp(installation), supervisor, operator, codes }
}

/** Looks a code up, after the facility is chosen where it is asked. */
async function look(page: Page, code: string): Promise<void> {
  await page.locator('.tile, #code').first().waitFor()
  const tile = page.locator('.tile').first()
  if ((await page.locator('#code').count()) === 0) await tile.click()
  await page.locator('#code').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: code, exact: true }).waitFor()
}
