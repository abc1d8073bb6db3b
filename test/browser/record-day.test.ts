import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewScan } from '../../web/scanner/queue/queue.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import type { TestInstallation } from '../harness/installation.ts'
import { setPassword } from '../harness/people.ts'
import { crashTab, makeScans, openDevice, openTab, signIn, until } from '../harness/queue-page.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, usedFibre, type Workplace } from '../harness/workplace.ts'

describe.skipIf(findBrowser() === undefined)(`a day of the scanner (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  async function openServed() {
    const workplace = await openWorkplace()
    const server = serverOf(workplace.installation)
    const origin = await serveApp(server)
    const context = await openDevice(browser, origin, workplace.operator)
    const page = await context.newPage()
    await page.goto(`${origin}/scanner`)
    await page.getByRole('button', { name: 'Tuen Mun yard' }).click()
    await page.evaluate('navigator.serviceWorker.ready')
    const tab = await openTab(context, origin)
    await until(tab, ({ person, rest }) => person !== undefined && rest?.why === 'done')
    return { workplace, server, origin, context, page, tab }
  }

  it('loses none of 200 scans without a network over a reload, a crash and an update of the app, and has each recorded once', async () => {
    const { workplace, server, origin, context, page, tab } = await openServed()
    await context.setOffline(true)
    const scans = lots(100)
    expect(await makeScans(tab, scans.slice(0, 120))).toBe(120)
    await count(page, 'To send: 120')
    await page.reload()
    await count(page, 'To send: 120')
    await crashTab(page)
    expect(await makeScans(tab, scans.slice(120))).toBe(80)
    await tab.close()
    server.isBusy = true
    server.isNewer = true
    await context.setOffline(false)
    const next = await context.newPage()
    await next.goto(`${origin}/scanner`)
    await count(next, 'To send: 200')
    await next.getByText('A new version is ready').waitFor()
    expect(await cachesIn(next)).toContain('old')
    await next.getByRole('button', { name: 'Use it now' }).click()
    await next.waitForFunction(
      "caches.keys().then((names) => names.every((name) => !name.startsWith('scanner ') || name.startsWith('scanner next')))",
    )
    await count(next, 'To send: 200')
    server.isBusy = false
    await next.evaluate("dispatchEvent(new Event('online'))")
    await count(next, 'All sent')
    expect(await recorded(workplace)).toEqual({ fibre_received: 100, weighed: 100 })
    expect(workplace.installation.logged).toEqual([])
  }, 240_000)

  it('says before somebody signs out whose scans wait, shows them to the next person, and sends them when theirs come back', async () => {
    const { workplace, server, origin, context, page, tab } = await openServed()
    server.isBusy = true
    await makeScans(tab, lots(2))
    await tab.close()
    await page.getByRole('button', { name: 'To send: 4' }).click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByText('These scans are not sent yet: 4 of Chan Ka-wai').waitFor()
    await page.getByRole('button', { name: 'Sign out all the same' }).click()
    await page.waitForURL(/\/sign-in/)
    server.isBusy = false
    await page.goto(`${origin}/scanner`)
    await page
      .getByText('These scans wait on this device, none is lost: 4 of Chan Ka-wai')
      .waitFor()
    await signIn(context, origin, workplace.supervisor)
    await page.reload()
    await page.getByRole('button', { name: 'To send: 4' }).click()
    await page.getByText('Waits for Chan Ka-wai to sign in').first().waitFor()
    expect(await recorded(workplace)).toEqual({})
    await setPassword(workplace.installation, workplace.operator.personId, 'four grams of lithium')
    await context.clearCookies()
    await page.goto(`${origin}/sign-in?next=/scanner`)
    await page.getByLabel('E-mail').fill(workplace.operator.email)
    await page.getByLabel('Password', { exact: true }).fill('four grams of lithium')
    await page.keyboard.press('Enter')
    await count(page, 'All sent')
    expect(await recorded(workplace)).toEqual({ fibre_received: 2, weighed: 2 })
  }, 120_000)
})

/** The app with a line that is cut at will, and a newer version of the scanner to be released. */
function serverOf({ app }: TestInstallation) {
  const server = {
    isBusy: false,
    isNewer: false,
    app: {
      fetch: async (request: Request, env?: unknown): Promise<Response> => {
        const { pathname } = new URL(request.url)
        if (server.isBusy && pathname === '/api/v1/scans') return new Response('', { status: 503 })
        if (!server.isNewer || pathname !== '/scanner/worker.js')
          return app.fetch(request, env as object)
        const headers = new Headers(request.headers)
        headers.delete('accept-encoding')
        const answer = await app.fetch(new Request(request.url, { headers }), env as object)
        const text = (await answer.text()).replace('"name":"scanner ', '"name":"scanner next ')
        return new Response(text, { headers: answer.headers })
      },
    } as unknown as TestInstallation['app'],
  }
  return server
}

function count(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name }).waitFor()
}

/** Which version of the app is kept on the device. */
async function cachesIn(page: Page): Promise<readonly string[]> {
  const names = (await page.evaluate('caches.keys()')) as readonly string[]
  return names.map((name) => (name.startsWith('scanner next') ? 'new' : 'old'))
}

/** So many lots of fibre that come in, each weighed after it: twice as many scans. */
function lots(number: number): readonly NewScan[] {
  const place = { stream: 'textile', facility: 'TM' }
  const massGrams = 100_000
  return Array.from({ length: number }, (_none, index): readonly NewScan[] => {
    const batch = `LOT-${index + 1}`
    const outputs = [{ batch, kind: 'fibre_lot', massGrams }]
    return [
      { ...place, stage: 'fibre_received', outputs, facts: usedFibre },
      { ...place, stage: 'weighed', batches: [{ batch, massGrams }], facts: { scale: 'S-1' } },
    ]
  }).flat()
}

/** How many events of each stage the operator's organisation has on record. */
async function recorded({ installation, own }: Workplace): Promise<Record<string, number>> {
  const rows = await installation.store
    .own(own.organisationKey)
    .selectFrom('event')
    .select(['stage', (eb) => eb.fn.countAll<string>().as('count')])
    .where('stage', 'in', ['fibre_received', 'weighed'])
    .groupBy('stage')
    .execute()
  return Object.fromEntries(rows.map(({ stage, count: found }) => [stage, Number(found)]))
}
