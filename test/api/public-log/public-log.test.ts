import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { logFilesIn } from '../../../api/log/log-files.ts'
import { noWitnesses } from '../../../api/log/witnesses.ts'
import { readCheckpoint } from '../../../api/store/log/read-log.ts'
import { fromBase64 } from '../../../domain/proof/log/base64.ts'
import { parseBundle } from '../../../domain/proof/log/entry-bundle.ts'
import { leafInput, verifyConsistency, verifyInclusion } from '../../../domain/proof/log/merkle.ts'
import { parseKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint, trustOf } from '../../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../../domain/proof/log/policy.ts'
import { sha256 } from '../../../domain/proof/log/sha256.ts'
import { tilePath } from '../../../domain/proof/log/tile.ts'
import { parseProof } from '../../../domain/proof/log/tlog-proof.ts'
import { verifyProof } from '../../../domain/proof/log/verify-proof.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation, shareTestInstallation } from '../../harness/installation.ts'
import { allLeaves, keepOnce, letWait, logFolder, rebuilt } from '../../harness/log.ts'

const shared = shareTestInstallation({ publicUrl: 'https://log.example' })
const sizes: number[] = []
let entries: readonly Uint8Array[]
let digests: readonly string[]

const get = (path: string, headers: Record<string, string> = {}) =>
  shared().app.request(path, { headers })

beforeAll(async () => {
  const installation = shared()
  expect((await get('/log/checkpoint')).status).toBe(404)
  expect((await get('/log/policy')).status).toBe(404)
  const files = logFilesIn(await mkdtemp(join(tmpdir(), 'loomcell-log-')), undefined)
  const given: string[] = []
  for (const [at, count] of [3, 300, 1, 700].entries()) {
    given.push(...(await letWait(installation.store.system, count, `batch ${at}`)))
    await keepOnce(installation, files, { publicUrl: 'https://log.example' })
    sizes.push((await readCheckpoint(installation.store.public))?.size ?? 0)
  }
  digests = given
  entries = (await allLeaves(installation.store.public)).map(({ entry }) => entry)
})

describe('GET /log/checkpoint', () => {
  it('is signed by the key that the log names, and says which log it is', async () => {
    const answer = await get('/log/checkpoint')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=1')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await opened(await answer.text())).toMatchObject({
      origin: 'log.example/log/1',
      size: entries.length,
    })
    const policy = await parsePolicy(await (await get('/log/policy')).text())
    if (!('logs' in policy)) throw new Error(JSON.stringify(policy))
    expect(policy.logs.map(({ url }) => url)).toEqual(['https://log.example/log'])
    const note = await (await get('/log/checkpoint')).text()
    expect(await openCheckpoint(note, trustOf(policy))).toHaveProperty('size')
  })

  it('has those of before in a list, each size once, in order', async () => {
    const { checkpoints } = await jsonOf<{ checkpoints: { size: number; note: string }[] }>(
      await get('/log/checkpoints'),
    )
    for (const { size, note } of checkpoints) expect(await opened(note)).toMatchObject({ size })
    expect(checkpoints.map(({ size }) => size)).toEqual([...new Set(sizes)].sort((a, b) => a - b))
    const later = await jsonOf<{ checkpoints: unknown[] }>(
      await get(`/log/checkpoints?after=${sizes[1]}`),
    )
    expect(later.checkpoints).toHaveLength(2)
  })
})

