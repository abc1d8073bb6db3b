import { type EntryKind, entryOf } from '../../domain/proof/log/entry.ts'
import { formatProof } from '../../domain/proof/log/tlog-proof.ts'
import type { Proofs } from '../log/proofs.ts'
import type { Database } from '../store/database.ts'
import {
  type Leaf,
  type PublishedCheckpoint,
  readCheckpoint,
  readLeavesByDigest,
} from '../store/log/read-log.ts'

/** A thing that should stand in the log. */
export interface Logged {
  readonly kind: EntryKind
  /** Base64url. */
  readonly digest: string
}

/** With what the public log is read. */
export interface LogReader {
  readonly db: Database
  readonly proofs: Proofs
}

/** Receipts of all of these that stand in the newest published log, each with its entry, all of the same checkpoint. */
export async function readReceipts(
  { db, proofs }: LogReader,
  things: readonly Logged[],
): Promise<readonly string[]> {
  const checkpoint = await readCheckpoint(db)
  if (checkpoint === undefined) return []
  const { size } = checkpoint
  const asked = things.map(({ kind, digest }) => ({
    kind,
    digest: Buffer.from(digest, 'base64url'),
  }))
  const leaves = (await readLeavesByDigest(db, asked)).filter(({ index }) => index < size)
  const receipts: string[] = []
  for (const leaf of leaves) receipts.push(await receiptOf(proofs, leaf, checkpoint))
  return receipts
}

/** The receipt of a leaf under a checkpoint that holds it, with its entry. */
export async function receiptOf(
  proofs: Proofs,
  { index, kind, id, digest }: Leaf,
  { size, note }: Pick<PublishedCheckpoint, 'size' | 'note'>,
): Promise<string> {
  const hashes = await proofs.inclusion(index, size)
  const extra = entryOf({ kind, id, digest: digest.toString('base64url') })
  return formatProof({ index, hashes, checkpoint: note, extra })
}
