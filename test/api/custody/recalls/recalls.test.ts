import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { recordWalk } from '../../../../api/commands/city/record-walk.ts'
import { recordPath } from '../../../../api/public-record/neighbour.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import {
  dismantle,
  moduleGrams,
  offerOf,
  openTwo,
  passOn,
  type Side,
} from '../../../harness/sides.ts'

const recall = { reason: 'Welds may crack', notice: 'fire', severity: 'serious' }

describe('a recall', () => {
  it('names every batch that came out of a pack, and to whom what was made of it was sold', async () => {
    const installation = await openTestInstallation()
    const battery = installation.streams.get('battery')
    if (battery === undefined) throw new Error('Cannot find the stream battery')
    const { actor } = installation
    await recordWalk(installation.recorder, battery, { actor, facility: 'A', start: new Date() })
    const opened = await post(installation, '/recalls', { ...recall, batch: 'PACK-HK-0001' })
    expect(opened).toMatchObject({ isOwn: true, openedBy: { slug: 'first' }, endedTime: null })
    const one = await get<Affecting>(installation, `/recalls/${opened.id}?limit=1000`)
    const lineage = await get<{ edges: readonly { child: string }[] }>(
      installation,
      '/batches/PACK-HK-0001/lineage?direction=down',
    )
    const made = new Set(lineage.edges.map(({ child }) => child))
    expect(one.affected).toHaveLength(made.size + 1)
    const sold = one.affected.filter(({ sales }) => sales.length > 0)
    expect(sold).toHaveLength(1)
    const [sale] = sold[0]?.sales ?? []
    expect(sale?.buyer).toMatch(/\S/)
    expect(sale?.grams).toBeGreaterThan(0)

    const csv = await installation.request(`/api/v1/recalls/${opened.id}/affected.csv`)
    const table = (await csv.text()).trim().split('\r\n')
    expect(table).toHaveLength(made.size + 2)
    expect(table.join('\n')).toContain(sale?.buyer)
    const asked = `/api/v1/recalls/${opened.id}/affected.csv?lang=zh-Hant`
    const chinese = (await (await installation.request(asked)).text()).replaceAll(/"[^"]*"/g, '')
    expect(chinese).toContain('持有者,編號,流程,種類,物料,狀態,設施,重量（克）')
    // Codes, names and ids are whose they are; all that the streams name is said in Chinese.
    expect(chinese).toContain(',車用電池,電池模組,')
    expect(chinese).not.toMatch(/,(?:battery|pack|module|product|[a-z]+_[a-z_]+),|\d{4}-\d\d-\d\dT/)
    const lines = await installation.request(`/api/v1/recalls/${opened.id}/affected.ndjson`)
    expect((await lines.text()).trim().split('\n')).toHaveLength(made.size + 1)
    const sheet = await installation.request(`/api/v1/recalls/${opened.id}/affected.xlsx`)
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    await checksOut(installation)
  })

  it('tells each holder of its own batches and names nobody whom it does not know', async () => {
    const { sender, receiver, stranger, installation } = await openTwo()
    const codes = await dismantle(installation)
    await passOn({ sender, receiver }, codes.slice(0, 3))
    await passTo(receiver, stranger, codes[1] ?? '')
    const opened = await sender.post('/recalls', { ...recall, batch: codes[1] }, 201)
    const own = await sender.get(`/recalls/${opened.id}`)
    expect(own.affected).toMatchObject([
      { isOwn: true, code: codes[1], state: 'handed_over', grams: 0 },
      {
        isOwn: false,
        holder: { slug: 'second' },
        id: null,
        code: null,
        state: null,
        grams: moduleGrams,
        facility: null,
      },
    ])
    // One holder of that kind could be told from it; what is in stock there is nobody's to know.
    expect(own.withheld).toEqual([{ stream: null, kind: null, material: null, batches: 1 }])
    expect(JSON.stringify(own)).not.toContain('third')

    const second = await receiver.get(`/recalls/${opened.id}`)
    expect(second).toMatchObject({ openedBy: { slug: 'first' }, isOwn: false, batches: 1 })
    expect(second.affected).toMatchObject([{ isOwn: true, state: 'handed_over' }])
    expect(second.withheld).toEqual([])
    const { recalls } = await stranger.get('/recalls')
    expect(recalls).toMatchObject([{ id: opened.id, openedBy: null, batches: 1 }])
    const last = await stranger.get(`/recalls/${opened.id}`)
    expect(JSON.stringify(last)).not.toMatch(/first|second/)
    expect(await toldOf(installation, 'recall.opened')).toEqual(['second', 'third'])
    expect(await receiver.status(`/recalls/${opened.id}/end`, { note: 'Not mine' })).toBe(404)
    await checksOut(installation)
  })

  it('goes on with what is made of an affected batch later, and tells whoever takes it over', async () => {
    const { sender, receiver, stranger, installation } = await openTwo()
    const codes = await dismantle(installation)
    // A lesser risk: of a serious one nothing would be passed on.
    const lesser = { ...recall, severity: 'medium' }
    const opened = await sender.post('/recalls', { ...lesser, batch: codes[0] }, 201)
    expect(await receiver.status(`/recalls/${opened.id}`)).toBe(404)
    const underRecallReason = 'They mend it'
    await passOn({ sender, receiver }, codes.slice(0, 1), { underRecallReason })
    const here = await receiver.get(`/recalls/${opened.id}`)
    expect(here.affected).toMatchObject([{ code: codes[0], grams: moduleGrams }])
    expect(await toldOf(installation, 'recall.opened')).toEqual(['second'])
    await sender.post(`/recalls/${opened.id}/end`, { note: 'Welds were checked' }, 200)
    await passTo(receiver, stranger, codes[0] ?? '')
    expect(await toldOf(installation, 'recall.opened')).toEqual(['second'])
    // It ended before, and follows nothing any more.
    expect(await stranger.status(`/recalls/${opened.id}`)).toBe(404)
    await checksOut(installation)
  })

  it('stands on the record page of every affected batch at once, without a name, until it ends', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    await passOn({ sender, receiver }, codes.slice(0, 1))
    const { id: batch } = await receiver.get(`/batches/${codes[0]}`)
    const page = async () => (await installation.request(recordPath(batch))).text()
    const tag = async () => (await installation.request(recordPath(batch))).headers.get('etag')
    expect(await page()).not.toContain('It may catch fire')
    const before = await tag()
    const opened = await sender.post('/recalls', { ...recall, batch: codes[0] }, 201)
    const shown = await page()
    expect(shown).not.toContain(recall.reason)
    expect(shown).toContain('It may catch fire')
    const [notice = ''] = /<div class="band recall".*?<\/div>/s.exec(shown) ?? []
    expect(notice).toContain('Serious risk')
    expect(notice).not.toMatch(/first|second|test/)
    expect(await tag()).not.toBe(before)
    await sender.post(`/recalls/${opened.id}/end`, { note: 'Welds were checked' }, 200)
    expect(await page()).not.toContain('It may catch fire')
    expect(await tag()).toBe(before)
  })

  it('is opened once, of a batch of one’s own, by nobody who only records', async () => {
    const { sender, receiver, installation } = await openTwo()
    const [code = ''] = await dismantle(installation)
    const request = { id: randomUUID(), ...recall, batch: code }
    const statuses = [1, 2, 3].map(() => sender.status('/recalls', request))
    expect((await Promise.all(statuses)).sort()).toEqual([200, 200, 201])
    expect(await sender.status('/recalls', { ...request, severity: 'low' })).toBe(409)
    expect(await receiver.status('/recalls', { ...recall, batch: code })).toBe(404)
    expect(await receiver.status('/recalls', { ...request, batch: code })).toBe(404)
    expect(await sender.status('/recalls', { ...recall, severity: 'mild', batch: code })).toBe(422)
  })
})

