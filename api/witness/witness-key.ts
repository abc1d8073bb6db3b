import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { textOfFile } from '../../domain/file-text.ts'
import { noteKey } from '../../domain/proof/log/note-key.ts'
import type { NoteSigner } from '../../domain/proof/log/sign-note.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { writeDurably } from '../write-durably.ts'

/** The private key in a file; undefined where there is no file. Throws for what is no Ed25519 key, a refusal where it is another. */
export async function readWitnessKey(file: string): Promise<KeyObject | undefined> {
  try {
    const key = createPrivateKey(textOfFile(await readFile(file)))
    if (key.asymmetricKeyType !== 'ed25519')
      throw new RefusedError(refuse('invalid', file, ['witness_key_not_ed25519']))
    return key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Makes a key and writes it, PKCS#8 in PEM, for its owner alone to read. */
export async function makeWitnessKey(file: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await writeDurably(file, { text, replace: false })
  return privateKey
}

/** Who cosigns with this key under this name. */
export async function signerOf(privateKey: KeyObject, name: string): Promise<NoteSigner> {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const key = await noteKey(name, 'cosignature', new Uint8Array(Buffer.from(x, 'base64url')))
  return { key, sign: (message) => new Uint8Array(sign(null, message, privateKey)) }
}
