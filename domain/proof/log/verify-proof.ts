import type { Saying } from '../../phrases.ts'
import { verifyInclusion } from './merkle.ts'
import { type OpenedCheckpoint, openCheckpoint, type Trust } from './open-checkpoint.ts'
import { parseProof } from './tlog-proof.ts'

/** An entry of which it was shown that it stands in a log that its key signed. */
export interface Logged {
  readonly index: number
  readonly checkpoint: OpenedCheckpoint
}

/**
 * Checks a stranger's receipt of an entry, offline, against nothing but whom the one who checks believes. `leafHash` is the
 * SHA-256 of `leafInput` of the entry.
 */
export async function verifyProof(
  receipt: string,
  leafHash: Uint8Array,
  trust: Trust,
): Promise<Logged | Saying> {
  const proof = parseProof(receipt)
  if ('says' in proof) return proof
  const checkpoint = await openCheckpoint(proof.checkpoint, trust)
  if ('says' in checkpoint) return checkpoint
  const { index, hashes } = proof
  const { size, root } = checkpoint
  if (!(await verifyInclusion({ index, size, leafHash, proof: hashes, root })))
    return { says: 'proof_not_held', values: { place: index, size } }
  return { index, checkpoint }
}
