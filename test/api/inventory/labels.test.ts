import { createHash } from 'node:crypto'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import type { Problem } from '../../../api/http/problem.ts'
import { batchIdFromPath } from '../../../api/public-record/asked-form.ts'
import { batchLink } from '../../../domain/batch-link.ts'
import { parseLink } from '../../../domain/digital-link/parse-link.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { clay, dig, openClay, record, said, shareClay } from '../../harness/clay.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { textInPng } from '../../harness/read-qr.ts'
import { walkExamples } from '../../harness/walk-examples.ts'
import { linkInPicture, picturesIn } from './zpl/read-pictures.ts'

const awkward = ['a/b', '100%', 'a+b', '#1', 'a&b=c', 'a^b~c_d', '<b>&amp;', 'a\\&b', '"q"']

/** Holds batches for what only looks at one. */
const shared = shareClay()
const lying = ['one', 'other', ...awkward]
beforeAll(async () => {
  const receipts = await record(shared(), ...lying.map((code) => dig(code, 1)))
  expect(said(receipts)).toEqual(lying.map(() => 'accepted'))
})

describe('GET /batches/{code}/qr', () => {
  it.each(awkward)('leads from the QR of batch %s back to that batch', async (code) => {
    const installation = shared()
    const link = textInPng(await png(installation, code))
    expect(link).toMatch(/^http:\/\/localhost\/b\/[0-9A-Z]{26}$/)
    expect(batchIdFromPath(new URL(link ?? '').pathname)).toBe(await idOf(installation, code))
  })

  it('carries where the settings say that links lead, whoever asks by whatever address', async () => {
    const installation = await withLinks(await openClay(), {
      publicUrl: 'https://loom.example.org',
    })
    await record(installation, dig('one', 1))
    const link = batchLink('https://loom.example.org', await idOf(installation, 'one'))
    expect(textInPng(await png(installation, 'one'))).toBe(link)
  })

  it('carries a GS1 Digital Link for each kind: asset, item, lot', async () => {
    const links = { publicUrl: 'https://loom.example.org', gs1CompanyPrefix: '9521234' }
    const installation = await withLinks(await openTestInstallation(), links)
    await walkExamples(installation, 'battery')
    for (const [code, keys] of [
      ['PACK-HK-0001', ['8004']],
      ['PROD-HK-0001', ['01', '21']],
      ['LOT-HK-0001', ['01', '10']],
    ] as const) {
      const link = textInPng(await png(installation, code)) ?? ''
      const parsed = parseLink(link)
      expect('path' in parsed && parsed.path.map(({ ai }) => ai)).toEqual(keys)
      const { pathname, search, searchParams } = new URL(link)
      const internal = searchParams.get('91') ?? undefined
      expect(batchIdFromPath(pathname, internal)).toBe(await idOf(installation, code))
      // A lot that was worked up answers 410 with its record.
      expect([200, 410]).toContain((await installation.app.request(`${pathname}${search}`)).status)
    }
  })

  it.each([
    'size=64&margin=0&level=L',
    'size=4096&level=H',
    'size=301&margin=4&level=M',
    'margin=16',
  ])('can be read as a PNG with %s, whole pixels to each module', async (query) => {
    const installation = shared()
    const bytes = await png(installation, 'one', query)
    expect(textInPng(bytes)).toBe(batchLink('http://localhost', await idOf(installation, 'one')))
  })

  it('can still be read with dirt over a twentieth of it', async () => {
    const installation = shared()
    const picture = PNG.sync.read(Buffer.from(await png(installation, 'one', 'size=600')))
    const { width, data } = picture
    for (let row = Math.floor(width * 0.5); row < width * 0.72; row += 1) {
      for (let column = Math.floor(width * 0.4); column < width * 0.62; column += 1) {
        data.fill(40, (row * width + column) * 4, (row * width + column) * 4 + 3)
      }
    }
    const link = batchLink('http://localhost', await idOf(installation, 'one'))
    expect(textInPng(PNG.sync.write(picture))).toBe(link)
  })

  it('draws the same as SVG, with nothing but shapes in it', async () => {
    const installation = shared()
    const response = await installation.request('/api/v1/batches/one/qr.svg?size=300')
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    const svg = await response.text()
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="(\d+)" height="\1"/)
    expect(svg).not.toMatch(/script|href|style|url\(/)
  })

  it('refuses sizes, margins and levels out of bounds, all at once', async () => {
    const installation = shared()
    const path = '/api/v1/batches/one/qr.png?size=5000&margin=17&level=X&colour=red'
    const response = await installation.request(path)
    expect(response.status).toBe(422)
    expect([...(await pointersIn(response))].sort()).toEqual([
      '/query/colour',
      '/query/level',
      '/query/margin',
      '/query/size',
    ])
    const small = await installation.request('/api/v1/batches/one/qr.png?size=64&margin=16')
    expect(await pointersIn(small)).toEqual(['/query/size'])
  })

  it('is for the holder only', async () => {
    const installation = await openClay()
    await record(installation, dig('one', 1))
    const { key } = await addTestOrganisation(installation, 'second')
    for (const end of ['qr.svg', 'qr.png', 'label', 'label.zpl']) {
      const path = `/api/v1/batches/one/${end}`
      const headers = { authorization: `Bearer ${key}` }
      expect((await installation.request(path, { headers })).status).toBe(404)
      expect((await installation.app.request(path)).status).toBe(401)
    }
  })
})

