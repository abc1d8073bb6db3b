import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { check } from '../../api/commands/check.ts'
import { languages } from '../../domain/words.ts'
import { stationPhrases } from '../../web/scanner/phrases-station.ts'
import { jsonOf } from '../harness/answers.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { setPassword } from '../harness/people.ts'
import { signIn } from '../harness/queue-page.ts'
import { runCommand } from '../harness/run-command.ts'
import { faultsHowever, faultsInScreen, openScanner, screens } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { typeAsWedge } from '../harness/wedge.ts'
import { openWorkplace, type Workplace } from '../harness/workplace.ts'

describe.skipIf(findBrowser() === undefined)(`a device (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('becomes a station by a QR, signs also without a network, reads a scale, and loses nothing when it is ended', async () => {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const { id, link } = await invite(workplace)
    const person = workplace.operator
    const { context, page, strange, errors } = await openScanner(browser, { origin, person })
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    await page.evaluate('navigator.serviceWorker.ready')
    await page.addInitScript(fakeScale)
    await page.reload()
    await page.getByRole('button', { name: /^Tuen Mun yard/ }).click()
    await page.getByLabel('Scan, or type a code').waitFor()
    await typeAsWedge(page, link)
    await page.getByRole('heading', { name: 'Make this device station Gate scanner?' }).waitFor()
    expect(await faultsHowever(page, 'invited')).toEqual([])
    await page.getByRole('button', { name: 'Make it this station' }).click()
    await page.getByRole('heading', { name: 'This device is station Gate scanner' }).waitFor()
    const bounds = 'For Tuen Mun yard for batteries and used textiles, every stage'
    await page.getByText(`Harbour Reuse Ltd · ${bounds}`).waitFor()
    expect(await faultsHowever(page, 'station')).toEqual([])
    // In another language it is still what it has become: no invitation is read again.
    for (const language of ['zh-Hans', 'en'] as const) {
      await page.locator(`.tongues [lang^="${language}"]`).click()
      const name = stationPhrases.is[language].replace('{name}', 'Gate scanner')
      await page.getByRole('heading', { name }).waitFor()
    }
    expect(await page.evaluate(extractable)).toEqual([false, 'private', 'Ed25519'])
    await page.getByRole('button', { name: 'Back to scanning' }).click()

    await weigh(page, async () => {
      // Scanned into a form it is told for what it is, and looked up nowhere.
      await page.getByLabel('Scan a further batch').fill(link)
      await page.keyboard.press('Enter')
      await page.getByText('This is an invitation to become a station', { exact: false }).waitFor()
      await page.locator('.tongues [lang^="zh-Hans"]').click()
      await page.getByText(stationPhrases.invitation['zh-Hans']).waitFor()
      await page.locator('.tongues [lang^="en"]').click()
      expect(await faultsHowever(page, 'scale-to-press')).toEqual([])
      await page.getByRole('button', { name: 'Scale', exact: true }).click()
      await page.getByRole('button', { name: 'Choose the scale' }).waitFor()
      expect(await faultsHowever(page, 'scale')).toEqual([])
      await page.getByRole('button', { name: 'Choose the scale' }).click()
      await expect
        .poll(() => page.getByLabel('Weighed mass', { exact: true }).inputValue())
        .toBe('395.9 kg')
    })
    await page.getByRole('button', { name: 'All sent' }).waitFor()
    await expect.poll(() => signatures(workplace)).toBe(1)

    await context.setOffline(true)
    await page.reload()
    await weigh(page, () => page.getByLabel('Weighed mass', { exact: true }).fill('395.8 kg'))
    await page.getByText('Kept on this device: Weighed, PACK-HK-0003').waitFor()
    const path = `/api/v1/stations/${id}`
    expect((await workplace.administrator.request(path, { method: 'DELETE' })).status).toBe(200)
    await context.setOffline(false)
    await page
      .getByText('This device is no longer station Gate scanner', { exact: false })
      .waitFor()
    await page.getByRole('button', { name: 'All sent' }).waitFor()
    for (const language of languages) {
      await page.locator(`.tongues [lang^="${language === 'en' ? 'en' : language}"]`).click()
      const [said = ''] = stationPhrases.ended[language].split('{name}')
      await page.getByRole('alert').getByText(said).waitFor()
      expect(await faultsInScreen(page, `ended-${language}`)).toEqual([])
    }
    await page.locator('.tongues [lang^="en"]').click()
    await page.getByRole('button', { name: 'Understood' }).click()
    expect(await weighed(workplace)).toBe(2)
    expect(await signatures(workplace)).toBe(1)
    const { json, code } = await runCommand(workplace.installation, check)
    expect({ json, code }).toMatchObject({ code: 0, json: { signatures: 1, differences: 0 } })
    expect(asked.filter((address) => address.includes(link.slice(-26)))).toEqual([])
    expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
  })

  it('finds its invitation again after the sign-in, and keeps its key while another organisation is signed in', async () => {
    const workplace = await openWorkplace()
    const { installation, operator, receiver } = workplace
    const origin = await serveApp(installation)
    const { link } = await invite(workplace)
    const code = link.slice(-26)
    const password = 'on the floor at noon'
    await setPassword(installation, operator.personId, password)
    const context = await browser.newContext({ viewport: screens.phone })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(`${origin}/scanner#station=${code}`)
    await page.getByLabel('E-mail').fill(operator.email)
    // The link of a camera stands in no address any more, and in no form.
    expect([page.url().includes(code), (await page.content()).includes(code)]).toEqual([
      false,
      false,
    ])
    await page.locator('#password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Make this device station Gate scanner?' }).waitFor()
    await page.getByRole('button', { name: 'Make it this station' }).click()
    await page.getByRole('heading', { name: 'This device is station Gate scanner' }).waitFor()
    await page.reload()
    // What was taken is not offered again.
    await page.getByRole('button', { name: 'This device is station Gate scanner' }).click()

    await signIn(context, origin, receiver)
    await page.getByRole('button', { name: 'End that this device is a station' }).click()
    await page.getByRole('button', { name: 'End it', exact: true }).click()
    await page
      .getByRole('alert')
      .getByText('Nothing has changed: Gate scanner is a station of Harbour Reuse Ltd', {
        exact: false,
      })
      .first()
      .waitFor()
    expect(await faultsHowever(page, 'elsewhere')).toEqual([])
    // What somebody has begun here stays in another language.
    await page.locator('.tongues [lang^="zh-Hans"]').click()
    await page.getByText('没有任何变更', { exact: false }).waitFor()
    await page.locator('.tongues [lang^="en"]').click()
    await signIn(context, origin, operator)
    await page.getByRole('button', { name: 'End it', exact: true }).click()
    await page.getByText('This device is no station.').waitFor()
    expect(installation.logged).toEqual([])
  })
})

