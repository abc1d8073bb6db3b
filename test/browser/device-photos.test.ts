import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { bundleProgram } from '../../api/programs/bundle-program.ts'
import { openDisk } from '../faults/simulator/world/disk.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { packOutput } from '../harness/held-pack.ts'
import { telephoneJpeg } from '../harness/photos.ts'
import { crashTab, openDevice, openLastingDevice, until, withQueue } from '../harness/queue-page.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

/** The scanner's own files that a page without a screen needs to take photos and to send what names them. */
const programs = ['photos/add-file', 'photos/device-files', 'queue/open-queue'] as const
const frame = `<!doctype html><title>photos</title><script type="module">
import { addFile } from '/photo-trial/photos/add-file.js'
import { deviceFiles } from '/photo-trial/photos/device-files.js'
import { openQueue } from '/photo-trial/queue/open-queue.js'
Object.assign(globalThis, { addFile, deviceFiles })
globalThis.queue = await openQueue({ language: () => 'en' })
</script>`

describe.skipIf(findBrowser() === undefined)(`photos of a device (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  async function openServed() {
    const workplace = await openWorkplace()
    const origin = await serveApp(workplace.installation)
    const context = await openDevice(browser, origin, workplace.operator)
    await serveTrial(context, origin)
    const asked: string[] = []
    context.on('request', (request) => {
      const path = new URL(request.url()).pathname.replace('/api/v1', '')
      if (request.method() === 'POST') asked.push(path)
    })
    return { workplace, origin, context, asked }
  }

  it('shrinks one upright, leaves place and time out, and names it as the server will', async () => {
    const { origin, context, workplace } = await openServed()
    const page = await openTab(context, origin)
    const { name } = await take(page, { width: 3000, height: 2000 })
    expect(name).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}\?ct=image\/jpeg&size=\d+$/)
    expect(await sizeOf(page, name)).toEqual([1600, 1067])
    // Four wide and two high, held on its side.
    const turned = await add(page, [...telephoneJpeg(6)])
    expect(await sizeOf(page, turned.name ?? '')).toEqual([2, 4])
    const kept = await workplace.operator.request('/api/v1/files', {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array(await bytesOf(page, name)),
    })
    expect(await kept.json()).toMatchObject({ digest: name.slice(14, 57), width: 1600 })
    const wrong = [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]
    expect(await add(page, wrong)).toEqual({ notAdded: 'unreadable' })
    expect(await add(page, [...Buffer.from('a;b\n')])).toEqual({ notAdded: 'no_photo' })
  }, 120_000)

  it('keeps one without a network over a reload and a crash, and sends it before its scan, once', async () => {
    const { origin, context, asked, workplace } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ person, rest }) => person !== undefined && rest?.why === 'done')
    await context.setOffline(true)
    const { name } = await take(page, { width: 40, height: 30 })
    await makeIntake(page, 'P-1', name)
    await page.reload()
    await page.waitForFunction('globalThis.queue !== undefined')
    await makeIntake(page, 'P-2', name)
    await crashTab(page)
    const next = await openTab(context, origin)
    expect(await isOnDevice(next, name)).toBe(true)
    asked.length = 0
    await context.setOffline(false)
    await withQueue(next, (queue) => queue.sendNow(), undefined)
    const { scans } = await until(next, ({ counts }) => counts.waiting === 0)
    expect(scans.map(({ queued }) => queued.answer?.status)).toEqual(['accepted', 'accepted'])
    expect(asked).toEqual(['/files', '/scans'])
    expect(await isOnDevice(next, name)).toBe(false)
    const events = await workplace.operator.request('/api/v1/batches/P-2/events')
    expect(JSON.stringify(await events.json())).toContain(name)
    expect(workplace.installation.logged).toEqual([])
  }, 120_000)

  it('lets the scan wait while its photo does not get through, and lays it aside with words where it never will', async () => {
    const { origin, context, asked } = await openServed()
    const page = await openTab(context, origin)
    await until(page, ({ person, rest }) => person !== undefined && rest?.why === 'done')
    const answers = [503, 429, 413]
    await context.route('**/api/v1/files', (route) => {
      const status = answers.shift() ?? 413
      return route.fulfill({ status, headers: { 'retry-after': '1' }, body: '{}' })
    })
    const { name } = await take(page, { width: 40, height: 30 })
    asked.length = 0
    await makeIntake(page, 'P-3', name)
    const { scans } = await until(page, ({ scans }) => scans[0]?.queued.answer !== undefined)
    const answer = scans[0]?.queued.answer
    expect(asked).toEqual(['/files', '/files', '/files', '/scans'])
    expect(answer).toMatchObject({ status: 'refused', faults: [{ says: 'file_not_kept' }] })
    expect(await isOnDevice(page, name)).toBe(true)
    // Once it goes through, the same scan is sent again and recorded.
    await context.unroute('**/api/v1/files')
    const place = scans[0]?.queued.place ?? 0
    expect(await withQueue(page, (queue, at) => queue.mend(at), place)).toBe(true)
    await until(page, ({ scans }) => scans[0]?.queued.answer?.status === 'accepted')
  }, 120_000)

  it.runIf(process.getuid?.() === 0)(
    'says at once where the device has no room (a small disk is mounted as root)',
    async () => {
      const { origin, workplace } = await openServed()
      const folder = await mkdtemp(join(tmpdir(), 'loomcell-photos-'))
      onTestFinished(() => rm(folder, { recursive: true, force: true }))
      const disk = await openDisk(folder)
      onTestFinished(() => disk.close())
      const context = await openLastingDevice(folder, origin, workplace.operator)
      await serveTrial(context, origin)
      const page = await openTab(context, origin)
      const before = await take(page, { width: 40, height: 30 })
      await disk.fill()
      expect(await drawn(page, { width: 1500, height: 1500 })).toEqual({ notAdded: 'full' })
      await disk.free()
      expect(await isOnDevice(page, before.name)).toBe(true)
      expect(await drawn(page, { width: 1500, height: 1400 })).toHaveProperty('name')
    },
    120_000,
  )
})

interface Told {
  readonly name?: string
  readonly notAdded?: string
}

async function serveTrial(context: BrowserContext, origin: string): Promise<void> {
  await context.route(`${origin}/photo-trial`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=UTF-8', body: frame }),
  )
  for (const program of programs) {
    const entry = new URL(`../../web/scanner/${program}.ts`, import.meta.url)
    const { text } = await bundleProgram(fileURLToPath(entry))
    await context.route(`${origin}/photo-trial/${program}.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: text }),
    )
  }
}

