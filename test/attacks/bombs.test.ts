import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { storedZip } from '../../api/zip.ts'
import { type AttackedServer, p99, probe, startAttackedServer } from './attacked-server.ts'
import { attackRounds, mostMilliseconds } from './rounds.ts'

const megabyte = 1024 * 1024

it('are refused before they unfold, within 100 ms and 50 MB, and nobody else waits', async () => {
  const server = await startAttackedServer()
  for (let round = 0; round < 20; round += 1) await send(server, '/scans', '{"stream":"battery"}')
  // Made beforehand: making them takes longer than refusing them.
  const [unfolding, large] = [unfoldingBombs(), largeBombs()]
  const quiet = await probed(server, () => new Promise((resolve) => setTimeout(resolve, 2_000)))
  const attacked = await probed(server, async () => {
    for (let round = 0; round < attackRounds; round += 1) {
      for (const bomb of unfolding) expect(await costOf(server, bomb, 100)).toBeUndefined()
      // What is merely large costs in proportion to what was sent.
      for (const bomb of large)
        expect(await costOf(server, bomb, 100 + bomb[2].length / 1_000)).toBeUndefined()
    }
  })
  expect(p99(attacked)).toBeLessThan(mostMilliseconds(Math.max(1_000, 3 * p99(quiet))))
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
}, 240_000)

it('in headers end at the door', async () => {
  const server = await startAttackedServer()
  const long = await fetch(`${server.origin}/healthz`, {
    headers: { 'x-long': 'x'.repeat(60_000) },
  })
  expect(long.status).toBe(431)
  const declared = await fetch(`${server.origin}/api/v1/facilities`, {
    method: 'POST',
    body: 'x'.repeat(300_000),
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'text/plain' },
  })
  expect(declared.status).toBe(413)
})

type Bomb = readonly [
  name: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers?: Readonly<Record<string, string>>,
]

const csv = { 'content-type': 'text/csv' }

function unfoldingBombs(): readonly Bomb[] {
  return [
    [
      ...(['gzip of 100 MB', '/scans', bytesOf(gzipSync(Buffer.alloc(100 * megabyte)))] as const),
      { 'content-encoding': 'gzip' },
    ],
    ['depth of a million', '/scans', `${'['.repeat(1e6)}${']'.repeat(1e6)}`],
    ['depth in a scan', '/scans', scan(`{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`)],
    ['100,000 facts', '/scans', scan(`{${names(1e5)}}`)],
    ['100,000 names', '/scans', `{${names(1e5)}}`],
    ['15,000 names of a facility', '/facilities', `{${names(15_000)}}`],
    ['the prototype', '/scans', scan('{"__proto__":{"polluted":1},"constructor":{"x":1}}')],
    ['a list of 100,000 nothings', '/scans', `[${'0,'.repeat(1e5)}0]`],
    ['long digits', '/scans', scan(`{"scale":${'9'.repeat(1e6)}}`)],
    ['a spreadsheet of 256 MB that says it is small', '/imports', hidingZip(256), csv],
    ['a spreadsheet that says it is 4 GB', '/imports', lyingZip(), csv],
  ]
}

function largeBombs(): readonly Bomb[] {
  const bad = Array.from({ length: 1_000 }, () => `{${names(100)}}`)
  return [
    ['a thousand bad scans', '/scans', `[${bad}]`],
    ['a long text', '/scans', scan(`{"scale":"${'x'.repeat(3 * megabyte)}"}`)],
    ['a line without an end', '/imports', 'x'.repeat(8 * megabyte), csv],
    ['a million columns', '/imports', `stream,stage,facility${',x'.repeat(1e6)}\n`, csv],
    ['an open quote', '/imports', `stream,stage,facility\n"${'\n'.repeat(4e6)}`, csv],
  ]
}

function names(count: number): string {
  return Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')
}

function scan(facts: string): string {
  const id = '3f0e9d0c-9a51-4c3b-8d6a-0d6c2b1a7f10'
  return `{"id":"${id}","stream":"battery","stage":"weighed","facility":"MAIN","facts":${facts}}`
}

/** What was wrong with the answer to a bomb or with its price; the best of three tries, since others share the machine. */
async function costOf(server: AttackedServer, bomb: Bomb, limit: number) {
  const [name, path, body, headers] = bomb
  let fault: string | undefined
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [megabytes, busy] = [server.residentMegabytes(), server.processorMilliseconds()]
    const { status, bytes } = await send(server, path, body, headers)
    const used = server.processorMilliseconds() - busy
    const grown = server.residentMegabytes() - megabytes
    const isRefused = [200, 413, 422].includes(status)
    // What was sent stands in memory for a moment; what it would unfold to never does.
    const isSmall = grown < 50 + (2 * body.length) / megabyte && bytes < megabyte + 15 * body.length
    if (isRefused && isSmall && used <= mostMilliseconds(limit)) return undefined
    fault = `${name}: ${status}, ${used} ms, ${grown} MB, ${bytes} bytes`
  }
  return fault
}

async function probed(server: AttackedServer, attack: () => Promise<unknown>) {
  const probing = probe(server.origin)
  await attack()
  return probing.stop()
}

function hidingZip(megabytes: number): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(Buffer.alloc(megabytes * megabyte))
  const zip = storedZip(new Map([['xl/workbook.xml', packed]]))
  const directory = zip.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  zip.writeUInt16LE(8, directory + 10)
  zip.writeUInt32LE(1_000, directory + 24)
  return bytesOf(zip)
}

function lyingZip(): Uint8Array<ArrayBuffer> {
  const zip = storedZip(new Map([['xl/worksheets/sheet1.xml', Buffer.from('<worksheet/>')]]))
  zip.writeUInt32LE(0xfffffff0, zip.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
  return bytesOf(zip)
}

function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(buffer)
}

async function send(
  { origin, key }: AttackedServer,
  path: string,
  body: Bomb[2],
  headers: Bomb[3] = {},
) {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
  })
  return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength }
}
