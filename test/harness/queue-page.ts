import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { bundleProgram } from '../../api/programs/bundle-program.ts'
import type { NewScan, Queue } from '../../web/scanner/queue/queue.ts'
import type { QueueView } from '../../web/scanner/queue/queue-view.ts'
import { launchOptions } from './browser.ts'
import type { TestPerson } from './people.ts'

const entry = fileURLToPath(new URL('../../web/scanner/queue/open-queue.ts', import.meta.url))
const frame = `<!doctype html><title>queue</title><script type="module">
import { openQueue } from '/queue-trial.js'
globalThis.queue = await openQueue({ language: () => 'en' })
</script>`

/** A device: a browser of its own in which a page without a screen holds the queue, also without a network. */
export async function openDevice(
  browser: Browser,
  origin: string,
  person: Pick<TestPerson, 'cookie'>,
): Promise<BrowserContext> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  await prepare(context, origin, person)
  return context
}

/** A device that keeps what it has in a folder, whatever becomes of its browser. */
export async function openLastingDevice(
  folder: string,
  origin: string,
  person: Pick<TestPerson, 'cookie'>,
): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, launchOptions())
  onTestFinished(() => context.close().catch(() => {}))
  await prepare(context, origin, person)
  return context
}

/** Ends the process of a whole browser, as a dead battery does. */
export async function killBrowser(context: BrowserContext, page: Page): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve))
  const session = await context.newCDPSession(page)
  session.send('Browser.crash').catch(() => {})
  await closed
}

/** Ends the process of a tab. */
export async function crashTab(page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('crash', resolve))
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}

async function prepare(
  context: BrowserContext,
  origin: string,
  person: Pick<TestPerson, 'cookie'>,
): Promise<void> {
  await signIn(context, origin, person)
  const program = await bundled()
  await context.route(`${origin}/queue-trial*`, (route) => {
    const isProgram = route.request().url().endsWith('.js')
    const contentType = isProgram ? 'text/javascript' : 'text/html; charset=UTF-8'
    return route.fulfill({ contentType, body: isProgram ? program : frame })
  })
}

/** Gives the device the session of somebody, instead of whoever was signed in. */
export async function signIn(
  context: BrowserContext,
  origin: string,
  { cookie }: Pick<TestPerson, 'cookie'>,
): Promise<void> {
  const [name = '', ...value] = cookie.split('=')
  await context.clearCookies()
  await context.addCookies([{ name, value: value.join('='), url: origin }])
}

/** A tab of the device with its queue open. */
export async function openTab(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/queue-trial`)
  await page.waitForFunction('globalThis.queue !== undefined')
  return page
}

/** Does something with the queue of a tab. What is given MUST be plain, and the work names nothing from outside. */
export function withQueue<Given, Value>(
  page: Page,
  work: (queue: Queue, given: Given) => Value | Promise<Value>,
  given: Given,
): Promise<Value> {
  const call = `(async () => (${String(work)})(globalThis.queue, ${JSON.stringify(given ?? null)}))()`
  return page.evaluate(call) as Promise<Value>
}

/** What a tab shows. */
export function viewOf(page: Page): Promise<QueueView> {
  return withQueue(page, (queue) => queue.view(), undefined)
}

/** Waits until the queue of a tab stands so. */
export async function until(page: Page, is: (view: QueueView) => boolean): Promise<QueueView> {
  await page.waitForFunction(`(${String(is)})(globalThis.queue.view())`, undefined, {
    polling: 100,
  })
  return viewOf(page)
}

/** Makes scans in a tab, one after the other; gives how many it was told are kept. */
export function makeScans(page: Page, scans: readonly NewScan[]): Promise<number> {
  return withQueue(
    page,
    async (queue, given: readonly NewScan[]) => {
      let kept = 0
      for (const scan of given) if ('kept' in (await queue.add(scan))) kept += 1
      return kept
    },
    scans,
  )
}

let made: Promise<string> | undefined

function bundled(): Promise<string> {
  made ??= bundleProgram(entry).then(({ text }) => text)
  return made
}
