import { joined } from './bytes.ts'
import { nodeInput } from './merkle.ts'
import { digestLength, type HashBytes } from './sha256.ts'
import { type TileName, tileHeight, tileWidthAt } from './tile.ts'
import { type Fold, foldHashes, rootNodes, type TreeNode } from './tree-nodes.ts'

/** A tile of hashes: `width` of them, 32 bytes each, one after the other. */
export interface Tile extends TileName {
  readonly level: number
  readonly hashes: Uint8Array
}

/** Gives the bytes of a tile, at least as wide as asked for; undefined when it is not there. */
export type ReadTile = (level: number, index: number) => Uint8Array | undefined

/** The tiles that hold the hashes of these nodes in a log of this size, each once: what to read before a proof is made. */
export function tilesFor(folds: readonly Fold[], size: number): readonly Omit<Tile, 'hashes'>[] {
  const names = new Map<string, Omit<Tile, 'hashes'>>()
  for (const node of folds.flat()) {
    const { level, index } = placeOf(node)
    names.set(`${level}/${index}`, { level, index, width: tileWidthAt({ level, index }, size) })
  }
  return [...names.values()]
}

/** The hashes of a proof out of tiles; undefined when a tile is missing or too short. */
export function hashesFromTiles(
  folds: readonly Fold[],
  read: ReadTile,
  hash: HashBytes,
): readonly Uint8Array[] | undefined {
  return hashesFromNodes(folds, (node) => nodeHash(node, read, hash), hash)
}

/** The hashes of a proof out of the hashes of its nodes; undefined when one is missing. */
export function hashesFromNodes(
  folds: readonly Fold[],
  nodeHash: (node: TreeNode) => Uint8Array | undefined,
  hash: HashBytes,
): readonly Uint8Array[] | undefined {
  const hashes = folds.map((fold) => {
    const parts = fold.map(nodeHash).filter((one) => one !== undefined)
    return parts.length === fold.length ? foldHashes(parts, hash) : undefined
  })
  const found = hashes.filter((one) => one !== undefined)
  return found.length === hashes.length ? found : undefined
}

/** The root of a log of this size out of tiles; undefined when a tile is missing or too short. */
export function rootFromTiles(
  size: number,
  read: ReadTile,
  hash: HashBytes,
): Uint8Array | undefined {
  return hashesFromTiles([rootNodes(size)], read, hash)?.[0]
}

/**
 * The tiles that change or appear when leaves are added to a log of this size, lowest level first. They are the same however
 * the leaves are cut into batches.
 */
export function growTiles(
  size: number,
  {
    leafHashes,
    read,
    hash,
  }: { leafHashes: readonly Uint8Array[]; read: ReadTile; hash: HashBytes },
): readonly Tile[] {
  const tiles: Tile[] = []
  let added = leafHashes
  for (let level = 0; added.length > 0; level += 1) {
    const onLevel = Math.floor(size / 2 ** (tileHeight * level))
    const grown = grownOnLevel(level, onLevel, added, read)
    const full = grown.filter(({ width }) => width === 2 ** tileHeight)
    tiles.push(...grown)
    added = full.map(({ hashes }) => subtreeRoot(hashes, hash))
  }
  return tiles
}

function grownOnLevel(
  level: number,
  onLevel: number,
  added: readonly Uint8Array[],
  read: ReadTile,
): readonly Tile[] {
  const full = 2 ** tileHeight
  const firstIndex = Math.floor(onLevel / full)
  const kept = (onLevel % full) * digestLength
  const before = kept === 0 ? new Uint8Array() : read(level, firstIndex)?.slice(0, kept)
  if (before?.length !== kept)
    throw new RangeError(`Cannot grow tile "${level}/${firstIndex}": expected ${kept} bytes of it`)
  const all = joined([before, ...added])
  const tileBytes = full * digestLength
  return Array.from({ length: Math.ceil(all.length / tileBytes) }, (_, at) => {
    const hashes = all.slice(at * tileBytes, (at + 1) * tileBytes)
    return { level, index: firstIndex + at, width: hashes.length / digestLength, hashes }
  })
}

/** Where the hashes under a node stand: its tile, the first of them in it, and how many. */
export function placeOf({ level, index }: TreeNode) {
  const span = 2 ** (level % tileHeight)
  const first = index * span
  const width = 2 ** tileHeight
  return {
    level: Math.floor(level / tileHeight),
    index: Math.floor(first / width),
    first: first % width,
    span,
  }
}

function nodeHash(node: TreeNode, read: ReadTile, hash: HashBytes): Uint8Array | undefined {
  const { level, index, first, span } = placeOf(node)
  const under = read(level, index)?.slice(first * digestLength, (first + span) * digestLength)
  return under?.length === span * digestLength ? subtreeRoot(under, hash) : undefined
}

/** The root over hashes whose number is a power of 2. */
function subtreeRoot(hashes: Uint8Array, hash: HashBytes): Uint8Array {
  if (hashes.length === digestLength) return hashes
  const middle = hashes.length / 2
  const left = subtreeRoot(hashes.subarray(0, middle), hash)
  return hash(nodeInput(left, subtreeRoot(hashes.subarray(middle), hash)))
}
