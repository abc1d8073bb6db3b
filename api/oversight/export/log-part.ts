import { canonical } from '../../../domain/proof/canonical.ts'
import { toBase64 } from '../../../domain/proof/log/base64.ts'
import { entryOf } from '../../../domain/proof/log/entry.ts'
import { coverNodes } from '../../../domain/recompute/log-cover.ts'
import { proofsOnce } from '../../log/proofs.ts'
import type { Database } from '../../store/database.ts'
import { readCheckpoint, readLeavesByDigest } from '../../store/log/read-log.ts'

/** What shows that events stand in the public log: lines of files of an export. */
export interface LogPart {
  /** The newest checkpoint that was published, word for word. */
  readonly checkpoint: string
  readonly entries: AsyncIterable<string>
  readonly nodes: AsyncIterable<string>
  /** Events that it does not have yet. */
  readonly waiting: number
}

interface Leaf {
  readonly index: number
  readonly entry: string
}

/** So many leaves are read at a time. */
const together = 2_000
/** The same of nodes, each of which may stand in a tile of its own. */
const nodesTogether = 256

/** Shows of these events (digests) that they stand in the newest published log; undefined where none was published. */
export async function logPartOf(
  db: Database,
  digests: readonly Buffer[],
): Promise<LogPart | undefined> {
  const checkpoint = await readCheckpoint(db)
  if (checkpoint === undefined) return undefined
  const { size, note } = checkpoint
  const leaves = await leavesOf(db, digests, size)
  return {
    checkpoint: note,
    entries: linesOf(leaves),
    nodes: nodesOf(db, leaves, size),
    waiting: digests.length - leaves.length,
  }
}

async function leavesOf(
  db: Database,
  digests: readonly Buffer[],
  size: number,
): Promise<readonly Leaf[]> {
  const leaves: Leaf[] = []
  for (let at = 0; at < digests.length; at += together) {
    const asked = digests
      .slice(at, at + together)
      .map((digest) => ({ kind: 'event', digest }) as const)
    for (const { index, kind, id, digest } of await readLeavesByDigest(db, asked)) {
      if (index >= size) continue
      const entry = entryOf({ kind, id, digest: digest.toString('base64url') })
      leaves.push({ index, entry: Buffer.from(entry).toString('latin1') })
    }
  }
  return leaves.sort((one, other) => one.index - other.index)
}

async function* linesOf(leaves: readonly Leaf[]): AsyncGenerator<string, void> {
  for (const { index, entry } of leaves) yield canonical({ index, entry })
}

async function* nodesOf(
  db: Database,
  leaves: readonly Leaf[],
  size: number,
): AsyncGenerator<string, void> {
  // Whoever has none of the leaves shows nothing.
  if (leaves.length === 0) return
  const proofs = proofsOnce(db)
  const places = leaves.map(({ index }) => index)
  for (const nodes of chunksOf(coverNodes(places, size), nodesTogether))
    for (const hash of await proofs.nodes(nodes, size)) yield toBase64(hash)
}

function* chunksOf<One>(all: Iterable<One>, most: number): Generator<readonly One[], void> {
  let chunk: One[] = []
  for (const one of all) {
    chunk.push(one)
    if (chunk.length < most) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
