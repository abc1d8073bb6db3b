import { generateKeyPairSync, sign } from 'node:crypto'
import { type NoteKeyKind, noteKey } from '../../domain/proof/log/note-key.ts'
import type { NoteSigner } from '../../domain/proof/log/sign-note.ts'

/** Makes a key for a log or a witness of this name, which signs with nothing of ours. */
export async function makeNoteSigner(name: string, kind: NoteKeyKind): Promise<NoteSigner> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const key = await noteKey(name, kind, new Uint8Array(Buffer.from(x, 'base64url')))
  return { key, sign: (message) => new Uint8Array(sign(null, message, privateKey)) }
}