describe('GET /batches/{code}/label.zpl', () => {
  it('prints QR, code, mass, kind and stage', async () => {
    const installation = await openClay()
    await record(installation, dig('one', 412_350))
    const zpl = await textOf(installation, '/api/v1/batches/one/label.zpl')
    const link = batchLink('http://localhost', await idOf(installation, 'one'))
    expect(zpl).toMatch(/^\^XA\^CI28.*\^PW800\^LL400\n/)
    expect(picturesIn(zpl).map(linkInPicture)).toEqual([link])
    for (const words of ['one', '412.35 kg', 'Lump']) expect(zpl).toContain(`^FD${words}^FS`)
    expect(zpl.endsWith('^XZ\n')).toBe(true)
  })

  it.each(awkward)('lets no command out of the code %s', async (code) => {
    const installation = shared()
    const zpl = await textOf(installation, `/api/v1/batches/${encodeURIComponent(code)}/label.zpl`)
    expect(new Set(zpl.match(/[\^~][A-Z@]?[A-Z0-9]/gi))).toEqual(
      new Set([
        '^XA',
        '^CI',
        '^LH',
        '^LS',
        '^PW',
        '^LL',
        '^FO',
        '^GF',
        '^FH',
        '^FD',
        '^FS',
        '^A0',
        '^FB',
        '^XZ',
      ]),
    )
    const written = [...zpl.matchAll(/\^FH_\^FD([^^]*)\^FS/g)].map(([, text = '']) => decoded(text))
    expect(written).toContain(code)
  })

  it('breaks a long code into lines and loses nothing of it', async () => {
    const installation = shared()
    const code = `${'W'.repeat(79)}Z`
    await record(installation, dig(code, 1))
    const zpl = await textOf(installation, `/api/v1/batches/${code}/label.zpl`)
    const lines = [...zpl.matchAll(/\^FD(W+Z?)\^FS/g)].map(([, line]) => line)
    expect(lines.join('')).toBe(code)
    expect(lines.length).toBeGreaterThan(1)
  })
})

