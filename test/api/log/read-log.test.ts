import { hash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import {
  listCheckpoints,
  readCheckpoint,
  readCheckpointOf,
  readLeafByDigest,
  readLeafById,
  readLeaves,
  readTile,
} from '../../../api/store/log/read-log.ts'
import { openTestInstallation } from '../../harness/installation.ts'

it('shows anyone the newest checkpoint, leaves by place, id and digest, and each tile as wide as it was', async () => {
  const { store, connection } = await openTestInstallation()
  expect(await readCheckpoint(store.public)).toBeUndefined()
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const leaves = [0, 1, 2].map((index) => ({
    index,
    kind: 'event' as const,
    id: randomUUID(),
    digest: hash('sha256', `${index}`, 'buffer'),
  }))
  for (const { index, kind, id, digest } of leaves)
    await owner.query('insert into log_leaf values ($1, $2, $3, $4)', [index, kind, id, digest])
  const hashes = Buffer.concat(leaves.map(({ digest }) => digest))
  await owner.query('insert into log_tile values (0, 0, $1)', [hashes])
  for (const [size, note] of [
    [2, 'early'],
    [3, 'new'],
    [3, 'new, witnessed'],
  ])
    await owner.query(
      `insert into log_checkpoint (size, root, note) values ($1, sha256('r'), $2)`,
      [size, note],
    )
  expect(await readCheckpoint(store.public)).toMatchObject({ size: 3, note: 'new, witnessed' })
  expect(await readCheckpointOf(store.public, 2)).toMatchObject({ size: 2, note: 'early' })
  expect(await readCheckpointOf(store.public, 1)).toBeUndefined()
  const after = await listCheckpoints(store.public, { after: 1, most: 1 })
  expect(after.map(({ note }) => note)).toEqual(['new'])
  const digest = leaves[1]?.digest ?? Buffer.of()
  expect(await readLeafByDigest(store.public, 'event', digest)).toEqual(leaves[1])
  expect(await readLeafByDigest(store.public, 'signature', digest)).toBeUndefined()
  expect(await readLeafById(store.public, leaves[2]?.id ?? '')).toEqual(leaves[2])
  expect(await readLeaves(store.public, { from: 1, most: 1 })).toEqual([leaves[1]])
  const width2 = await readTile(store.public, { level: 0, index: 0, width: 2 })
  expect(width2).toEqual(hashes.subarray(0, 64))
  expect(await readTile(store.public, { level: 0, index: 0, width: 4 })).toBeUndefined()
})
