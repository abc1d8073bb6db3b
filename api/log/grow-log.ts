import { entryOf } from '../../domain/proof/log/entry.ts'
import { leafInput } from '../../domain/proof/log/merkle.ts'
import {
  growTiles,
  type ReadTile,
  rootFromTiles,
  tilesFor,
} from '../../domain/proof/log/tile-tree.ts'
import { rootNodes } from '../../domain/proof/log/tree-nodes.ts'
import type { Leaf } from '../store/log/read-log.ts'
import type { Grow } from '../store/log/sequence.ts'
import { sha256Of } from './log-hash.ts'

/** Which tiles and which root come of leaves that are added. */
export const growByBatch: Grow = {
  frontier: (size) => tilesFor([rootNodes(size)], size),
  grow: ({ size }, leaves, tiles) => {
    const before: ReadTile = (level, index) => tiles.get(`${level}/${index}`)
    const leafHashes = leaves.map(leafHashOf)
    const grown = growTiles(size, { leafHashes, read: before, hash: sha256Of })
    const after = new Map(grown.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]))
    const read: ReadTile = (level, index) => after.get(`${level}/${index}`) ?? before(level, index)
    const root = rootFromTiles(size + leaves.length, read, sha256Of)
    if (root === undefined)
      throw new RangeError(`Cannot grow the log from ${size}: a tile is missing`)
    return { tiles: grown, root }
  },
}

/** The hash of a leaf as it stands in the lowest tiles. */
export function leafHashOf({ kind, id, digest }: Leaf): Uint8Array {
  return sha256Of(leafInput(entryOf({ kind, id, digest: digest.toString('base64url') })))
}
