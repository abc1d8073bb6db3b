import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { keptPhrases } from '../../web/scanner/phrases-kept.ts'
import type { Kept, NewScan } from '../../web/scanner/queue/queue.ts'
import { openDisk } from '../faults/simulator/world/disk.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import type { TestInstallation } from '../harness/installation.ts'
import {
  crashTab,
  killBrowser,
  makeScans,
  openDevice,
  openLastingDevice,
  openTab,
  signIn,
  until,
  viewOf,
  withQueue,
} from '../harness/queue-page.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace, usedFibre, type Workplace } from '../harness/workplace.ts'

const isRoot = process.getuid?.() === 0

describe.skipIf(findBrowser() === undefined)(`the queue of a device (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  async function openServed() {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const context = await openDevice(browser, origin, workplace.operator)
    return { workplace, origin, context, sent: watch(context) }
  }

  it('loses none of 200 scans without a network over a reload, a crash and a closed tab, and has each recorded once', async () => {
    const { workplace, origin, context } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ person, rest }) => person !== undefined && rest?.why === 'done')
    await context.setOffline(true)
    const scans = lots(100)
    expect(await makeScans(page, scans.slice(0, 60))).toBe(60)
    await page.reload()
    await page.waitForFunction('globalThis.queue !== undefined')
    expect(await makeScans(page, scans.slice(60, 130))).toBe(70)
    await crashTab(page)
    const next = await openTab(context, origin)
    expect((await viewOf(next)).counts.waiting).toBe(130)
    expect(await makeScans(next, scans.slice(130))).toBe(70)
    // Nobody waits for what is on its way to the disk: either it is kept, or it was never said to be.
    await next.close({ runBeforeUnload: false })
    const last = await openTab(context, origin)
    expect((await viewOf(last)).counts.waiting).toBe(200)
    await context.setOffline(false)
    await withQueue(last, (queue) => queue.sendNow(), undefined)
    const view = await until(
      last,
      ({ counts, rest }) => counts.waiting === 0 && rest?.why === 'done',
    )
    expect(statusesIn(view.scans)).toEqual({ accepted: 200 })
    expect(await recorded(workplace)).toEqual({ fibre_received: 100, weighed: 100 })
    expect(workplace.installation.logged).toEqual([])
  }, 180_000)

  it('sends once from two tabs, which show the same', async () => {
    const { workplace, origin, context, sent } = await openServed()
    const [one, other] = [await openTab(context, origin), await openTab(context, origin)]
    await until(one, ({ person }) => person !== undefined)
    await context.setOffline(true)
    await Promise.all([makeScans(one, lots(10)), makeScans(other, lots(10, 'O'))])
    await until(other, ({ counts }) => counts.waiting === 40)
    await context.setOffline(false)
    await Promise.all(
      [one, other].map((tab) => withQueue(tab, (queue) => queue.sendNow(), undefined)),
    )
    for (const tab of [one, other]) {
      const { scans } = await until(tab, ({ counts }) => counts.waiting === 0)
      expect(statusesIn(scans)).toEqual({ accepted: 40 })
    }
    expect(await recorded(workplace)).toEqual({ fibre_received: 20, weighed: 20 })
    expect(new Set(sent.ids).size).toBe(sent.ids.length)
  }, 120_000)

  it('has a scan recorded once of which the answer was lost, in the middle of it too', async () => {
    const { workplace, origin, context } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ rest }) => rest?.why === 'done')
    let lost = 0
    const unheard = new Set<string>()
    await context.route('**/api/v1/scans', async (route) => {
      // What was sent arrives; what comes back does not, or not as it was.
      const answer = await route.fetch()
      lost += 1
      const sent = route.request().postDataJSON() as readonly { readonly id: string }[]
      if (lost <= 2) for (const { id } of sent) unheard.add(id)
      if (lost === 1) return route.abort('connectionreset')
      const text = await answer.text()
      return route.fulfill({ status: 200, body: lost === 2 ? text.slice(0, 100) : text })
    })
    await makeScans(page, lots(3))
    await until(page, ({ counts, rest }) => counts.waiting === 0 && rest?.why === 'done')
    const { scans } = await viewOf(page)
    // How many go at once depends on how soon they were made.
    expect(unheard.size).toBeGreaterThan(0)
    expect(statusesIn(scans)).toEqual({ duplicate: unheard.size, accepted: 6 - unheard.size })
    expect(await recorded(workplace)).toEqual({ fibre_received: 3, weighed: 3 })
  }, 120_000)

  it('keeps what somebody made until that person signs in again, and sends none of it in another name', async () => {
    const { workplace, origin, context } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ rest }) => rest?.why === 'done')
    await context.clearCookies()
    await makeScans(page, lots(2))
    await until(page, ({ rest }) => rest?.why === 'signed_out')
    await signIn(context, origin, workplace.supervisor)
    await page.reload()
    await page.waitForFunction('globalThis.queue !== undefined')
    const others = await until(
      page,
      ({ person, rest }) => person?.name === 'Lee Siu-ming' && rest?.why === 'done',
    )
    expect(others.counts).toMatchObject({ waiting: 4, otherPersons: 4 })
    expect(others.scans[0]?.queued.by.name).toBe('Chan Ka-wai')
    expect(await recorded(workplace)).toEqual({})
    await signIn(context, origin, workplace.operator)
    await withQueue(page, (queue) => queue.sendNow(), undefined)
    await until(page, ({ counts }) => counts.waiting === 0)
    expect(await recorded(workplace)).toEqual({ fibre_received: 2, weighed: 2 })
  }, 120_000)

  it('lays aside what is refused with its reason, holds back what follows on it, and sends it again mended', async () => {
    const { workplace, origin, context } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ rest }) => rest?.why === 'done')
    const [received, weighed] = lot('LOT-1')
    await makeScans(page, [{ ...received, facts: {} }, weighed])
    const { scans } = await until(
      page,
      ({ counts, rest }) => counts.refused === 1 && rest?.why === 'done',
    )
    expect(scans.map(({ progress }) => progress.how)).toEqual(['refused', 'behind'])
    const answer = scans[0]?.queued.answer
    expect(answer?.status === 'refused' && answer.faults.length).toBeGreaterThan(2)
    const isMended = await withQueue(
      page,
      (queue, right: NewScan) => queue.mend(1, { ...right, eventTime: new Date().toISOString() }),
      received,
    )
    expect(isMended).toBe(true)
    await until(page, ({ counts }) => counts.waiting + counts.refused === 0)
    expect(await recorded(workplace)).toEqual({ fibre_received: 1, weighed: 1 })
  }, 120_000)

  it.runIf(isRoot)(
    'refuses a scan aloud where the device is full (a small disk is mounted as root)',
    async () => {
      const { workplace, origin } = await openServed()
      const folder = await folderForDevice()
      const disk = await openDisk(folder)
      onTestFinished(() => disk.close())
      const context = await openLastingDevice(folder, origin, workplace.operator)
      const page = await openTab(context, origin)
      await until(page, ({ rest }) => rest?.why === 'done')
      await context.setOffline(true)
      await makeScans(page, lots(2))
      await disk.fill()
      const answers = await withQueue(
        page,
        async (queue, given: readonly NewScan[]) => {
          const all: Kept[] = []
          for (const scan of given) all.push(await queue.add(scan))
          return all
        },
        lots(100, 'FULL'),
      )
      const kept = answers.filter((one) => 'kept' in one).length
      expect(kept).toBeLessThan(200)
      // What Chromium says of a disk that has no room is not always that it is full.
      const refused = answers.filter((one) => 'notKept' in one)
      for (const { notKept } of refused) expect(['full', 'broken']).toContain(notKept)
      expect(refused).not.toEqual([])
      expect(answers.slice(-1)).not.toMatchObject([{ kept: {} }])
      await disk.free()
      await page.reload()
      await page.waitForFunction('globalThis.queue !== undefined')
      expect((await viewOf(page)).counts.waiting).toBe(4 + kept)
      expect(await makeScans(page, lots(1, 'LATER'))).toBe(2)
    },
    120_000,
  )

  it('loses nothing when the whole browser is killed, and begins where it was', async () => {
    const { workplace, origin } = await openServed()
    const folder = await folderForDevice()
    const before = await openLastingDevice(folder, origin, workplace.operator)
    const page = await openTab(before, origin)
    await until(page, ({ rest }) => rest?.why === 'done')
    await before.setOffline(true)
    expect(await makeScans(page, lots(5))).toBe(10)
    await killBrowser(before, page)
    const after = await openTab(await openLastingDevice(folder, origin, workplace.operator), origin)
    const { scans } = await until(after, ({ counts }) => counts.waiting === 0)
    expect(statusesIn(scans)).toEqual({ accepted: 10 })
    expect(await recorded(workplace)).toEqual({ fibre_received: 5, weighed: 5 })
  }, 120_000)

  it('waits with a form for the answer, and no longer than something is being sent', async () => {
    const { origin, context } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ rest }) => rest?.why === 'done')
    const record = (scan: NewScan) =>
      withQueue(
        page,
        async (queue, given: NewScan) => {
          const added = await queue.add(given)
          return 'kept' in added ? queue.answered(added.kept.place, 20_000) : undefined
        },
        scan,
      )
    const [received, weighed] = lot('LOT-1')
    expect((await record({ ...received, facts: {} }))?.progress.how).toBe('refused')
    await withQueue(
      page,
      (queue, right: NewScan) => queue.mend(1, { ...right, eventTime: new Date().toISOString() }),
      received,
    )
    expect((await record(weighed))?.queued.answer?.status).toBe('accepted')
    await context.setOffline(true)
    expect((await record(lot('LOT-2')[0]))?.progress.how).toBe('ready')
  }, 120_000)

  it('keeps nothing beside a newer version of the app, and says so', async () => {
    const { origin, context } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ rest }) => rest?.why === 'done')
    await page.evaluate(`new Promise((resolve) => {
      const opening = indexedDB.open('loomcell scanner', 99)
      opening.onsuccess = () => resolve(opening.result.close())
    })`)
    const [received] = lot('LOT-1')
    const newer = await withQueue(page, (queue, scan: NewScan) => queue.add(scan), received)
    expect(newer).toEqual({ notKept: 'newer_app' })
    // Opened now, the scanner says so too, whatever it keeps.
    await page.goto(`${origin}/scanner`)
    const { en } = keptPhrases.newerOpen
    await page.getByRole('alert').getByText(en).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
  }, 120_000)

  it('tells of a clock that is wrong, and of what was decided otherwise than it said', async () => {
    const { origin, context } = await openServed()
    await context.clock.setFixedTime(Date.now() + 3 * 60 * 60_000)
    const page = await openTab(context, origin)
    await until(page, ({ rest }) => rest?.why === 'done')
    const { clockAheadMilliseconds = 0 } = await viewOf(page)
    expect(Math.round(clockAheadMilliseconds / 60_000)).toBe(180)
    const [received] = lot('LOT-1')
    await withQueue(
      page,
      (queue, scan: NewScan) => queue.add(scan, { states: { 'LOT-1': 'sorted' } }),
      received,
    )
    const { scans } = await until(page, ({ counts }) => counts.waiting === 0)
    expect(scans[0]?.otherwise).toMatchObject([
      { what: 'state', code: 'LOT-1', expected: 'sorted' },
    ])
    expect((await viewOf(page)).counts.toBeSeen).toBe(1)
    await withQueue(page, (queue) => queue.markSeen(1), undefined)
    expect((await viewOf(page)).counts.toBeSeen).toBe(0)
  }, 120_000)
})

/** A folder for all that a device keeps, until the test ends. */
async function folderForDevice(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-device-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** So many lots of fibre that come in, each weighed after it: twice as many scans. */
function lots(count: number, prefix = 'LOT'): readonly NewScan[] {
  return Array.from({ length: count }, (_none, index) => lot(`${prefix}-${index + 1}`)).flat()
}

function lot(batch: string): readonly [received: NewScan, weighed: NewScan] {
  const place = { stream: 'textile', facility: 'TM' }
  const massGrams = 100_000
  const outputs = [{ batch, kind: 'fibre_lot', massGrams }]
  return [
    { ...place, stage: 'fibre_received', outputs, facts: usedFibre },
    { ...place, stage: 'weighed', batches: [{ batch, massGrams }], facts: { scale: 'S-1' } },
  ]
}

function statusesIn(scans: readonly { queued: { answer?: { status: string } | undefined } }[]) {
  const counts: Record<string, number> = {}
  for (const { queued } of scans) {
    const status = queued.answer?.status ?? 'waiting'
    counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}

/** How many events of each stage the operator has on record. */
async function recorded({ installation, own }: Workplace): Promise<Record<string, number>> {
  return eventsOf(installation, own.organisationKey)
}

async function eventsOf({ store }: TestInstallation, organisationKey: number) {
  const rows = await store
    .own(organisationKey)
    .selectFrom('event')
    .select(['stage', (eb) => eb.fn.countAll<string>().as('count')])
    .where('stage', 'in', ['fibre_received', 'weighed'])
    .groupBy('stage')
    .execute()
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, Number(count)]))
}

/** Ids of all scans that left the device. */
function watch(context: BrowserContext): { readonly ids: string[] } {
  const ids: string[] = []
  context.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/scans')) return
    const scans: readonly { id: string }[] = JSON.parse(request.postData() ?? '[]')
    ids.push(...scans.map(({ id }) => id))
  })
  return { ids }
}
