import { formatAddCheckpoint } from '../../domain/proof/log/add-checkpoint.ts'
import { formatCheckpoint } from '../../domain/proof/log/checkpoint.ts'
import { formatNote } from '../../domain/proof/log/note.ts'
import { type NoteSigner, signText } from '../../domain/proof/log/sign-note.ts'
import { hashesFromTiles, rootFromTiles } from '../../domain/proof/log/tile-tree.ts'
import { consistencyNodes } from '../../domain/proof/log/tree-nodes.ts'
import { growLog, sha256Of } from './grow-log.ts'
import { makeNoteSigner } from './note-signer.ts'

/** A log of so many entries that a witness watches. */
export interface WatchedLog {
  readonly origin: string
  readonly signer: NoteSigner
  readonly root: (size: number) => Uint8Array
  readonly proof: (from: number, to: number) => readonly Uint8Array[]
  /** The checkpoint at a size, signed by its key or by those that are given. */
  readonly checkpoint: (size: number, signers?: readonly NoteSigner[]) => Promise<string>
  /** What a witness is asked, from the size that it has to another one. */
  readonly question: (old: number, size: number) => Promise<string>
}

/** Makes a log; the same name and entries with another `fork` make another history. */
export async function makeWatchedLog(
  origin: string,
  {
    size: most = 300,
    fork = '',
    signer: given,
  }: { size?: number; fork?: string; signer?: NoteSigner } = {},
): Promise<WatchedLog> {
  const signer = given ?? (await makeNoteSigner(origin, 'ed25519'))
  const { read } = growLog(Array.from({ length: most }, (_, at) => `${fork}entry ${at}`))
  const root = (size: number) => {
    const found = rootFromTiles(size, read, sha256Of)
    if (found === undefined) throw new RangeError(`The log has no root at ${size}`)
    return found
  }
  const proof = (from: number, to: number) =>
    from === 0 ? [] : (hashesFromTiles(consistencyNodes(from, to), read, sha256Of) ?? [])
  const checkpoint = async (size: number, signers: readonly NoteSigner[] = [signer]) => {
    const text = formatCheckpoint({ origin, size, root: root(size), extensions: [] })
    const signatures = await Promise.all(signers.map((one) => signText(text, one)))
    return formatNote({ text, signatures })
  }
  return {
    origin,
    signer,
    root,
    proof,
    checkpoint,
    question: async (old, size) =>
      formatAddCheckpoint({ old, proof: proof(old, size), checkpoint: await checkpoint(size) }),
  }
}