async function invite({ administrator }: Workplace) {
  const ask = async (path: string, body: object) =>
    jsonOf<{ id: string; link: string }>(
      await administrator.request(path, { method: 'POST', body: JSON.stringify(body) }),
    )
  const { id } = await ask('/api/v1/stations', { name: 'Gate scanner', facility: 'TM' })
  const { link } = await ask(`/api/v1/stations/${id}/invitations`, {})
  return { id, link }
}

async function weigh(page: Page, mass: () => Promise<unknown>): Promise<void> {
  await page.getByLabel('Scan, or type a code').fill('PACK-HK-0003')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Weigh', exact: true }).click()
  await mass()
  await page.getByLabel('Scale', { exact: true }).fill('S-7')
  await page.getByRole('button', { name: 'Record: Weigh' }).click()
}

async function signatures({ installation, own }: Workplace): Promise<number> {
  const rows = await installation.store.system
    .selectFrom('scan_signature')
    .innerJoin('event', 'event.event_key', 'scan_signature.event_key')
    .select('event.id')
    .where('scan_signature.organisation_key', '=', own.organisationKey)
    .execute()
  return rows.length
}

async function weighed({ installation, own }: Workplace): Promise<number> {
  const rows = await installation.store.system
    .selectFrom('event')
    .select('id')
    .where('organisation_key', '=', own.organisationKey)
    .where('stage', '=', 'weighed')
    .execute()
  return rows.length
}

/** Whether the private key that the device keeps can be taken out. */
const extractable = `new Promise((resolve) => {
  const opening = indexedDB.open('loomcell scanner station')
  opening.onsuccess = () => {
    const asking = opening.result.transaction('station').objectStore('station').get('station')
    asking.onsuccess = () => {
      const { privateKey } = asking.result
      opening.result.close()
      resolve([privateKey.extractable, privateKey.type, privateKey.algorithm.name])
    }
  }
})`

/** A scale of somebody else's behind the browser's own interface: it moves, then stands still. */
const fakeScale = `Object.defineProperty(navigator, 'serial', { value: (() => {
  const lines = ['9.1kg\\r\\n', 'US,GS,+  395.1kg\\r\\n', 'ST,GS,+  395.9kg\\r\\n']
  const port = {
    readable: null,
    async open() {
      let at = 0
      port.readable = new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 100))
          controller.enqueue(new TextEncoder().encode(lines[Math.min(at, 2)]))
          at += 1
        },
      })
    },
    async close() { port.readable = null },
  }
  return { getPorts: async () => [], requestPort: async () => port }
})() })`
