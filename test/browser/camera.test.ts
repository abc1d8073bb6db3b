import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { languages } from '../../domain/words.ts'
import { cameraPhrases } from '../../web/scanner/phrases-camera.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { filmOf, printedLabel } from '../harness/filmed-labels.ts'
import { shareTestInstallation } from '../harness/installation.ts'
import { faultsHowever, openScanner } from '../harness/scanner.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, type Workplace } from '../harness/workplace.ts'

const executablePath = findBrowser()
const scan = 'Scan with the camera'

/** As printed, at an angle, far away, in bad light. */
const filmed = ['MOD-HK-0001-01', 'MOD-HK-0001-02', 'MOD-HK-0001-03', 'MOD-HK-0001-04']

describe.skipIf(executablePath === undefined)(`the camera (${howToGetBrowser})`, () => {
  const installation = shareTestInstallation()
  let plain: Browser
  let filming: Browser
  let folder: string
  let workplace: Workplace
  let label: Buffer
  beforeAll(async () => {
    plain = await launchBrowser('--host-resolver-rules=MAP floor.example 127.0.0.1')
    workplace = await openWorkplace(installation())
    const [printed = '', turned = '', far = '', dark = ''] = await Promise.all(filmed.map(labelOf))
    label = await printedLabel(plain, printed)
    const film = await filmOf(plain, [
      { html: printed },
      { html: turned, turned: 'rotateY(32deg) rotateX(14deg) rotate(24deg) scale(.8)' },
      { html: far, width: 270 },
      { html: dark, light: 0.25 },
    ])
    folder = await mkdtemp(join(tmpdir(), 'loomcell-film-'))
    await writeFile(join(folder, 'labels.y4m'), film)
    filming = await launchBrowser(
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'labels.y4m')}`,
    )
  }, 120_000)
  afterAll(async () => {
    await Promise.all([plain?.close(), filming?.close()])
    await rm(folder, { recursive: true, force: true })
  })

  it('reads printed labels straight, at an angle, from afar and in bad light, each once as long as it is in view', async () => {
    const { page, strange, errors } = await openAt(filming)
    const asked = lookUpsOf(page)
    await page.getByRole('button', { name: scan }).click()
    for (const code of filmed) await seen(page, code)
    await expect.poll(() => asked.length, { timeout: 40_000 }).toBeGreaterThan(filmed.length)
    // The film begins again: what was away is looked up again, and nothing is looked up twice in a row.
    expect(asked.every((one, at) => one !== asked[at - 1])).toBe(true)
    expect(await page.evaluate('window.buzzes.filter((pattern) => pattern === 40).length')).toBe(
      asked.length,
    )
    expect(await page.evaluate('document.activeElement.id')).toBe('code')
    expect([strange, errors, workplace.installation.logged]).toEqual([[], [], []])
  }, 120_000)

  it('loads what reads only when the camera opens, and keeps it for when there is no network', async () => {
    const { page, context } = await openAt(filming)
    const loaded: string[] = []
    context.on('request', (request) => {
      if (request.url().includes('/reader-')) loaded.push(request.url())
    })
    await page.getByLabel('Scan, or type a code').waitFor()
    await page.evaluate('navigator.serviceWorker.ready')
    expect(loaded).toEqual([])
    await page.getByRole('button', { name: scan }).click()
    await page.getByText(/^Read: /).waitFor()
    await expect.poll(() => page.evaluate(keptReaders), { timeout: 10_000 }).toBe(2)
    await context.setOffline(true)
    // It opens by itself: nobody closed it.
    await page.reload()
    await page.getByText(/^Read: /).waitFor()
    await page.getByRole('alert').getByText('No network').waitFor()
    await page.getByRole('button', { name: 'Close camera' }).click()
    await page.reload()
    await page.getByRole('button', { name: scan }).waitFor()
  }, 60_000)

  it('says without a network that what reads is not there yet, and goes on once there is one', async () => {
    const { page, context } = await openAt(filming)
    await page.evaluate('navigator.serviceWorker.ready')
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('button', { name: scan }).click()
    await page.getByRole('alert').getByText('is not on this device yet').waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await page.getByText(/^Read: /).waitFor()
  }, 60_000)

  it('lets the camera go while the page is hidden, remembers which one was chosen, and switches a light where there is one', async () => {
    const two = await launchBrowser('--use-fake-device-for-media-stream=device-count=2')
    onTestFinished(() => two.close())
    const { page } = await openAt(two)
    // No camera of a test has a light.
    await page.addInitScript(`
      MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true })
      MediaStreamTrack.prototype.applyConstraints = async ({ advanced }) => { window.light = advanced[0].torch }
    `)
    await page.reload()
    await page.getByRole('button', { name: scan }).click()
    await page.getByRole('button', { name: 'Light on' }).click()
    await page.getByRole('button', { name: 'Light off' }).waitFor()
    expect(await page.evaluate('window.light')).toBe(true)
    const choice = page.getByLabel('Which camera')
    const first = await choice.inputValue()
    await choice.selectOption({ index: 1 })
    await expect.poll(() => choice.inputValue().catch(() => first)).not.toBe(first)
    const second = await choice.inputValue()
    await setHidden(page, true)
    await expect.poll(() => page.evaluate(isShowing)).toBe(false)
    await setHidden(page, false)
    await expect.poll(() => page.evaluate(isShowing)).toBe(true)
    await page.reload()
    await choice.waitFor()
    expect(await choice.inputValue()).toBe(second)
  }, 60_000)

  it('reads a photo where no picture can be followed, and says what is wrong with one', async () => {
    const { origin } = await served()
    const insecure = origin.replace('localhost', 'floor.example')
    const { page, strange } = await openScanner(plain, {
      origin: insecure,
      person: workplace.operator,
    })
    expect(await page.evaluate('isSecureContext')).toBe(false)
    await page.locator('.tile').first().click()
    await page.getByRole('button', { name: scan }).click()
    await page.getByRole('alert').getByText('must begin with https').waitFor()
    const photo = page.getByLabel('Take a photo')
    const file = { name: 'label.png', mimeType: 'image/png', buffer: label }
    await photo.setInputFiles({ ...file, buffer: Buffer.from('no picture') })
    await page.getByText('This file is not a photo').waitFor()
    await photo.setInputFiles({ ...file, buffer: await page.screenshot() })
    await page.getByText('No code could be read').waitFor()
    await photo.setInputFiles(file)
    await seen(page, filmed[0] ?? '')
    expect(strange).toEqual([])
  }, 60_000)

  it('says what to do where the camera is not allowed, and where there is none', async () => {
    const refused = await openAt(filming, { isAllowed: false })
    await refused.page.getByRole('button', { name: scan }).click()
    await refused.page.getByRole('alert').getByText('is not allowed for this page').waitFor()
    await refused.context.grantPermissions(['camera'])
    await refused.page.getByRole('button', { name: 'Try again' }).click()
    await refused.page.getByText(/^Read: /).waitFor()
    const none = await openAt(plain)
    await none.page.getByRole('button', { name: scan }).click()
    await none.page.getByRole('alert').getByText('has no camera').waitFor()
  }, 60_000)

  it('can be used by everyone in each language, light and dark', async () => {
    const faults: string[] = []
    for (const language of languages) {
      for (const browser of [filming, plain]) {
        const { page } = await openAt(browser, { language })
        await page.getByRole('button', { name: cameraPhrases.open[language] }).click()
        await page.locator(browser === filming ? '.card' : '.camera .told').waitFor()
        const name = browser === filming ? 'seeing' : 'none'
        const found = await faultsHowever(page, name)
        faults.push(...found.map((one) => `${language} ${one}`))
        await page.context().close()
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  async function labelOf(code: string): Promise<string> {
    return (await workplace.operator.request(`/api/v1/batches/${code}/label`)).text()
  }

  async function served() {
    return { origin: await serveApp(workplace.installation) }
  }

  async function openAt(browser: Browser, { isAllowed = true, ...looks }: OpenAt = {}) {
    const { origin } = await served()
    const opened = await openScanner(browser, { origin, person: workplace.operator, ...looks })
    const { page, context } = opened
    if (isAllowed) await context.grantPermissions(['camera'])
    await page.addInitScript(noteBuzzes)
    await page.reload()
    await page.locator('.tile').first().click()
    return opened
  }
})

interface OpenAt {
  readonly isAllowed?: boolean
  readonly language?: (typeof languages)[number]
  readonly colorScheme?: 'light' | 'dark'
}

/** A device that buzzes. */
const noteBuzzes = `
  window.buzzes = []
  navigator.vibrate = (pattern) => { window.buzzes.push(pattern); return true }
`

const keptReaders = `(async () => {
  const names = await caches.keys()
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return kept.flat().filter(({ url }) => url.includes('/reader-')).length
})()`

const isShowing = 'document.querySelector(".camera video").srcObject !== null'

/** What the scanner asks the server to look up. */
function lookUpsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/api/v1/scanned') asked.push(searchParams.get('text') ?? '')
  })
  return asked
}

async function seen(page: Page, code: string): Promise<void> {
  await page.getByRole('heading', { name: code, exact: true }).waitFor({ timeout: 40_000 })
}

/** As when somebody turns the screen off or opens another app. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${isHidden} })
    document.dispatchEvent(new Event('visibilitychange'))
  `)
}