async function openTab(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/photo-trial`)
  await page.waitForFunction('globalThis.queue !== undefined')
  return page
}

/** A picture of noise, as a camera's is, so that it does not pack to nothing. */
function drawn(page: Page, { width, height }: { width: number; height: number }): Promise<Told> {
  return page.evaluate(`(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = ${width}
    canvas.height = ${height}
    const pen = canvas.getContext('2d')
    for (let at = 0; at < 2000; at += 1) {
      pen.fillStyle = 'hsl(' + (at * 37) % 360 + ' 80% 50%)'
      pen.fillRect((at * 7919) % ${width}, (at * 104729) % ${height}, 20, 20)
    }
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
    return globalThis.addFile(globalThis.deviceFiles, blob, 'photo')
  })()`)
}

async function take(page: Page, size: { width: number; height: number }) {
  const { name } = await drawn(page, size)
  if (name === undefined) throw new RangeError('Cannot take a photo')
  return { name }
}

function add(page: Page, bytes: readonly number[]): Promise<Told> {
  return page.evaluate(
    `globalThis.addFile(globalThis.deviceFiles, new Blob([new Uint8Array(${JSON.stringify(bytes)})]), 'photo')`,
  )
}

function bytesOf(page: Page, name: string): Promise<number[]> {
  return page.evaluate(`(async () => {
    const { content } = await globalThis.deviceFiles.get('${name.slice(14, 57)}')
    return [...new Uint8Array(await content.arrayBuffer())]
  })()`)
}

function sizeOf(page: Page, name: string): Promise<readonly number[]> {
  return page.evaluate(`(async () => {
    const { content } = await globalThis.deviceFiles.get('${name.slice(14, 57)}')
    const { width, height } = await createImageBitmap(content)
    return [width, height]
  })()`)
}

async function isOnDevice(page: Page, name: string): Promise<boolean> {
  return page.evaluate(
    `globalThis.deviceFiles.get('${name.slice(14, 57)}').then((file) => file !== undefined)`,
  )
}

function makeIntake(page: Page, code: string, photo: string): Promise<boolean> {
  const scan = {
    stream: 'battery',
    stage: 'taken_in',
    facility: 'TM',
    batches: [],
    outputs: [packOutput(code, { serial: `S-${code}`, photo: [photo] })],
    losses: [],
    additions: [],
    facts: {
      sourceKind: 'workshop',
      sourceReference: 'job 1',
      removalDate: '2026-03-02',
      removalReason: 'capacity_loss',
      declaredWaste: false,
    },
  }
  return withQueue(page, async (queue, given) => 'kept' in (await queue.add(given)), scan)
}
