import type { KyselyPlugin } from 'kysely'
import { expect, it } from 'vitest'
import { createProofs } from '../../../api/log/proofs.ts'
import { readHead } from '../../../api/store/log/sequence.ts'
import { verifyConsistency, verifyInclusion } from '../../../domain/proof/log/merkle.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { keepOnce, letWait, logFolder } from '../../harness/log.ts'

it('asks the database for each half of a tile once, also where the log grew since, and for nothing that it can fold itself', async () => {
  const installation = await openTestInstallation()
  const { store } = installation
  const files = await logFolder()
  const counted = counting()
  const proofs = createProofs(store.public.withPlugin(counted.plugin))
  const sizes: number[] = []
  for (const [at, count] of [600, 300].entries()) {
    await letWait(store.system, count, `growth ${at}`)
    await keepOnce(installation, files)
    const { size } = await readHead(store.system)
    sizes.push(size)
    for (const older of sizes)
      for (let index = 0; index < older; index += 37) {
        const { leafHash, root, hashes: proof } = await proofs.placed(index, older)
        const claim = { index, size: older, leafHash, root, proof }
        expect([index, older, await verifyInclusion(claim)]).toEqual([index, older, true])
        expect(await verifyInclusion({ ...claim, index: index ^ 1 })).toBe(false)
      }
  }
  const [from = 0, to = 0] = sizes
  const [rootFrom, rootTo] = [await proofs.root(from), await proofs.root(to)]
  if (rootFrom === undefined || rootTo === undefined) throw new Error('a tile is missing')
  const proof = await proofs.consistency(from, to)
  expect(await verifyConsistency({ from, to, rootFrom, rootTo, proof })).toBe(true)
  const asked = counted.count()
  // Every 37th entry lies in a half of its own, and the right edge of either size in some more.
  expect(asked).toBeLessThanOrEqual(Math.ceil(from / 37) + Math.ceil(to / 37) + 4)
  for (const size of sizes)
    for (let index = 0; index < size; index += 37) await proofs.placed(index, size)
  expect(counted.count()).toBe(asked)
  // Sixteen neighbours lie in one half.
  for (let index = 480; index < 496; index += 1) await proofs.placed(index, to)
  expect(counted.count()).toBeLessThanOrEqual(asked + 1)
  // Where few halves are remembered and the tiles are, each tile is asked for once, whatever is asked of it.
  const few = createProofs(store.public.withPlugin(counted.plugin), {
    lower: 4,
    upper: 64,
    tiles: 64,
  })
  const before = counted.count()
  for (let index = 0; index < 768; index += 5) {
    const place = (index * 331) % 768
    const { leafHash, root, hashes } = await few.placed(place, to)
    const claim = { index: place, size: to, leafHash, root, proof: hashes }
    expect([place, await verifyInclusion(claim)]).toEqual([place, true])
  }
  expect(counted.count() - before).toBeLessThanOrEqual(3)
})

function counting() {
  let asked = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { plugin, count: () => asked }
}
