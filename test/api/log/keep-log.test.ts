import { readFile, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { growByBatch } from '../../../api/log/grow-log.ts'
import { readLogKey } from '../../../api/log/log-key.ts'
import { createProofs } from '../../../api/log/proofs.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { holdLog } from '../../../api/store/log/hold-log.ts'
import {
  listCheckpoints,
  readCheckpoint,
  readLeafByDigest,
  readTile,
} from '../../../api/store/log/read-log.ts'
import { readHead, sequence } from '../../../api/store/log/sequence.ts'
import { leafInput, verifyConsistency } from '../../../domain/proof/log/merkle.ts'
import { formatProof } from '../../../domain/proof/log/tlog-proof.ts'
import { verifyProof } from '../../../domain/proof/log/verify-proof.ts'
import { intakeScan } from '../../bench/intake.ts'
import { sha256Of } from '../../harness/grow-log.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { allLeaves, keepOnce, letWait, logFolder, rebuilt } from '../../harness/log.ts'

describe('a log that is kept', () => {
  it('publishes a checkpoint under which a receipt of each event that was recorded holds', async () => {
    const installation = await openTestInstallation()
    const { store, actor } = installation
    const files = await logFolder()
    const scans = Array.from({ length: 20 }, () => ({ ...intakeScan(), facility: 'A' }))
    await installation.recorder.record(partsOf(scans, actor))
    await keepOnce(installation, files, { publicUrl: 'https://loom.example' })
    const checkpoint = await readCheckpoint(store.public)
    const key = (await readLogKey(files.key))?.key
    if (checkpoint === undefined || key === undefined) throw new Error('nothing was published')
    expect(key.name).toBe('loom.example/log/1')
    const { note, size } = checkpoint
    expect(await readFile(files.checkpoint, 'utf8')).toBe(note)
    const leaves = await allLeaves(store.public)
    const events = await store.system
      .selectFrom('event')
      .select('digest')
      .orderBy('event_key')
      .execute()
    expect(leaves.map(({ kind }) => kind)).toEqual([...events.map(() => 'event'), 'log-key'])
    expect(size).toBe(21)
    const trust = { logs: [key], witnesses: [], quorum: 0 }
    for (const [at, { digest }] of events.entries()) {
      const leaf = await readLeafByDigest(store.public, 'event', digest)
      expect(leaf?.index).toBe(at)
      const hashes = await createProofs(store.public).inclusion(at, size)
      const receipt = formatProof({ index: at, hashes, checkpoint: note })
      const leafHash = sha256Of(leafInput(leaves[at]?.entry ?? new Uint8Array()))
      expect(await verifyProof(receipt, leafHash, trust)).toMatchObject({ index: at })
      const other = sha256Of(leafInput(leaves[(at + 1) % 20]?.entry ?? new Uint8Array()))
      expect(await verifyProof(receipt, other, trust)).toMatchObject({ says: 'proof_not_held' })
    }
  })

  it('has one root and the same tiles however many are taken in at a time, which follow from its leaves alone', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection } = installation
    let wide: Buffer | undefined
    await holdLog(logConnection, async (db) => {
      for (const [round, most] of [1, 7, 256, 4_096].entries()) {
        await letWait(store.system, most === 1 ? 20 : 700, `round ${round}`)
        let taken = most
        while (taken === most) {
          taken = (await sequence(db, most, growByBatch)).taken
          // Narrower tiles of before are kept, to be asked for by their width later.
          if (most === 7) wide = await narrow(wide)
        }
      }
      async function narrow(last: Buffer | undefined) {
        const { size } = await readHead(db)
        const now = await readTile(store.public, {
          level: 0,
          index: 1,
          width: Math.max(1, size % 256),
        })
        return size > 256 && size < 500 && now !== undefined ? Buffer.from(now) : last
      }
    })
    const head = await readHead(store.system)
    const leaves = await allLeaves(store.public)
    expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, at) => at))
    expect(head.size).toBe(leaves.length)
    const { tiles, rootOf } = rebuilt(leaves.map(({ entry }) => entry))
    expect(Buffer.from(head.root).toString('hex')).toBe(rootOf(head.size))
    const stored = await store.system.selectFrom('log_tile').selectAll().execute()
    expect(stored).toHaveLength(tiles.size)
    for (const { level, index, hashes } of stored)
      expect(hashes.equals(tiles.get(`${level}/${index}`)?.hashes ?? Buffer.of())).toBe(true)
    const width = (wide?.length ?? 0) / 32
    expect(width).toBeGreaterThan(200)
    expect(await readTile(store.public, { level: 0, index: 1, width })).toEqual(wide)
  })

  it('takes in again nothing that it has, and signs and publishes nothing twice', async () => {
    const installation = await openTestInstallation()
    const { store } = installation
    const files = await logFolder()
    for (const count of [3, 5, 5]) {
      await letWait(store.system, count)
      await letWait(store.system, count)
      await keepOnce(installation, files)
    }
    await keepOnce(installation, files)
    const leaves = await allLeaves(store.public)
    expect(leaves).toHaveLength(6)
    expect(new Set(leaves.map(({ digest }) => digest.toString('hex'))).size).toBe(6)
    expect(await store.system.selectFrom('log_waiting').select('key').execute()).toEqual([])
    const shown = await listCheckpoints(store.public, { after: 0, most: 10 })
    const sizes = shown.map(({ size }) => size)
    expect(sizes).toEqual([4, 6])
    const [first, last] = [shown[0], shown.at(-1)]
    if (first === undefined || last === undefined) throw new Error('nothing was published')
    const proof = await createProofs(store.public).consistency(4, 6)
    const claim = { from: 4, to: 6, rootFrom: first.root, rootTo: last.root, proof }
    expect(await verifyConsistency(claim)).toBe(true)
  })

  it('makes its key at the first start, for its owner alone, under a name that stays', async () => {
    const installation = await openTestInstallation()
    const files = await logFolder()
    await keepOnce(installation, files)
    expect((await stat(files.key)).mode & 0o777).toBe(0o600)
    expect((await stat(files.checkpoint)).mode & 0o777).toBe(0o600)
    const { origin } = await readHead(installation.store.system)
    expect(origin).toMatch(/^[0-9a-f]{8}\.loomcell\.invalid\/log\/1$/)
    const kept = await readFile(files.key, 'utf8')
    await keepOnce(installation, files, { publicUrl: 'https://loom.example' })
    expect(await readHead(installation.store.system)).toMatchObject({ origin })
    expect(await readFile(files.key, 'utf8')).toBe(kept)
    const keys = await installation.store.public.selectFrom('log_key').selectAll().execute()
    expect(keys).toMatchObject([{ ended_time: null, vkey: expect.stringContaining(`${origin}+`) }])
  })
})
