import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { usualRates } from '../../../api/http/hardening/rate-limits.ts'
import { openOn } from '../../../api/installation.ts'
import { openMeter } from '../../../api/operation/meter.ts'
import { createOperation } from '../../../api/operation/operation.ts'
import { serveMetrics } from '../../../api/operation/serve-metrics.ts'
import { figureNames, figures } from '../../../domain/operation/figures.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { packScan } from '../../harness/pack-scan.ts'
import { serveApp } from '../../harness/serve-app.ts'

/** A measured installation over the database of another, its app on loopback and its metrics beside it. */
async function measured() {
  const { connection, secret, key } = await openTestInstallation()
  const meter = await openMeter({ version: '0.1.0', commit: 'a'.repeat(40) })
  const installation = await openOn(connection, () => {}, { secret, watch: meter.recording })
  onTestFinished(() => installation.close())
  const operation = createOperation(installation)
  const app = createApp({
    installation,
    operation,
    log: () => {},
    now: () => new Date(),
    rates: usualRates,
    logRequest: meter.answered,
  })
  const sources = { state: operation.state, pools: installation.store.load }
  const at = { host: '127.0.0.1', port: 0 }
  const served = await serveMetrics(meter, at, { sources, log: () => {} })
  onTestFinished(served.stop)
  const url = `http://127.0.0.1:${served.port}`
  const read = async () => samplesIn(await (await fetch(`${url}/metrics`)).text())
  return { url, read, origin: await serveApp({ app }), key }
}

/** The samples of a text of Prometheus by name and labels. */
function samplesIn(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

it('counts scans, answers and what waits, and lets nobody who asks make a new series', async () => {
  const { url, read, origin, key } = await measured()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const scan = { ...packScan(), facility: 'A' }
  const send = (body: unknown) =>
    fetch(`${origin}/api/v1/scans`, { method: 'POST', headers, body: JSON.stringify(body) })
  await send(scan)
  await send(scan)
  await send({ id: 'no scan at all' })
  // Turned away at the door: this station signs nothing.
  await send({ scan: { ...packScan(), facility: 'A' }, signature: 'AA' })
  const first = await read()
  expect(first.get('loomcell_scans_total{stream="battery",outcome="accepted"}')).toBe(1)
  expect(first.get('loomcell_scans_total{stream="battery",outcome="duplicate"}')).toBe(1)
  expect(first.get('loomcell_scans_total{stream="unknown",outcome="refused"}')).toBe(1)
  expect(first.get('loomcell_scans_total{stream="battery",outcome="refused"}')).toBe(1)
  expect(first.get('loomcell_gathering_scans_count')).toBe(2)
  expect(first.get('loomcell_recording_wait_seconds_count')).toBe(2)
  const answers = 'loomcell_http_requests_total{method="POST",route="/api/v1/scans",status="200"}'
  expect(first.get(answers)).toBeGreaterThanOrEqual(2)
  for (const name of figureNames.filter((one) => !/^disk|^checkpoint/.test(one)))
    expect([name, first.has(figures[name].metric)]).toEqual([name, true])
  expect(first.get('loomcell_log_waiting_entries')).toBe(1)
  expect(first.get('loomcell_pool_connections_limit{pool="write"}')).toBe(4)
  const info = `loomcell_build_info{version="0.1.0",commit="${'a'.repeat(40)}",node="${process.version}"}`
  expect(first.get(info)).toBe(1)

  // Each of these once, so that the series of what leads nowhere are there; then many more.
  const strange = async (from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      const init = { headers: { host: `h${at}.example`, 'user-agent': `u${at}` } }
      await fetch(`${origin}/nowhere/${at}?q=${at}`, init)
      await fetch(`${origin}/b/${at}`, {
        ...init,
        method: ['PROPFIND', 'LINK', 'SEARCH'][at % 3] ?? 'COPY',
      })
      await fetch(`${origin}/api/v1/batches/${at}`, init)
    }
  }
  await strange(0, 3)
  const before = [...(await read()).keys()].filter((name) => name.startsWith('loomcell_'))
  await strange(3, 40)
  const after = [...(await read()).keys()].filter((name) => name.startsWith('loomcell_'))
  expect(after.toSorted()).toEqual(before.toSorted())
  expect(after.join()).toContain('method="other"')
  expect(after.join()).not.toMatch(/nowhere|PROPFIND|example/)

  expect((await fetch(`${url}/`)).status).toBe(404)
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405)
  expect((await fetch(`${origin}/metrics`)).status).toBe(404)
}, 60_000)