describe('label pages', () => {
  it('says what was never weighed in the language of the reader', async () => {
    const installation = await openClay()
    const facts = { provenStage: 'dug', recordsOrigin: 'paper' }
    await record(
      installation,
      clay('adopted', { outputs: [{ batch: 'old', kind: 'lump' }], facts }),
    )
    const path = '/api/v1/batches/old/label'
    const headers = { 'accept-language': 'zh-HK' }
    expect(await textOf(installation, path)).toContain('>Not weighed<')
    expect(await textOf(installation, path, { headers })).toContain('>未稱重<')
    expect(await textOf(installation, `${path}?lang=zh-Hans`, { headers })).toContain('>未称重<')
    expect((await installation.request(`${path}?lang=fr`)).status).toBe(422)
  })

  it('has a word for a state that no machine of a stream knows, on a page tagged like the record’s', async () => {
    const installation = await openClay()
    const scan = dig('gone', 500)
    await record(installation, scan)
    const facts = { reason: 'mistake' }
    await record(installation, clay('reversed', { reverses: scan.id, facts }))
    const page = await textOf(installation, '/api/v1/batches/gone/label?lang=zh-Hant')
    expect(page).toMatch(/已撤回 <time datetime="\d{4}-\d\d-\d\d">\d{4}年\d+月\d+日<\/time>/)
    expect(page).toContain('<html lang="zh-Hant-HK">')
  })

  it('puts 24 labels on a sheet in the order asked for, from the place asked for', async () => {
    const installation = await openClay()
    const codes = Array.from({ length: 30 }, (_, index) => `L-${index}`)
    await record(installation, ...codes.map((code) => dig(code, 1_000)))
    const page = await sheet(installation, { codes: [...codes, 'L-0'], start: 20 })
    const text = await page.text()
    const sheets = text.split('<section class="sheet">').slice(1)
    expect(sheets.map((one) => one.match(/class="label"/g)?.length)).toEqual([24, 24, 2])
    const shown = [...text.matchAll(/<p class="code short">([^<]+)</g)].map(([, code]) => code)
    expect(shown).toEqual([...codes, 'L-0'])
  })

  it('runs no script, loads nothing, allows only its own style and shows codes as they are', async () => {
    const installation = await openClay()
    await record(installation, ...awkward.map((code) => dig(code, 1)))
    const response = await sheet(installation, { codes: awkward })
    const page = await response.text()
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
    expect(page).not.toMatch(/<script|<link|<img|<b>|\bsrc=|\bstyle="|\son\w+="|@import|url\(/)
    expect(page).toContain('&lt;b&gt;&amp;amp;')
  })

  it('names every code that is not there and prints nothing', async () => {
    const installation = await openClay()
    await record(installation, dig('one', 1))
    const response = await sheet(installation, { codes: ['one', 'two', 'one', 'three'] })
    expect(response.status).toBe(404)
    const { code, faults } = await jsonOf<Problem>(response)
    expect(code).toBe('unknown_batch')
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/codes/1', '/codes/3'])
  })

  it.each([
    { codes: [] },
    { codes: Array.from({ length: 201 }, () => 'one') },
    { codes: ['one'], start: 25 },
    { codes: ['one'], colour: 'red' },
    { codes: ['..'] },
  ])('refuses a sheet that cannot be: %j', async (body) => {
    expect((await sheet(shared(), body)).status).toBe(422)
  })

  it('marks numbers of the demonstration prefix', async () => {
    const open = await openTestInstallation()
    await walkExamples(open, 'battery')
    const path = '/api/v1/batches/PACK-HK-0001/label'
    const demonstration = await withLinks(open, { gs1CompanyPrefix: '9521234' })
    expect(await textOf(demonstration, path)).toContain('>Demo<')
    expect(await textOf(demonstration, `${path}.zpl`)).toContain('^FDDemo^FS')
    expect(await textOf(open, path)).not.toContain('>Demo<')
  })
})

/** The same installation behind an app with these settings. */
async function withLinks(
  installation: TestInstallation,
  links: { publicUrl?: string; gs1CompanyPrefix?: string },
): Promise<TestInstallation> {
  const app = createApp({ installation, log: () => {}, now: () => new Date(), ...links })
  const headers = { authorization: `Bearer ${installation.key}` }
  return { ...installation, app, request: async (path) => app.request(path, { headers }) }
}

async function png(installation: TestInstallation, code: string, query = ''): Promise<Uint8Array> {
  const path = `/api/v1/batches/${encodeURIComponent(code)}/qr.png?${query}`
  const response = await installation.request(path)
  expect(response.headers.get('content-type')).toBe('image/png')
  return new Uint8Array(await response.arrayBuffer())
}

async function idOf({ request }: TestInstallation, code: string): Promise<string> {
  const path = `/api/v1/batches/${encodeURIComponent(code)}`
  return (await jsonOf<{ id: string }>(await request(path))).id
}

async function textOf({ request }: TestInstallation, path: string, init?: RequestInit) {
  return (await request(path, init)).text()
}

async function sheet({ request }: TestInstallation, body: object): Promise<Response> {
  return request('/api/v1/labels/sheet', { method: 'POST', body: JSON.stringify(body) })
}

function decoded(text: string): string {
  return text.replaceAll(/_([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
