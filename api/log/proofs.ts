import type { TileName } from '../../domain/proof/log/tile.ts'
import { nodeFromTiles, type TileNodes, tileNodes } from '../../domain/proof/log/tile-nodes.ts'
import { hashesFromNodes, tilesFor } from '../../domain/proof/log/tile-tree.ts'
import {
  consistencyNodes,
  type Fold,
  inclusionNodes,
  rootNodes,
} from '../../domain/proof/log/tree-nodes.ts'
import { remembering } from '../remembering.ts'
import type { Database } from '../store/database.ts'
import { readTiles } from '../store/log/read-log.ts'
import { sha256Of } from './log-hash.ts'

type Hashes = readonly Uint8Array[]

/** Makes proofs out of the log, up to a size that is published. */
export interface Proofs {
  readonly inclusion: (index: number, size: number) => Promise<Hashes>
  readonly consistency: (from: number, to: number) => Promise<Hashes>
  readonly root: (size: number) => Promise<Uint8Array>
}

interface KnownTile {
  readonly width: number
  readonly nodes: TileNodes
}

/** Of 16 KB each: all tiles of a million entries. */
const mostTiles = 4_096

/** Tiles are read and folded once while they are remembered: of a tile that grew, what was known of it stays true. */
export function createProofs(db: Database): Proofs {
  const known = remembering<string, KnownTile>(mostTiles)

  async function hashesOf(folds: readonly Fold[], size: number): Promise<Hashes> {
    const names = tilesFor(folds, size)
    const found = new Map(names.map((name) => [keyOf(name), known.get(keyOf(name))]))
    const missing = names.flatMap(({ level, index, width }) => {
      const isKnown = (found.get(`${level}/${index}`)?.width ?? 0) >= width
      return isKnown || level === 'entries' ? [] : [{ level, index }]
    })
    for (const [key, hashes] of missing.length === 0 ? [] : await readTiles(db, missing)) {
      const tile = { width: hashes.length / 32, nodes: tileNodes(hashes, sha256Of) }
      known.set(key, tile)
      found.set(key, tile)
    }
    const nodesOf = (level: number, index: number) => found.get(`${level}/${index}`)?.nodes
    const hashes = hashesFromNodes(folds, (node) => nodeFromTiles(node, nodesOf), sha256Of)
    if (hashes === undefined)
      throw new RangeError(`Cannot prove anything of a log of ${size}: a tile is missing`)
    return hashes
  }

  return {
    inclusion: (index, size) => hashesOf(inclusionNodes(index, size), size),
    consistency: async (from, to) => (from === 0 ? [] : hashesOf(consistencyNodes(from, to), to)),
    root: async (size) => (await hashesOf([rootNodes(size)], size))[0] ?? new Uint8Array(),
  }
}

function keyOf({ level, index }: TileName): string {
  return `${level}/${index}`
}
