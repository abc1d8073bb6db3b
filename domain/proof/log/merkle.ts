import { sameBytes } from './bytes.ts'
import { digestLength, sha256 } from './sha256.ts'

/** A claim that an entry stands at a place of a log. Every hash is 32 bytes. */
export interface Inclusion {
  /** Place of the entry, from 0. */
  readonly index: number
  /** How many entries the log has. */
  readonly size: number
  /** Hash of the entry as a leaf: SHA-256 of `leafInput`. */
  readonly leafHash: Uint8Array
  /** From the leaf's neighbour up to the root's child. */
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** A claim that a log only grew. */
export interface Consistency {
  readonly from: number
  readonly to: number
  readonly rootFrom: Uint8Array
  readonly rootTo: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** What is hashed of an entry (RFC 6962 section 2.1): the first byte keeps a leaf from being taken for a node. */
export function leafInput(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length)
  input.set(entry, 1)
  return input
}

/** What is hashed of two neighbours. */
export function nodeInput(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + left.length + right.length)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + left.length)
  return input
}

/** Whether the proof leads from the leaf to the root: RFC 9162 section 2.1.3.2. The proof is a stranger's. */
export async function verifyInclusion(claim: Inclusion): Promise<boolean> {
  const { index, size, leafHash, proof, root } = claim
  if (!isCount(index) || !isCount(size) || index >= size) return false
  if (proof.length > mostHashes || ![leafHash, root, ...proof].every(isDigest)) return false
  const path = pathOf(index, size - 1)
  let hash = leafHash
  for (const sibling of proof) {
    const side = path.next()
    if (side.done) return false
    hash = await sha256(side.value === 'left' ? nodeInput(sibling, hash) : nodeInput(hash, sibling))
  }
  return path.next().done === true && sameBytes(hash, root)
}

/**
 * Whether the log of size `to` begins with the log of size `from`: RFC 9162 section 2.1.4.2. Nothing can be shown about an
 * empty log, so `from` 0 is refused; a witness that meets a log for the first time asks for no proof instead.
 */
export async function verifyConsistency(claim: Consistency): Promise<boolean> {
  const { from, to, rootFrom, rootTo, proof } = claim
  if (!isCount(from) || !isCount(to) || from === 0 || from > to) return false
  // The same size says only that both are one root: published vectors do so with roots that are no digests.
  if (from === to) return proof.length === 0 && sameBytes(rootFrom, rootTo)
  if (proof.length > mostHashes || ![rootFrom, rootTo, ...proof].every(isDigest)) return false
  const whole = powerOf2In(from)
  const [first, ...rest] = whole === from ? [rootFrom, ...proof] : proof
  if (first === undefined) return false
  const path = pathOf(from / whole - 1, Math.ceil(to / whole) - 1)
  let older = first
  let newer = first
  for (const sibling of rest) {
    const side = path.next()
    if (side.done) return false
    if (side.value === 'left') older = await sha256(nodeInput(sibling, older))
    newer = await sha256(
      side.value === 'left' ? nodeInput(sibling, newer) : nodeInput(newer, sibling),
    )
  }
  return path.next().done === true && sameBytes(older, rootFrom) && sameBytes(newer, rootTo)
}

/** No tree whose size is a safe integer is higher, and C2SP allows no longer proof. */
export const mostHashes = 63

/** On which side the neighbour stands, step by step from a place up to the root, where `last` is the last place. */
function* pathOf(place: number, last: number): Generator<'left' | 'right', undefined> {
  let [at, end] = [place, last]
  while (end > 0) {
    const isOdd = at % 2 === 1
    // The last place of an odd row has no neighbour in its row: it goes up alone.
    if (isOdd || at < end) yield isOdd ? 'left' : 'right'
    at = Math.floor(at / 2)
    end = Math.floor(end / 2)
  }
}

/** The largest power of 2 that divides a count. */
function powerOf2In(count: number): number {
  let power = 1
  while (count % (power * 2) === 0) power *= 2
  return power
}

/** Whether it is a number that is counted exactly; a larger one stands in no log of ours. */
function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isDigest(hash: Uint8Array): boolean {
  return hash.length === digestLength
}
