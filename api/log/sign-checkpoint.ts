import { sameBytes } from '../../domain/proof/log/bytes.ts'
import type { Database } from '../store/database.ts'
import type { SignedCheckpoint } from '../store/log/publish.ts'
import { readHead } from '../store/log/sequence.ts'
import { writeDurably } from '../write-durably.ts'
import { sizeSigned } from './log-files.ts'
import { type Proofs, proofsOnce } from './proofs.ts'
import { signedNote } from './signed-note.ts'
import type { SigningLog } from './signers.ts'

/** A log at one size, as it was signed before. */
export interface Signed {
  readonly size: number
  readonly root: Uint8Array
}

/**
 * Signs the log as it stands, by every key that signs, once it was read back and shown to begin with what was signed last. The
 * signed checkpoint is on the disk, outside of the database, before anybody else sees it. Signing again gives the same bytes.
 */
export async function signCheckpoint(
  db: Database,
  { origin, signers }: SigningLog,
  { file, last }: { file: string; last: Signed | undefined },
): Promise<SignedCheckpoint> {
  const { size, root } = await readHead(db)
  const proofs = proofsOnce(db)
  await assertRoot(proofs, { size, root })
  // A process that stood still while another one went on finds more in the file than it knows of.
  const before = Math.max(last?.size ?? 0, (await sizeSigned(file)) ?? 0)
  if (size < before)
    throw new RangeError(`Cannot sign a log of ${size} entries: ${before} were signed`)
  if (last !== undefined) await assertRoot(proofs, last)
  const note = await signedNote({ origin, size, root }, signers)
  await writeDurably(file, { text: note, replace: true })
  return { size, root, note }
}

/** The tiles lead to this root; whoever changed one of them behind our back is not signed for. */
async function assertRoot(proofs: Proofs, { size, root }: Signed): Promise<void> {
  const read = await proofs.root(size)
  if (read === undefined || !sameBytes(read, root))
    throw new RangeError(`Cannot sign the log: its tiles do not lead to the root at size ${size}`)
}
