import { describe, expect, it } from 'vitest'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import { hashesFromTiles, rootFromTiles } from '../../../domain/proof/log/tile-tree.ts'
import { coverNodes, rootOfCover } from '../../../domain/recompute/log-cover.ts'
import { growLog, sha256Of } from '../../harness/grow-log.ts'

const sizes = [1, 2, 3, 7, 8, 9, 255, 256, 257, 600]
const log = growLog(Array.from({ length: 600 }, (_, at) => `entry ${at}`))

/** Places of a log of a size, each taken with this chance. */
function somePlaces(size: number, chance: number): readonly number[] {
  const random = numbersFrom(size)
  return Array.from({ length: size }, (_, at) => at).filter(() => random() < chance)
}

function rootBy(
  size: number,
  places: readonly number[],
  change: (nodes: Uint8Array[]) => void = () => {},
) {
  const nodes = [...coverNodes(places, size)]
  const hashes =
    hashesFromTiles(
      nodes.map((node) => [node]),
      log.read,
      sha256Of,
    ) ?? []
  const own = [...hashes]
  change(own)
  const leaves = places.map((index) => ({
    index,
    leafHash: log.leafHashes[index] ?? new Uint8Array(),
  }))
  return rootOfCover(size, { leaves, nodes: own.values(), hash: sha256Of })
}

describe('leaves of a log with the nodes beside them', () => {
  it.each(sizes)('come to the root of %i leaves, however many of them are given', (size) => {
    const root = rootFromTiles(size, log.read, sha256Of)
    for (const chance of [0, 0.05, 0.5, 1])
      expect(rootBy(size, somePlaces(size, chance))).toEqual(root)
    expect(rootBy(size, [0])).toEqual(root)
    expect(rootBy(size, [size - 1])).toEqual(root)
  })

  it('share what single proofs repeat', () => {
    expect([...coverNodes(somePlaces(600, 1), 600)]).toEqual([])
    expect([...coverNodes([0], 512)]).toHaveLength(9)
  })

  it('come to no root with a node too many or too few, a leaf out of its place, doubled or beyond', () => {
    const places = [3, 90, 91, 400]
    expect(rootBy(600, places)).toBeDefined()
    expect(rootBy(600, places, (nodes) => nodes.pop())).toBeUndefined()
    expect(rootBy(600, places, (nodes) => nodes.push(new Uint8Array(32)))).toBeUndefined()
    const leaf = { index: 3, leafHash: new Uint8Array(32) }
    for (const leaves of [[leaf, leaf], [{ ...leaf, index: 8 }, leaf], [{ ...leaf, index: 600 }]])
      expect(rootOfCover(600, { leaves, nodes: [].values(), hash: sha256Of })).toBeUndefined()
    expect(rootOfCover(0, { leaves: [], nodes: [].values(), hash: sha256Of })).toBeUndefined()
  })
})
