import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFlush } from '../../../../web/scanner/queue/flush.ts'
import { createLine } from '../../../../web/scanner/queue/line.ts'
import type { QueuedScan, ScanToSend } from '../../../../web/scanner/queue/queued-scan.ts'
import { queuedScan } from '../../../harness/queued-scan.ts'

const origin = 'https://loom.example'
const scansAt = `${origin}/api/v1/scans`
const server = setupServer(
  http.get(`${origin}/api/v1/session`, () =>
    HttpResponse.json({
      operator: 'p-one',
      person: { name: 'Chan Ka-wai' },
      organisation: { slug: 'harbour' },
    }),
  ),
)

describe('the line of a device', () => {
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())

  it.each([
    ['is cut at the first byte', () => cut('')],
    ['hangs', () => delay(2_000).then(() => HttpResponse.json([]))],
    ['is cut in the middle of an answer', ({ ids }: Given) => cut(receipts(ids))],
    ['leads to a portal', () => HttpResponse.html('<h1>Accept our terms</h1>')],
    ['leads elsewhere', () => HttpResponse.redirect('https://portal.example/', 302)],
    ['gives an answer to other scans', () => HttpResponse.json(receipts(['x', 'y']))],
    [
      'gives an answer to fewer scans',
      ({ ids }: Given) => HttpResponse.json(receipts(ids.slice(1))),
    ],
    ['gives no JSON', () => HttpResponse.text('ok')],
    ['has a proxy that forbids', () => HttpResponse.text('no', { status: 403 })],
    ['has a server that fails', () => HttpResponse.text('oh', { status: 500 })],
  ])('loses and doubles nothing where it %s', async (_name, answer) => {
    const device = deviceWith([queuedScan(1), queuedScan(2, { scan: { batches: [] } })])
    server.use(
      http.post(scansAt, async ({ request }) => answer({ ids: await idsIn(request) }), {
        once: true,
      }),
    )
    expect(await device.flush()).toEqual({ why: 'later', gotThrough: false })
    expect(device.scans().map(({ answer: given, sends }) => [given, sends])).toEqual([
      [undefined, 1],
      [undefined, 1],
    ])
    const ids: string[] = []
    server.use(
      http.post(scansAt, async ({ request }) => {
        const asked = await idsIn(request)
        ids.push(...asked)
        return HttpResponse.json(receipts(asked))
      }),
    )
    expect(await device.flush()).toEqual({ why: 'done' })
    expect(ids).toEqual(device.scans().map(({ scan }) => scan.id))
    expect(device.scans().every(({ answer: given }) => given?.status === 'accepted')).toBe(true)
  })

  it.each([
    [429, { 'retry-after': '17' }, 17],
    [
      503,
      { 'retry-after': 'Fri, 27 Nov 2020 10:01:30 GMT', date: 'Fri, 27 Nov 2020 10:00:00 GMT' },
      90,
    ],
  ])(
    'waits as long as an answer of %i asks, by the clock of the server',
    async (status, headers, askedSeconds) => {
      const device = deviceWith([queuedScan(1)])
      server.use(http.post(scansAt, () => HttpResponse.text('', { status, headers })))
      expect(await device.flush()).toEqual({ why: 'later', gotThrough: false, askedSeconds })
      expect(device.scans()[0]?.answer).toBeUndefined()
    },
  )

  it('keeps all where nobody is signed in, and where the person may not record', async () => {
    const device = deviceWith([queuedScan(1)])
    const refused = { code: 'not_authenticated', faults: [] }
    server.use(
      http.post(scansAt, () => HttpResponse.json(refused, { status: 401 }), { once: true }),
    )
    expect(await device.flush()).toEqual({ why: 'signed_out' })
    const refusal = { code: 'not_allowed', faults: [] }
    server.use(http.post(scansAt, () => HttpResponse.json(refusal, { status: 403 })))
    expect(await device.flush()).toEqual({ why: 'not_allowed', refusal })
    expect(device.scans()[0]?.answer).toBeUndefined()
  })

  it('finds the one scan for which a request is too large, and has the others recorded', async () => {
    const all = ['A', 'B', 'C', 'D', 'E'].map((batch, index) =>
      queuedScan(index + 1, { scan: { batches: [{ batch }] } }),
    )
    const device = deviceWith(all)
    const large = all[2]?.scan.id ?? ''
    server.use(
      http.post(scansAt, async ({ request }) => {
        const ids = await idsIn(request)
        if (!ids.includes(large)) return HttpResponse.json(receipts(ids))
        return HttpResponse.json({ code: 'too_large', faults: [] }, { status: 413 })
      }),
    )
    while ((await device.flush()).why !== 'done');
    expect(device.scans().map(({ answer }) => answer?.status)).toEqual([
      'accepted',
      'accepted',
      'refused',
      'accepted',
      'accepted',
    ])
  })

  it('tells how far the clock of the device is off', async () => {
    const device = deviceWith([queuedScan(1)])
    const date = new Date(Date.now() - 3 * 3_600_000).toUTCString()
    server.use(http.post(scansAt, () => HttpResponse.json([], { headers: { date } })))
    await device.flush()
    expect(Math.round((device.ahead() ?? 0) / 60_000)).toBe(180)
  })
})

interface Given {
  readonly ids: readonly string[]
}

/** A device that keeps its scans in a list, with a line of its own. */
function deviceWith(given: readonly QueuedScan[]) {
  let scans = given
  let ahead: number | undefined
  const line = createLine({
    origin,
    mostMilliseconds: 500,
    language: () => 'en',
    onClock: (milliseconds) => {
      ahead = milliseconds
    },
  })
  const flush = createFlush({
    ...line,
    now: () => new Date('2031-01-01T00:00:00Z'),
    store: {
      all: async () => scans,
      change: async (places, change) => {
        scans = scans.flatMap((one) => (places.includes(one.place) ? (change(one) ?? []) : one))
        return scans.filter(({ place }) => places.includes(place))
      },
    },
  })
  return { flush, scans: () => scans, ahead: () => ahead }
}

async function idsIn(request: Request): Promise<readonly string[]> {
  const scans = (await request.json()) as readonly ScanToSend[]
  return scans.map(({ id }) => id)
}

function receipts(ids: readonly string[]) {
  const nothing = { batches: [], decisions: {}, warnings: [], recordTime: '' }
  return ids.map((id) => ({ id, status: 'accepted', digest: 'd', ...nothing }))
}

/** The beginning of an answer, after which the line is gone. */
function cut(body: unknown): Response {
  const text = JSON.stringify(body)
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
      controller.error(new TypeError('connection reset'))
    },
  })
  return new HttpResponse(stream, { headers: { 'content-type': 'application/json' } })
}
