import {
  foldHalf,
  type HalfName,
  type HalfNodes,
  halvesFor,
  nodeFromHalves,
  sliceOf,
} from '../../domain/proof/log/half-tile.ts'
import { hashesFromNodes } from '../../domain/proof/log/tile-tree.ts'
import {
  consistencyNodes,
  type Fold,
  inclusionNodes,
  rootNodes,
  type TreeNode,
} from '../../domain/proof/log/tree-nodes.ts'
import { createAskTogether } from '../ask-together.ts'
import { remembering } from '../remembering.ts'
import type { Database } from '../store/database.ts'
import { readSlices } from '../store/log/read-log.ts'
import { sha256Of } from './log-hash.ts'
import {
  type MostRemembered,
  type ReadHalf,
  rememberHalves,
  usuallyRemembered,
} from './remembered-halves.ts'

type Hashes = readonly Uint8Array[]

/** Makes proofs out of the log. Every size MUST be one that it has; to a stranger, one that is published. */
export interface Proofs {
  readonly inclusion: (index: number, size: number) => Promise<Hashes>
  readonly consistency: (from: number, to: number) => Promise<Hashes>
  /** Undefined where a tile is missing; the others reject then. */
  readonly root: (size: number) => Promise<Uint8Array | undefined>
  /** A proof of inclusion with what it proves: the hash of the leaf, and the root that it is under. */
  readonly placed: (index: number, size: number) => Promise<Placed>
  /** The hashes of whole subtrees, each of which lies within the size. */
  readonly nodes: (nodes: readonly TreeNode[], size: number) => Promise<Hashes>
}

/** Where a leaf stands, and why. */
export interface Placed {
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
  readonly hashes: Hashes
}

/** So many ranges of 200 bytes, which no single node of the tree holds, such as roots. */
const mostRanges = 65_536

/** As many as any one proof needs: up to the highest level, a tile at either side. */
const few = 64

/** Most halves that one query asks for; a whole tile is read for an upper one. */
const mostAsked = 64

/** The same for one use: of what the database holds now, whatever was remembered elsewhere. */
export function proofsOnce(db: Database): Proofs {
  return createProofs(db, { lower: few, upper: few, tiles: few })
}

/**
 * Halves of tiles are read and folded once while they are remembered, and so is what lies between two places: a log only grows, so that
 * both stay true. Whoever must see what the database holds now, such as the one who signs, takes `proofsOnce`.
 */
export function createProofs(db: Database, most: MostRemembered = usuallyRemembered): Proofs {
  const { recall, keep } = rememberHalves(most)
  const ranges = remembering<string, Uint8Array>(mostRanges)
  const askHalf = createAskTogether((keys) => readHalves(db, keys.map(nameIn)), {
    mostKeys: mostAsked,
  })

  async function hashesOf(folds: readonly Fold[], size: number): Promise<Hashes | undefined> {
    const known = fold(folds, recall)
    if (known !== undefined) return known
    // Held here too, as the memory may forget them meanwhile.
    const found = new Map<string, HalfNodes | undefined>()
    await Promise.all(
      halvesFor(folds, size).map(async (name) => {
        const { level, index, width } = name
        const before = recall(level, index)
        const isWide = before !== undefined && before.width >= width
        const read = isWide ? undefined : await askHalf(keyOf(name))
        found.set(`${level}/${index}`, isWide ? before : read?.half)
        if (read !== undefined) keep(name, read)
      }),
    )
    return fold(folds, (level, index) => found.get(`${level}/${index}`))
  }

  function fold(folds: readonly Fold[], given: NodesOf): Hashes | undefined {
    const nodesOf = askingOnce(given)
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
      known ?? hashesFromNodes([range], (node) => nodeFromHalves(node, nodesOf), sha256Of)?.[0]
    if (known === undefined && hash !== undefined) ranges.set(name, Uint8Array.from(hash))
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
    nodes: (nodes, size) =>
      proven(
        nodes.map((node) => [node]),
        size,
      ),
  }
}

type NodesOf = (level: number, index: number) => HalfNodes | undefined

function hashOfNode([node]: Fold, nodesOf: NodesOf): Uint8Array | undefined {
  return node === undefined ? undefined : nodeFromHalves(node, nodesOf)
}

/** Nodes of a proof come half by half: each is asked for once. */
function askingOnce(nodesOf: NodesOf): NodesOf {
  let last: { level: number; index: number; half: HalfNodes | undefined } | undefined
  return (level, index) => {
    if (last?.level !== level || last.index !== index)
      last = { level, index, half: nodesOf(level, index) }
    return last.half
  }
}

/** A range by its two ends. */
function nameOf(range: Fold): string {
  const first = range[0]
  const last = range.at(-1)
  if (first === undefined || last === undefined) return ''
  return `${first.index * 2 ** first.level}-${(last.index + 1) * 2 ** last.level}`
}

function keyOf({ level, index, width }: HalfName): string {
  return `${level}/${index}/${width}`
}

function nameIn(key: string): HalfName {
  const [level = 0, index = 0, width = 0] = key.split('/').map(Number)
  return { level, index, width }
}

/** Halves by their keys, read and folded. */
async function readHalves(
  db: Database,
  names: readonly HalfName[],
): Promise<ReadonlyMap<string, ReadHalf>> {
  const slices = await readSlices(db, names.map(sliceOf))
  return new Map(
    names.flatMap((name, at) => {
      const slice = slices.get(at)
      if (slice === undefined) return []
      return [[keyOf(name), { half: foldHalf(name, slice, sha256Of), slice }] as const]
    }),
  )
}