describe('GET /log/tile', () => {
  it('gives every tile and bundle that the published log has, and every beginning of one', async () => {
    const { tiles } = rebuilt(entries)
    for (const { level, index, width, hashes } of tiles.values()) {
      const answer = await get(`/log/${tilePath({ level, index, width })}`)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(answer.headers.get('content-type')).toBe('application/octet-stream')
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(hashes))
      const narrow = await get(`/log/${tilePath({ level, index, width: 1 })}`)
      expect(Buffer.from(await narrow.arrayBuffer())).toEqual(Buffer.from(hashes.subarray(0, 32)))
    }
    for (let index = 0; index * 256 < entries.length; index += 1) {
      const own = entries.slice(index * 256, (index + 1) * 256)
      const name = { level: 'entries', index, width: own.length } as const
      const answer = await get(`/log/${tilePath(name)}`)
      const bundle = parseBundle(new Uint8Array(await answer.arrayBuffer())) ?? []
      expect(bundle.map(String)).toEqual(own.map(String))
    }
  })

  it('gives nothing that is not published, and says what it does not understand', async () => {
    const last = Math.floor(entries.length / 256)
    const wide = (entries.length % 256) + 1
    for (const path of [
      `tile/0/00${last}`,
      `tile/0/00${last}.p/${wide}`,
      `tile/entries/00${last}.p/${wide}`,
      'tile/0/099',
      'tile/5/000',
      'tile/63/000.p/1',
    ])
      expect([path, (await get(`/log/${path}`)).status]).toEqual([path, 404])
    for (const path of [
      'tile/0/0',
      'tile/0/x000/001',
      'tile/64/000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/a/000',
      'tile/00/000',
      'tile/8/0/000',
      'tile/0/000/',
    ])
      expect([path, (await get(`/log/${path}`)).status]).toEqual([path, 400])
  })

  it('shows nothing of what was numbered since the newest checkpoint', async () => {
    const installation = await openTestInstallation()
    await letWait(installation.store.system, 5, 'shown')
    const shy = {
      ...noWitnesses,
      cosign: async ({ note }: { note: string }) => ({ note, isEnough: false, isComplete: false }),
    }
    const folder = await logFolder()
    await keepOnce(installation, folder)
    await letWait(installation.store.system, 5, 'not yet')
    await keepOnce(installation, folder, { witnesses: shy })
    const leaves = await allLeaves(installation.store.public)
    const shown = Number(
      (await (await installation.app.request('/log/checkpoint')).text()).split('\n')[1],
    )
    expect(leaves.length).toBe(shown + 5)
    const { digest } = JSON.parse(textOf(leaves.at(-1)?.entry))
    for (const path of [
      `proof/inclusion?leaf=${digest}`,
      `proof/inclusion?index=${shown}`,
      `proof/inclusion?index=0&size=${shown + 1}`,
      `proof/consistency?from=1&to=${shown + 1}`,
      `entries/${digest}/proof`,
      `tile/0/000.p/${shown + 1}`,
      `tile/entries/000.p/${shown + 1}`,
    ])
      expect([path, (await installation.app.request(`/log/${path}`)).status]).toEqual([path, 404])
  })
})

interface InclusionAnswer {
  readonly index: number
  readonly size: number
  readonly entry?: string
  readonly leafHash: string
  readonly root: string
  readonly proof: readonly string[]
}

describe('GET /log/proof', () => {
  it('proves what is in the log at any published size, by place, id and digest', async () => {
    for (const size of [undefined, ...sizes, 2, 257, 500]) {
      const most = size ?? entries.length
      for (const index of [0, 1, 255, 256, 511, most - 1].filter((at) => at < most)) {
        const asked = size === undefined ? '' : `&size=${size}`
        const found = await jsonOf<InclusionAnswer>(
          await get(`/log/proof/inclusion?index=${index}${asked}`),
        )
        const leafHash = Buffer.from(await sha256(leafInput(entries[index] ?? Buffer.of())))
        expect(found).toMatchObject({ index, size: most, leafHash: leafHash.toString('base64') })
        expect(await holds(found)).toBe(true)
        expect(await holds({ ...found, index: index + 1 })).toBe(false)
      }
    }
    const { digest, id } = JSON.parse(textOf(entries[700]))
    const hex = Buffer.from(digest, 'base64url').toString('hex')
    for (const leaf of [digest, id, id.replace('urn:uuid:', ''), hex, hex.toUpperCase()]) {
      const path = `/log/proof/inclusion?leaf=${encodeURIComponent(leaf)}`
      const found = await jsonOf<InclusionAnswer>(await get(path))
      expect(found).toMatchObject({ index: 700, entry: textOf(entries[700]) })
      const leafHash = Buffer.from(await sha256(leafInput(Buffer.from(found.entry ?? ''))))
      expect(found.leafHash).toBe(leafHash.toString('base64'))
      expect(await holds(found)).toBe(true)
    }
    expect(digests).toContain(Buffer.from(digest, 'base64url').toString('hex'))
  })

  it('proves that the log only grew between any two sizes', async () => {
    const { rootOf } = rebuilt(entries)
    const rootAt = (size: number) => new Uint8Array(Buffer.from(rootOf(size), 'hex'))
    for (const [from, to] of pairsOf([1, 2, 255, 256, 257, ...sizes])) {
      const { proof } = await jsonOf<{ proof: string[] }>(
        await get(`/log/proof/consistency?from=${from}&to=${to}`),
      )
      const claim = { from, to, rootFrom: rootAt(from), rootTo: rootAt(to), proof: bytesOf(proof) }
      expect([from, to, await verifyConsistency(claim)]).toEqual([from, to, true])
    }
    expect(await jsonOf(await get('/log/proof/consistency?from=0'))).toEqual({
      from: 0,
      to: entries.length,
      proof: [],
    })
  })

  it.each([
    ['/log/proof/inclusion', 400],
    ['/log/proof/inclusion?index=1&leaf=x', 400],
    ['/log/proof/inclusion?index=01', 400],
    ['/log/proof/inclusion?index=-1', 400],
    ['/log/proof/inclusion?index=1&index=2', 400],
    ['/log/proof/inclusion?index=1&sise=2', 400],
    ['/log/proof/inclusion?index=9007199254740993', 400],
    ['/log/proof/inclusion?leaf=short', 400],
    ['/log/proof/inclusion?index=5&size=5', 404],
    ['/log/proof/inclusion?index=0&size=0', 404],
    ['/log/proof/inclusion?index=0&size=99999', 404],
    ['/log/proof/inclusion?index=99999', 404],
    [`/log/proof/inclusion?leaf=${'0'.repeat(64)}`, 404],
    ['/log/proof/consistency', 400],
    ['/log/proof/consistency?from=5&to=3', 400],
    ['/log/proof/consistency?from=x&to=y', 400],
    ['/log/proof/consistency?from=99999', 404],
    ['/log/proof/consistency?from=1&to=99999', 404],
    ['/log/entries/x/proof', 400],
    [`/log/entries/${'A'.repeat(43)}/proof`, 404],
    ['/log/entries/00000000-0000-4000-8000-000000000000/proof', 404],
    ['/log/checkpoints?after=x', 400],
  ])('%s is refused %d, each fault named', async (path, status) => {
    const answer = await get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const { faults } = await jsonOf<{ faults: { message: string }[] }>(answer)
    expect(faults.length).toBeGreaterThan(0)
  })

  it('tells all that is wrong with a question at once', async () => {
    const { faults } = await jsonOf<{ faults: { pointer: string }[] }>(
      await get('/log/proof/consistency?from=x&to=y'),
    )
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/query/from', '/query/to'])
  })
})

