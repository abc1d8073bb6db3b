import { joined } from './bytes.ts'
import { nodeInput } from './merkle.ts'
import { digestLength, type HashBytes } from './sha256.ts'
import { tileHeight } from './tile.ts'
import { placeOf } from './tile-tree.ts'
import type { TreeNode } from './tree-nodes.ts'

/**
 * Hashes of all whole subtrees inside a tile, by height: its own hashes, those of pairs, of fours … They never change as the tile
 * grows, so whoever keeps them computes each once.
 */
export type TileNodes = readonly Uint8Array[]

/** Computes them. */
export function tileNodes(hashes: Uint8Array, hash: HashBytes): TileNodes {
  const rows = [hashes]
  for (let below = hashes; rows.length < tileHeight; ) {
    const row = pairsOf(below, hash)
    if (row.length === 0) break
    rows.push(row)
    below = row
  }
  return rows
}

/** The hash of a node out of the tile that it lies in; undefined where the tile is missing or too narrow. */
export function nodeFromTiles(
  node: TreeNode,
  read: (level: number, index: number) => TileNodes | undefined,
): Uint8Array | undefined {
  const { level, index, first, span } = placeOf(node)
  const at = (first / span) * digestLength
  const hash = read(level, index)?.[Math.log2(span)]?.subarray(at, at + digestLength)
  return hash?.length === digestLength ? hash : undefined
}

function pairsOf(row: Uint8Array, hash: HashBytes): Uint8Array {
  const pair = 2 * digestLength
  return joined(
    Array.from({ length: Math.floor(row.length / pair) }, (_, at) => {
      const middle = at * pair + digestLength
      return hash(
        nodeInput(row.subarray(at * pair, middle), row.subarray(middle, middle + digestLength)),
      )
    }),
  )
}
