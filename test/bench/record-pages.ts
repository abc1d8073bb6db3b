import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { shortCodeOf } from '../../domain/short-code.ts'
import { getAll } from './http-load.ts'
import { prepareBaseline } from './prepare-baseline.ts'
import { type Measured, quantile } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const sizes = {
  whole: { requests: 6_000, hotPages: 300 },
  smoke: { requests: 100, hotPages: 10 },
} as const
const connections = 32
/** The baseline answers several times as many in about the same time; what is over in a fifth of a second says what a neighbour did. */
const baselineTimes = 5

/**
 * B6: record pages on 32 connections, batches asked for by Zipf's law with every tenth page one that was not asked for
 * before, against Hono serving the same bytes. One round before the first warms both sides up and is not counted. Requests
 * a second: higher is better; p99: lower is better.
 */
export async function recordPages(rig: Rig, { rounds, size }: Asked): Promise<readonly Measured[]> {
  const { requests, hotPages } = sizes[size]
  // Each round takes pages nobody asked for before.
  while ((await pathsOf(rig)).length < hotPages + (rounds + 1) * (requests / 10))
    await prepareBaseline(rig, size)
  const paths = await pathsOf(rig)
  const hot = paths.slice(0, hotPages)
  const cold = paths.slice(hotPages)
  const page = await packedPage(rig.port, hot[0] ?? '/')
  const file = fileURLToPath(new URL('./static-server.ts', import.meta.url))
  const env = { ...process.env, PAGE: page.toString('base64') }
  const server = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(server.stdout, 'data')
  const port = Number(String(line))
  const measured: Measured[] = []
  await getAll(hot, { port: rig.port, connections })
  for (let round = 0; round <= rounds; round += 1) {
    const asked = Array.from({ length: requests }, (_, index) =>
      index % 10 === 0 ? (cold.pop() ?? '/') : (hot[zipf(index, hotPages)] ?? '/'),
    )
    const ours = await getAll(asked, { port: rig.port, connections })
    const often = Array.from({ length: baselineTimes }, () => asked).flat()
    const base = await getAll(often, { port, connections })
    if (round === 0) continue
    rig.say(
      `B6 round ${round}: ${Math.round(ours.perSecond)} against ${Math.round(base.perSecond)} pages/s`,
    )
    measured.push({ part: '', ours: ours.perSecond, base: base.perSecond, unit: 'pages/s' })
    const [a = 0, b = 0] = [ours, base].map(({ milliseconds }) => quantile(milliseconds, 0.99))
    measured.push({ part: 'p99', ours: a, base: b, unit: 'ms' })
  }
  server.kill()
  return measured
}

async function pathsOf({ product }: Rig): Promise<readonly string[] & string[]> {
  const { rows } = await product.query<{ id: string }>('select id from batch order by batch_key')
  return rows.map(({ id }) => `/b/${shortCodeOf(id)}`)
}

/** Place in the list of hot pages: the nth is asked for in proportion to 1/n, in an order that mixes them. */
function zipf(index: number, hotPages: number): number {
  const drawn = ((index * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
  return Math.min(hotPages - 1, Math.floor(hotPages ** drawn) - 1)
}

function packedPage(port: number, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/html', 'accept-encoding': 'gzip' }
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks)))
    })
      .on('error', reject)
      .end()
  })
}
