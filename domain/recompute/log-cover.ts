import { nodeInput } from '../proof/log/merkle.ts'
import type { HashBytes } from '../proof/log/sha256.ts'
import type { TreeNode } from '../proof/log/tree-nodes.ts'

/**
 * The nodes that, with the leaves at these places, make the root of a log of this size: whole subtrees without any of the leaves, from left
 * to right. One proof of many leaves, which shares what single proofs repeat. Places MUST be ascending and below the size.
 */
export function* coverNodes(places: readonly number[], size: number): Generator<TreeNode> {
  yield* coverOf({ start: 0, end: size }, { places, at: 0, to: places.length })
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Those of the places that lie in a range. */
interface Within {
  readonly places: readonly number[]
  readonly at: number
  readonly to: number
}

function* coverOf({ start, end }: Range, { places, at, to }: Within): Generator<TreeNode> {
  const width = end - start
  if (width === 0 || (at < to && width === 1)) return
  if (at === to && isPowerOf2(width)) {
    yield { level: Math.log2(width), index: start / width }
    return
  }
  const middle = middleOf({ start, end })
  const split = firstFrom(places, { at, to, place: middle })
  yield* coverOf({ start, end: middle }, { places, at, to: split })
  yield* coverOf({ start: middle, end }, { places, at: split, to })
}

/** A leaf at its place. */
export interface CoveredLeaf {
  readonly index: number
  readonly leafHash: Uint8Array
}

/**
 * The root of a log of this size out of leaves, ascending, and the nodes that cover the rest. Undefined where they do not fit each
 * other: one is missing or too many, a leaf stands twice, out of order or beyond the size.
 */
export function rootOfCover(
  size: number,
  {
    leaves,
    nodes,
    hash,
  }: {
    readonly leaves: readonly CoveredLeaf[]
    readonly nodes: Iterator<Uint8Array>
    readonly hash: HashBytes
  },
): Uint8Array | undefined {
  let at = 0

  function rootOf({ start, end }: Range): Uint8Array | undefined {
    const width = end - start
    const next = leaves[at]
    const isEmpty = next === undefined || next.index >= end
    if (isEmpty && isPowerOf2(width)) return nodes.next().value
    if (width === 1) {
      at += 1
      return next?.index === start ? next.leafHash : undefined
    }
    const middle = middleOf({ start, end })
    const left = rootOf({ start, end: middle })
    const right = left && rootOf({ start: middle, end })
    return left && right && hash(nodeInput(left, right))
  }

  if (!(Number.isSafeInteger(size) && size > 0)) return undefined
  const root = rootOf({ start: 0, end: size })
  return at === leaves.length && nodes.next().done === true ? root : undefined
}

/** Where a range is parted: after the largest power of 2 that is smaller than its width (RFC 6962 section 2.1). */
function middleOf({ start, end }: Range): number {
  let power = 1
  while (power * 2 < end - start) power *= 2
  return start + power
}

function isPowerOf2(count: number): boolean {
  return 2 ** Math.round(Math.log2(count)) === count
}

/** The first of ascending places that is at least this one, by halving. */
function firstFrom(
  places: readonly number[],
  { at, to, place }: { at: number; to: number; place: number },
): number {
  let [low, high] = [at, to]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((places[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
