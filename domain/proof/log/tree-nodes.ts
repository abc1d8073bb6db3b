import { nodeInput } from './merkle.ts'
import type { HashBytes } from './sha256.ts'

/** A whole subtree of 2^level leaves, the index-th of its level: its hash never changes as the log grows. */
export interface TreeNode {
  readonly level: number
  readonly index: number
}

/** Whole subtrees side by side whose hashes, folded from the right, are one hash of a proof, or the root. */
export type Fold = readonly TreeNode[]

/** What the root of a log of this size is folded from; nothing for an empty one. */
export function rootNodes(size: number): Fold {
  return nodesOver(0, size)
}

/** PATH of RFC 6962 section 2.1.1: the hashes of an inclusion proof, from the leaf's neighbour up. */
export function inclusionNodes(index: number, size: number): readonly Fold[] {
  if (!(index >= 0 && index < size))
    throw new RangeError(`Cannot prove inclusion of "${index}": the size is ${size}`)
  const folds: Fold[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + powerOf2Below(end - start)
    folds.push(index < middle ? nodesOver(middle, end) : nodesOver(start, middle))
    if (index < middle) end = middle
    else start = middle
  }
  return folds.reverse()
}

/** PROOF of RFC 6962 section 2.1.2: the hashes that show that a log of size `to` begins with the one of size `from`. */
export function consistencyNodes(from: number, to: number): readonly Fold[] {
  if (!(from > 0 && from <= to))
    throw new RangeError(`Cannot prove consistency from "${from}": the size is ${to}`)
  const folds: Fold[] = []
  let [start, end] = [0, to]
  while (end !== from) {
    const middle = start + powerOf2Below(end - start)
    folds.push(from <= middle ? nodesOver(middle, end) : nodesOver(start, middle))
    if (from <= middle) end = middle
    else start = middle
  }
  // The older root itself is known to whoever checks, unless the newer tree has it nowhere as a node.
  if (start > 0) folds.push(nodesOver(start, end))
  return folds.reverse()
}

/** Folds the hashes of subtrees side by side into one; of none, the root of the empty log. */
export function foldHashes(hashes: readonly Uint8Array[], hash: HashBytes): Uint8Array {
  const last = hashes.at(-1)
  if (last === undefined) return hash(new Uint8Array())
  return hashes.slice(0, -1).reduceRight((right, left) => hash(nodeInput(left, right)), last)
}

/** The whole subtrees over places from `start` up to `end`, largest first. */
function nodesOver(start: number, end: number): Fold {
  const nodes: TreeNode[] = []
  let at = start
  while (at < end) {
    const width = powerOf2Below(end - at + 1)
    nodes.push({ level: Math.log2(width), index: at / width })
    at += width
  }
  return nodes
}

/** The largest power of 2 that is smaller than a number of at least 2. */
function powerOf2Below(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
