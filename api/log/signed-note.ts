import { type Checkpoint, formatCheckpoint } from '../../domain/proof/log/checkpoint.ts'
import { formatNote } from '../../domain/proof/log/note.ts'
import { type NoteSigner, signText } from '../../domain/proof/log/sign-note.ts'
import { sha256Of } from './log-hash.ts'

/** A checkpoint as it is shown, signed by all of these. */
export async function signedNote(
  { origin, size, root }: Omit<Checkpoint, 'extensions'>,
  signers: readonly NoteSigner[],
): Promise<string> {
  const text = formatCheckpoint({ origin, size, root, extensions: [] })
  const signatures = await Promise.all(signers.map((signer) => signText(text, signer)))
  return formatNote({ text, signatures })
}

/** That a log has nothing yet, as it stands beside a key before that signs anything else. */
export async function signedEmptyLog(signer: NoteSigner): Promise<string> {
  const { name: origin } = signer.key
  return signedNote({ origin, size: 0, root: sha256Of(new Uint8Array()) }, [signer])
}