describe('GET /log/entries/…/proof', () => {
  it('is one file that proves its entry offline, by digest or id, of the newest checkpoint or another', async () => {
    const { digest, id } = JSON.parse(textOf(entries[2]))
    for (const [name, size] of [
      [digest, undefined],
      [id, undefined],
      [digest, sizes[0]],
      [digest, sizes[1]],
    ] as const) {
      const answer = await get(
        `/log/entries/${encodeURIComponent(name)}/proof${size === undefined ? '' : `?size=${size}`}`,
      )
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      const receipt = await answer.text()
      const proof = parseProof(receipt)
      if ('says' in proof || proof.extra === undefined) throw new Error(receipt)
      expect(textOf(proof.extra)).toBe(textOf(entries[2]))
      const trust = { logs: [await logKey()], witnesses: [], quorum: 0 }
      const checked = await verifyProof(receipt, await sha256(leafInput(proof.extra)), trust)
      expect(checked).toMatchObject({ index: 2, checkpoint: { size: size ?? entries.length } })
    }
    const published = `/log/entries/${digest}/proof?size=`
    expect((await get(`${published}${(sizes[0] ?? 0) + 1}`)).status).toBe(404)
    expect((await get(`${published}99999`)).status).toBe(404)
    const late = JSON.parse(textOf(entries.at(-1))).digest
    expect((await get(`/log/entries/${late}/proof?size=${sizes[0]}`)).status).toBe(404)
  })
})

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}

function bytesOf(hashes: readonly string[]): readonly Uint8Array[] {
  return hashes.map((hash) => fromBase64(hash) ?? new Uint8Array())
}

function holds({ index, size, leafHash, root, proof }: InclusionAnswer): Promise<boolean> {
  const [leaf = new Uint8Array(), top = new Uint8Array()] = bytesOf([leafHash, root])
  return verifyInclusion({ index, size, leafHash: leaf, root: top, proof: bytesOf(proof) })
}

function pairsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  return numbers.flatMap((from) =>
    numbers.filter((to) => to >= from).map((to) => [from, to] as const),
  )
}

async function logKey() {
  const key = await parseKey((await (await get('/log/key')).text()).trim())
  if ('says' in key) throw new Error(key.says)
  return key
}

async function opened(note: string) {
  return openCheckpoint(note, { logs: [await logKey()], witnesses: [], quorum: 0 })
}