async function passTo(from: Side, to: Side, code: string) {
  const offer = { ...offerOf([code]), receiver: 'third', facility: 'B' }
  const { id } = await from.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await from.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await to.post(at, { step: 'receive', facility: 'A' }, 201)
  await to.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: moduleGrams }] }, 201)
}

/** Short names of those who were told of a topic, in the order in which they were. */
async function toldOf({ store }: TestInstallation, topic: string): Promise<readonly string[]> {
  const rows = await store.system
    .selectFrom('outbox_entry')
    .innerJoin('organisation', 'organisation.organisation_key', 'outbox_entry.organisation_key')
    .select('slug')
    .where('topic', '=', topic as 'recall.opened')
    .orderBy('outbox_entry_key')
    .execute()
  return rows.map(({ slug }) => slug)
}

interface Affecting {
  readonly affected: readonly {
    readonly sales: readonly { readonly buyer: string; readonly grams: number }[]
  }[]
}

async function get<Shape>(installation: TestInstallation, path: string): Promise<Shape> {
  return jsonOf<Shape>(await installation.request(`/api/v1${path}`))
}

async function post(installation: TestInstallation, path: string, body: object) {
  const sent = { method: 'POST', body: JSON.stringify({ id: randomUUID(), ...body }) }
  const response = await installation.request(`/api/v1${path}`, sent)
  expect(response.status).toBe(201)
  return jsonOf<{ id: string }>(response)
}

async function checksOut(installation: TestInstallation) {
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
  expect(installation.logged).toEqual([])
}
