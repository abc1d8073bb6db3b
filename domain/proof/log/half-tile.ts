import { joined } from './bytes.ts'
import { nodeInput } from './merkle.ts'
import { digestLength, type HashBytes } from './sha256.ts'
import { tileHeight } from './tile.ts'
import type { Fold, TreeNode } from './tree-nodes.ts'

const halfHeight = tileHeight / 2
const halfWidth = 2 ** halfHeight

/**
 * A tile of 256 hashes in two halves, by height: the lower ones fold 16 of its hashes each, the upper one what the lower ones come to. A proof needs
 * one lower and the upper half of a tile, and of the many tiles of a long log the upper ones are few. Levels are counted in halves.
 */
export interface HalfName {
  readonly level: number
  readonly index: number
  /** How many hashes it folds: 1 to 16. */
  readonly width: number
}

/** Where what a half folds stands in the tiles: so many hashes of one, from the first on. */
export interface Slice {
  readonly level: number
  readonly index: number
  readonly first: number
  readonly count: number
}

/** The hashes of all whole subtrees of a half, by height from its own hashes up, one after the other. They never change as it grows. */
export interface HalfNodes {
  readonly width: number
  readonly hashes: Uint8Array
}

/** The halves that hold these nodes in a log of this size, each once. */
export function halvesFor(folds: readonly Fold[], size: number): readonly HalfName[] {
  const names = new Map<string, HalfName>()
  for (const node of folds.flat()) {
    const { level, index } = placeInHalf(node)
    const onLevel = Math.floor(size / 2 ** (halfHeight * level))
    const width = Math.min(halfWidth, onLevel - index * halfWidth)
    names.set(`${level}/${index}`, { level, index, width })
  }
  return [...names.values()]
}

/** Where to read a half from. An upper one is stored nowhere: it is folded from the tile's hashes. */
export function sliceOf({ level, index, width }: HalfName): Slice {
  const tile = Math.floor(level / 2)
  if (isUpperHalf(level)) return { level: tile, index, first: 0, count: width * halfWidth }
  const first = (index % halfWidth) * halfWidth
  return { level: tile, index: Math.floor(index / halfWidth), first, count: width }
}

/** A lower half out of its whole tile, as wide as that has it; undefined where nothing of it is there. */
export function halfInTile(
  { level, index }: Pick<HalfName, 'level' | 'index'>,
  tile: Uint8Array,
  hash: HashBytes,
): HalfNodes | undefined {
  const { first } = sliceOf({ level, index, width: halfWidth })
  const width = Math.min(halfWidth, tile.length / digestLength - first)
  if (width <= 0) return undefined
  const slice = tile.subarray(first * digestLength, (first + width) * digestLength)
  return foldHalf({ level, index, width }, slice, hash)
}

/** Folds the hashes of a half's slice. */
export function foldHalf(
  { level, width }: HalfName,
  slice: Uint8Array,
  hash: HashBytes,
): HalfNodes {
  const rows = [slice]
  const own = isUpperHalf(level) ? halfHeight : 0
  while (rows.length < own + halfHeight) rows.push(pairsOf(rows.at(-1) ?? slice, hash))
  return { width, hashes: joined(rows.slice(own)) }
}

/** The hash of a node out of the half that it lies in; undefined where that is missing or too narrow. */
export function nodeFromHalves(
  node: TreeNode,
  read: (level: number, index: number) => HalfNodes | undefined,
): Uint8Array | undefined {
  const { level, index, height, at } = placeInHalf(node)
  const half = read(level, index)
  if (half === undefined || at >= widthAt(half, height)) return undefined
  let before = 0
  for (let below = 0; below < height; below += 1) before += widthAt(half, below)
  const start = (before + at) * digestLength
  return half.hashes.subarray(start, start + digestLength)
}

/** Which half a node lies in, at which height of it, and the how manieth it is there. */
function placeInHalf(node: TreeNode) {
  const level = Math.floor(node.level / halfHeight)
  const height = node.level % halfHeight
  const inRow = halfWidth / 2 ** height
  return { level, index: Math.floor(node.index / inRow), height, at: node.index % inRow }
}

/** Whether halves of this level are upper ones. */
export function isUpperHalf(level: number): boolean {
  return level % 2 === 1
}

function widthAt({ width }: HalfNodes, height: number): number {
  return Math.floor(width / 2 ** height)
}

/** Two neighbours lie side by side, so that both are taken at once; what is hashed is written into the same bytes each time, as most of the time went to making them. */
function pairsOf(row: Uint8Array, hash: HashBytes): Uint8Array {
  const pairs = new Uint8Array(Math.floor(row.length / (2 * digestLength)) * digestLength)
  const input = nodeInput(row.subarray(0, digestLength), row.subarray(0, digestLength))
  for (let at = 0; at < pairs.length; at += digestLength) {
    input.set(row.subarray(2 * at, 2 * (at + digestLength)), 1)
    pairs.set(hash(input), at)
  }
  return pairs
}
