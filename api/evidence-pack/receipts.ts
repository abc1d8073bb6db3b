import { type EntryKind, entryOf } from '../../domain/proof/log/entry.ts'
import { formatProof } from '../../domain/proof/log/tlog-proof.ts'
import { readInclusions } from '../log/read-proofs.ts'
import type { Database } from '../store/database.ts'
import { readCheckpoint, readLeavesByDigest } from '../store/log/read-log.ts'

/** A thing that should stand in the log. */
export interface Logged {
  readonly kind: EntryKind
  /** Base64url. */
  readonly digest: string
}

/** Receipts of all of these that stand in the newest published log, each with its entry, all of the same checkpoint. */
export async function readReceipts(
  db: Database,
  things: readonly Logged[],
): Promise<readonly string[]> {
  const checkpoint = await readCheckpoint(db)
  if (checkpoint === undefined) return []
  const { size, note } = checkpoint
  const asked = things.map(({ kind, digest }) => ({
    kind,
    digest: Buffer.from(digest, 'base64url'),
  }))
  const leaves = (await readLeavesByDigest(db, asked)).filter(({ index }) => index < size)
  const indexes = leaves.map(({ index }) => index)
  const proofs = await readInclusions(db, indexes, size)
  return leaves.flatMap(({ index, kind, id, digest }, at) => {
    const hashes = proofs?.[at]
    if (hashes === undefined) return []
    const extra = entryOf({ kind, id, digest: digest.toString('base64url') })
    return [formatProof({ index, hashes, checkpoint: note, extra })]
  })
}
