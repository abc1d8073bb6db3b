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

/** Makes proofs out of the log. Every size MUST be one that it has; to a stranger, one that is published. */
export interface Proofs {
  readonly inclusion: (index: number, size: number) => Promise<Hashes>
  readonly consistency: (from: number, to: number) => Promise<Hashes>
  /** Undefined where a tile is missing; the others reject then. */
  readonly root: (size: number) => Promise<Uint8Array | undefined>
  /** A proof of inclusion with what it proves: the hash of the leaf, and the root that it is under. */
  readonly placed: (index: number, size: number) => Promise<Placed>
}

/** Where a leaf stands, and why. */
export interface Placed {
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
  readonly hashes: Hashes
}

/**
 * Of 16 KB each, so 64 MB: all tiles of a million entries. And so many ranges of 200 bytes each, 1 MB: roots, and what no single node
 * of the tree holds.
 */
const mostTiles = 4_096

/** As many as any one proof needs: up to the highest level, a tile at either side. */
const fewTiles = 32

/** The same for one use: of what the database holds now, whatever was remembered elsewhere. */
export function proofsOnce(db: Database): Proofs {
  return createProofs(db, fewTiles)
}

/**
 * Tiles are read and folded once while they are remembered, and so is what lies between two places: a log only grows, so that
 * both stay true. Whoever must see what the database holds now, such as the one who signs, takes `proofsOnce`.
 */
export function createProofs(db: Database, most = mostTiles): Proofs {
  const tiles = remembering<string, TileNodes>(most)
  const ranges = remembering<string, Uint8Array>(most)

  async function hashesOf(folds: readonly Fold[], size: number): Promise<Hashes | undefined> {
    const known = fold(folds, (level, index) => tiles.get(`${level}/${index}`))
    if (known !== undefined) return known
    const asked = tilesFor(folds, size)
    const names = asked.filter((name) => widthOf(tiles.get(keyOf(name))) < name.width)
    // Held here too, as the memory may forget them meanwhile.
    const found = new Map(asked.map((name) => [keyOf(name), tiles.get(keyOf(name))]))
    for (const [key, hashes] of await readTiles(db, names)) {
      const nodes = tileNodes(hashes, sha256Of)
      tiles.set(key, nodes)
      found.set(key, nodes)
    }
    return fold(folds, (level, index) => found.get(`${level}/${index}`))
  }

  function fold(folds: readonly Fold[], nodesOf: NodesOf): Hashes | undefined {
    const hashes: Uint8Array[] = []
    for (const one of folds) {
      const hash = one.length === 1 ? hashOfNode(one, nodesOf) : hashOfRange(one, nodesOf)
      if (hash === undefined) return undefined
      hashes.push(hash)
    }
    return hashes
  }

  function hashOfRange(range: Fold, nodesOf: NodesOf): Uint8Array | undefined {
    const name = nameOf(range)
    const known = ranges.get(name)
    const hash =
      known ?? hashesFromNodes([range], (node) => nodeFromTiles(node, nodesOf), sha256Of)?.[0]
    if (known === undefined && hash !== undefined) ranges.set(name, hash)
    return hash
  }

  async function proven(folds: readonly Fold[], size: number): Promise<Hashes> {
    const hashes = await hashesOf(folds, size)
    if (hashes !== undefined) return hashes
    throw new RangeError(`Cannot prove anything of a log of ${size}: a tile is missing`)
  }

  return {
    inclusion: (index, size) => proven(inclusionNodes(index, size), size),
    consistency: async (from, to) => (from === 0 ? [] : proven(consistencyNodes(from, to), to)),
    root: async (size) => (await hashesOf([rootNodes(size)], size))?.[0],
    placed: async (index, size) => {
      const leaf = [{ level: 0, index }]
      const all = await proven([leaf, rootNodes(size), ...inclusionNodes(index, size)], size)
      const [leafHash = new Uint8Array(), root = new Uint8Array(), ...hashes] = all
      return { leafHash, root, hashes }
    },
  }
}

type NodesOf = (level: number, index: number) => TileNodes | undefined

function hashOfNode([node]: Fold, nodesOf: NodesOf): Uint8Array | undefined {
  return node === undefined ? undefined : nodeFromTiles(node, nodesOf)
}

/** A range by its two ends. */
function nameOf(range: Fold): string {
  const first = range[0]
  const last = range.at(-1)
  if (first === undefined || last === undefined) return ''
  return `${first.index * 2 ** first.level}-${(last.index + 1) * 2 ** last.level}`
}

function widthOf(nodes: TileNodes | undefined): number {
  return (nodes?.[0]?.length ?? 0) / 32
}

function keyOf({ level, index }: { readonly level: number; readonly index: number }): string {
  return `${level}/${index}`
}
