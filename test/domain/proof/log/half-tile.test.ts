import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha256Of } from '../../../../api/log/log-hash.ts'
import {
  foldHalf,
  type HalfName,
  halvesFor,
  nodeFromHalves,
  sliceOf,
} from '../../../../domain/proof/log/half-tile.ts'
import { digestLength } from '../../../../domain/proof/log/sha256.ts'
import {
  growTiles,
  hashesFromNodes,
  hashesFromTiles,
} from '../../../../domain/proof/log/tile-tree.ts'
import {
  consistencyNodes,
  inclusionNodes,
  rootNodes,
} from '../../../../domain/proof/log/tree-nodes.ts'

const most = 70_000
const tiles = new Map(
  growTiles(0, {
    leafHashes: Array.from({ length: most }, (_, at) => sha256Of(Buffer.from(`leaf ${at}`))),
    read: () => undefined,
    hash: sha256Of,
  }).map(({ level, index, hashes }) => [`${level}/${index}`, hashes]),
)
const readTile = (level: number, index: number) => tiles.get(`${level}/${index}`)

it('proves the same out of halves of tiles as out of tiles, of any size', () => {
  const places = fc
    .integer({ min: 1, max: most })
    .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size })))
  fc.assert(
    fc.property(places, ([size, older]) => {
      const folds = [
        rootNodes(size),
        ...inclusionNodes(older - 1, size),
        ...consistencyNodes(older, size),
      ]
      const halves = new Map(
        halvesFor(folds, size).map((name) => {
          const { level, index, first, count } = sliceOf(name)
          const hashes = readTile(level, index) ?? new Uint8Array()
          const slice = hashes.subarray(first * digestLength, (first + count) * digestLength)
          expect(slice.length).toBe(count * digestLength)
          return [`${name.level}/${name.index}`, foldHalf(name, slice, sha256Of)]
        }),
      )
      const read = (level: number, index: number) => halves.get(`${level}/${index}`)
      const ours = hashesFromNodes(folds, (node) => nodeFromHalves(node, read), sha256Of)
      expect(hexOf(ours)).toEqual(hexOf(hashesFromTiles(folds, readTile, sha256Of)))
    }),
    { numRuns: 60 },
  )
})

it('reads no more than sixteen hashes for a lower half, and has no node that it is too narrow for', () => {
  const narrow: HalfName = { level: 0, index: 0, width: 5 }
  expect(sliceOf(narrow)).toEqual({ level: 0, index: 0, first: 0, count: 5 })
  expect(sliceOf({ level: 2, index: 17, width: 16 })).toEqual({
    level: 1,
    index: 1,
    first: 16,
    count: 16,
  })
  const half = foldHalf(narrow, readTile(0, 0)?.subarray(0, 160) ?? new Uint8Array(), sha256Of)
  const nodeAt = (level: number, index: number) => nodeFromHalves({ level, index }, () => half)
  expect([nodeAt(0, 4), nodeAt(1, 1), nodeAt(2, 0)].map((hash) => hash?.length)).toEqual([
    32, 32, 32,
  ])
  expect([nodeAt(0, 5), nodeAt(1, 2), nodeAt(2, 1), nodeAt(3, 0)]).toEqual(Array(4).fill(undefined))
})

function hexOf(hashes: readonly Uint8Array[] | undefined): readonly string[] | undefined {
  return hashes?.map((hash) => Buffer.from(hash).toString('hex'))
}
