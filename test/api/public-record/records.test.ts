import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../api/http/problem.ts'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { languages } from '../../../domain/words.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

/** Values of the example walk that the public must never see. */
const confidential = [
  'CONSTRUCTED-0001',
  'constructed job 4711',
  'photo-of-pack',
  'LOCK-17',
  'person-0',
  'buyer-01',
  '66000',
  '68000',
  'capacity_loss',
  'TT-0001',
  'constructed licence',
  '176.42',
  '10.87',
  'BENCH-A',
  'TEST-0001',
  '93.5',
  '175.3',
  'BMS-0001',
  'constructed site',
  'stateOfHealth',
  'batteryStatus',
  'gradeDecidedBy',
  'DATASHEET',
  'certificate-0001',
]

describe('a public record', () => {
  it('is read without a key, and says where a product came from with shares of all that went in', async () => {
    const { app, paths } = await walked()
    const response = await app.request(paths.get('PROD-HK-0001') ?? '', asJson)
    const view = await jsonOf<RecordView>(response)
    expect(response.status).toBe(200)
    expect(view).toMatchObject({
      code: 'PROD-HK-0001',
      standing: 'left',
      massGrams: 260_000,
      massBasis: 'when_left',
      constructed: true,
      organisation: 'first',
      kind: { name: 'product' },
      material: { label: { 'zh-Hant': '鎳錳鈷（NMC）' } },
      chain: { events: 6 },
      proof: { evidence: expect.stringMatching(/^\/b\/\w+\/evidence\.json$/) },
    })
    expect(view.stages.map(({ name }) => name)).toEqual([
      'assembled',
      'final_tested',
      'passport_issued',
      'listed',
      'sold',
      'put_into_service',
    ])
    const { parents = [], additions = [], further } = view.origins ?? {}
    const all = [...parents, ...additions].map(({ grams }) => grams)
    expect(all.reduce((sum, grams) => sum + grams, 0)).toBe(260_000)
    expect(parents).toHaveLength(8)
    expect(parents[0]).toMatchObject({
      grams: 28_500,
      percent: '10.96',
      batch: { withheld: false },
    })
    expect(further).toMatchObject({ batches: 1, origins: [{ code: 'PACK-HK-0001' }] })
  })

  it('leads from the pack to its modules and on to the product, each on a page of its own', async () => {
    const { app, paths } = await walked()
    const pack = await read(app, paths.get('PACK-HK-0001'))
    const toModule = pack.outcomes[0]?.outputs.find(({ batch }) => batch.code === 'MOD-HK-0001-01')
    const unit = await read(app, toModule?.batch.path)
    expect(unit.origins?.parents).toMatchObject([
      { batch: { code: 'PACK-HK-0001' }, percent: '100.00' },
    ])
    expect(unit.outcomes).toMatchObject([{ stage: { name: 'assembled' }, drawnGrams: 28_500 }])
    expect(unit.outcomes[0]?.outputs[0]?.batch.path).toBe(paths.get('PROD-HK-0001'))
  })

  it('never says what is kept for owners, workshops and authorities, in any form or language', async () => {
    const { app, paths } = await walked()
    for (const path of paths.values()) {
      for (const init of [
        asJson,
        ...languages.map((one) => ({ headers: { 'accept-language': one } })),
      ]) {
        const response = await app.request(path, init)
        const text = `${await response.text()} ${JSON.stringify([...response.headers])}`
        // Fractions of a second may look like anything.
        const timeless = text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
        expect(confidential.filter((one) => timeless.includes(one))).toEqual([])
      }
    }
  })

  it('weighs less than 20 kB as a packed page, for every batch of the walk in every language', async () => {
    const { app, paths } = await walked()
    for (const path of paths.values()) {
      for (const language of languages) {
        const page = await (await app.request(`${path}?lang=${language}`)).text()
        expect(gzipSync(page).length).toBeLessThan(20_000)
      }
    }
  })

  it('answers 410 with the whole story for what is no more, and 200 for what only left', async () => {
    const { app, paths } = await walked()
    const statuses = await Promise.all(
      ['PACK-HK-0001', 'LOT-HK-0001', 'MOD-HK-0001-09', 'PROD-HK-0001', 'FRAC-HK-0001-BM'].map(
        async (code) => (await app.request(paths.get(code) ?? '')).status,
      ),
    )
    expect(statuses).toEqual([410, 410, 410, 200, 200])
    const lot = await read(app, paths.get('LOT-HK-0001'))
    expect(lot).toMatchObject({ standing: 'gone', massGrams: 114_000, massBasis: 'when_made' })
    expect(lot.outcomes.flatMap(({ outputs }) => outputs)).toHaveLength(10)
    expect(lot.rates).toContainEqual(
      expect.objectContaining({
        percent: '71.05',
        minimumPercent: '65',
        binding: true,
        status: 'pass',
      }),
    )
  })

  it('tells the recycled content of a yarn with its model and limits, classes apart', async () => {
    const installation = await openTestInstallation()
    const paths = await walkExamples(installation, 'textile')
    const yarn = await read(installation.app, paths.get('YARN-HK-0001'))
    expect(yarn).toMatchObject({ standing: 'left', massGrams: 511_075, massBasis: 'when_left' })
    expect(yarn.sentOutGrams).toBe(511_075)
    expect(yarn.recycled).toMatchObject({
      model: 'controlled_blending',
      virginPercent: '30.00',
      preConsumerPercent: '0.00',
      limits: { en: 'Blended with other material; the share is known for each batch' },
    })
  })

  it('says the same to every code that leads nowhere, and explains in the language of the reader', async () => {
    const { app } = await openTestInstallation()
    const pages = await Promise.all(
      [recordPath(randomUUID()), '/b/not-a-code', '/01/09521234543213/10/ABC', '/8004/x'].map(
        async (path) => app.request(path, { headers: { 'accept-language': 'zh-HK' } }),
      ),
    )
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    const texts = await Promise.all(pages.map((page) => page.text()))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('<html lang="zh-Hant-HK">')
    const problem = await jsonOf<Problem>(await app.request(recordPath(randomUUID()), asJson))
    expect(problem).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('a record that changes', () => {
  it('is never stale: a cached page of a batch is made anew after the next commit', async () => {
    const installation = await openClay()
    const path = await dug(installation, 'one')
    expect((await read(installation.app, path)).stages).toHaveLength(1)
    const half = clay('kneaded', {
      batches: [{ batch: 'one', massGrams: 200 }],
      losses: [{ reason: 'dust', massGrams: 10 }],
      outputs: [{ batch: 'two', kind: 'lump', massGrams: 190 }],
    })
    expect(said(await record(installation, half))).toEqual(['accepted'])
    const after = await read(installation.app, path)
    expect(after.outcomes).toMatchObject([{ outputs: [{ batch: { code: 'two' } }] }])
    const child = after.outcomes[0]?.outputs[0]?.batch.path
    expect(await read(installation.app, child)).toMatchObject({ standing: 'here', massGrams: 190 })
    await record(
      installation,
      clay('reversed', { reverses: half.id, facts: { reason: 'mistake' } }),
    )
    expect(await read(installation.app, path)).toMatchObject({ outcomes: [], massGrams: 500 })
    expect(await read(installation.app, child)).toMatchObject({
      standing: 'taken_back',
      origins: null,
    })
    expect((await installation.app.request(child ?? '')).status).toBe(410)
  })

  it('answers 304 to the tag that it gave, until something happens, and per language', async () => {
    const installation = await openClay()
    const path = await dug(installation, 'one')
    const first = await installation.app.request(path)
    const tag = first.headers.get('etag') ?? ''
    const again = (headers: Record<string, string> = {}) =>
      installation.app.request(path, { headers: { 'if-none-match': tag, ...headers } })
    expect((await again()).status).toBe(304)
    expect((await again({ 'accept-encoding': 'gzip' })).status).toBe(304)
    expect((await again({ 'accept-language': 'zh-CN' })).status).toBe(200)
    expect((await again({ accept: 'application/json' })).status).toBe(200)
    await record(installation, clay('looked_at', { batches: [{ batch: 'one' }] }))
    expect((await again()).status).toBe(200)
    expect(first.headers.get('vary')).toBe('Accept, Accept-Encoding, Accept-Language')
    expect(first.headers.get('cache-control')).toBe('no-cache')
  })

  it('travels packed where the reader takes gzip', async () => {
    const installation = await openClay()
    const path = await dug(installation, 'one')
    const plain = await installation.app.request(path)
    const packed = await installation.app.request(path, {
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const unpacked = packed.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(unpacked ?? null).text()).toBe(await plain.text())
  })
})

const asJson = { headers: { accept: 'application/json' } }

async function walked() {
  const installation = await openTestInstallation()
  return { ...installation, paths: await walkExamples(installation, 'battery') }
}

async function read(
  app: TestInstallation['app'],
  path: string | null | undefined,
): Promise<RecordView> {
  return jsonOf<RecordView>(await app.request(path ?? '', asJson))
}

async function dug(installation: TestInstallation, code: string): Promise<string> {
  const [receipt] = await record(installation, dig(code, 500))
  return recordPath(receipt?.status === 'accepted' ? (receipt.batches[0]?.batch ?? '') : '')
}
