import { sameBytes } from '../../domain/proof/log/bytes.ts'
import { formatCheckpoint } from '../../domain/proof/log/checkpoint.ts'
import { formatNote } from '../../domain/proof/log/note.ts'
import { signText } from '../../domain/proof/log/sign-note.ts'
import type { Database } from '../store/database.ts'
import type { SignedCheckpoint } from '../store/log/publish.ts'
import { readHead } from '../store/log/sequence.ts'
import { writeDurably } from '../write-durably.ts'
import { type Proofs, proofsOnce } from './proofs.ts'
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
  if (last !== undefined && size < last.size)
    throw new RangeError(`Cannot sign a log of ${size} entries: ${last.size} were signed`)
  if (last !== undefined) await assertRoot(proofs, last)
  const text = formatCheckpoint({ origin, size, root, extensions: [] })
  const signatures = await Promise.all(signers.map((signer) => signText(text, signer)))
  const note = formatNote({ text, signatures })
  await writeDurably(file, { text: note, replace: true })
  return { size, root, note }
}

/** The tiles lead to this root; whoever changed one of them behind our back is not signed for. */
async function assertRoot(proofs: Proofs, { size, root }: Signed): Promise<void> {
  const read = await proofs.root(size)
  if (read === undefined || !sameBytes(read, root))
    throw new RangeError(`Cannot sign the log: its tiles do not lead to the root at size ${size}`)
}
