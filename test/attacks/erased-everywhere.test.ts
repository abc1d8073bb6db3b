import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { parseAllowedHosts } from '../../api/notifications/webhooks/target.ts'
import { partsOf } from '../../api/recording/parse.ts'
import { hookedTopics } from '../../domain/topic.ts'
import { jsonOf } from '../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'
import { asOwner, letTimePass, startTestJobs } from '../harness/jobs.ts'
import { signUpPerson } from '../harness/people.ts'
import { openReceiver } from '../harness/receiver.ts'
import { placesOf } from '../harness/whole-database.ts'
import { routeTable } from './route-table.ts'

const buyer = 'buyer-of-the-erased-4711'

it('is on no route, page, export or row once it was erased: who bought a product', async () => {
  const installation = await openTestInstallation()
  const sale = await walkWith(installation, buyer)
  const before = await textOfAll(installation, sale)
  expect(before.filter(([, text]) => text.includes(buyer)).map(([path]) => path)).toEqual(
    expect.arrayContaining([expect.stringContaining('/events')]),
  )
  expect(await placesOf(installation, buyer)).toEqual(['public.disclosure.disclosed'])
  const body = { id: randomUUID(), event: sale.id, facts: ['/facts/buyer'], ground: 'purpose_over' }
  const erased = await installation.request('/api/v1/erasures', {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect(erased.status).toBe(201)
  expect(await placesOf(installation, buyer)).toEqual([])
  const after = await textOfAll(installation, sale)
  expect(after.filter(([, text]) => text.includes(buyer)).map(([path]) => path)).toEqual([])
  expect(after.length).toBe(before.length)
}, 120_000)

it('is neither sent nor kept by what was on its way when it was erased: a delivery that waits, an import that is half read', async () => {
  let isBroken = true
  const receiver = await openReceiver((response) => response.writeHead(isBroken ? 500 : 204).end())
  const installation = await openTestInstallation()
  const allowedHosts = parseAllowedHosts(receiver.host)
  const app = createApp({
    ...installation,
    installation,
    allowedHosts,
    now: () => new Date(),
    log: () => {},
  })
  const post = (path: string, body: RequestInit['body'], headers: Record<string, string> = {}) =>
    app.request(`/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${installation.key}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: body ?? null,
      duplex: 'half',
    } as RequestInit)
  const hook = { url: receiver.url, topics: hookedTopics }
  expect((await post('/webhooks', JSON.stringify(hook))).status).toBe(201)
  await startTestJobs(installation, { allow: receiver.host })
  const sale = await walkWith(installation, buyer)
  // Each delivery fails once and waits for its next attempt.
  const [count] = await asOwner(installation.connection, ['select count(*) from outbox_entry'])
  await receiver.until(Math.max(1, Number(count?.count)))

  const { line } = sale
  const half = Math.floor(line.length / 2)
  let finish = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const bytes = Buffer.from(`${line}\n`)
      controller.enqueue(bytes.subarray(0, half))
      finish = () => {
        controller.enqueue(bytes.subarray(half))
        controller.close()
      }
    },
  })
  const importing = post('/imports', body, { 'content-type': 'application/x-ndjson' })
  const erasure = { id: randomUUID(), event: sale.id, facts: ['/facts/buyer'], ground: 'objection' }
  expect((await post('/erasures', JSON.stringify(erasure))).status).toBe(201)
  finish()
  const answered = await importing
  expect([answered.status, await answered.text()]).toEqual([200, expect.stringContaining(sale.id)])

  isBroken = false
  const before = receiver.got.length
  await letTimePass(installation.connection)
  await receiver.until(before + 1)
  expect(receiver.got.filter((got) => got.body.includes(buyer))).toEqual([])
  expect(await placesOf(installation, buyer)).toEqual([])
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith('loomcell-import-'))
  expect(left.filter((name) => name.includes(`-${process.pid}-`))).toEqual([])
}, 120_000)

interface Sale {
  readonly id: string
  readonly batch: string
  /** The scan as it was sent. */
  readonly line: string
}

/** The battery's walk with this buyer at its sale. */
async function walkWith(
  { recorder, streams, actor }: TestInstallation,
  name: string,
): Promise<Sale> {
  const start = Date.parse('2026-10-01T00:00:00Z')
  const scans = (streams.get('battery')?.examples ?? []).map(({ afterMinutes, ...example }) => {
    const { buyer: given, ...facts } = example.facts ?? {}
    return {
      id: randomUUID(),
      stream: 'battery',
      facility: 'A',
      ...example,
      facts: given === undefined ? facts : { ...facts, buyer: name },
      eventTime: new Date(start + afterMinutes * 60_000).toISOString(),
    }
  })
  const receipts = await recorder.record(partsOf(scans, actor))
  expect(receipts.filter(({ status }) => status === 'refused')).toEqual([])
  const sale = scans.find(({ facts }) => 'buyer' in facts)
  return {
    id: sale?.id ?? '',
    batch: sale?.batches?.[0]?.batch ?? '',
    line: JSON.stringify(sale),
  }
}

/** What every route and page that is only read answers about a batch, to its owner's administrator and by key. */
async function textOfAll(
  installation: TestInstallation,
  { id, batch }: Sale,
): Promise<readonly (readonly [path: string, text: string])[]> {
  const person = await signUpPerson(installation, { role: 'administrator' })
  const values: Readonly<Record<string, string>> = { code: batch, stream: 'battery', stage: 'sold' }
  const texts: [string, string][] = []
  for (const { method, path } of routeTable(installation.app)) {
    if (method !== 'GET' || /token|passkey|oidc|sign/.test(path)) continue
    const filled = path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) =>
      encodeURIComponent(values[name] ?? id),
    )
    const ask = path.startsWith('/work') ? person.request : installation.request
    texts.push([filled, await (await ask(filled)).text()])
  }
  const one = await jsonOf<{ link?: string }>(
    await installation.request(`/api/v1/batches/${batch}`),
  )
  if (one.link !== undefined)
    texts.push([one.link, await (await installation.request(one.link)).text()])
  return texts
}
