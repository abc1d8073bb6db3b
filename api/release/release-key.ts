import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { textOfFile } from '../../domain/file-text.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { whyOf } from '../../domain/refused.ts'

/** The private key in a file, or what is wrong with it. */
export async function readPrivateKey(file: string | undefined): Promise<KeyObject | Fault> {
  if (file === undefined) return faultOf('RELEASE_KEY', 'release_key_missing')
  return readKey(file, createPrivateKey)
}

/** The public key in a file, or what is wrong with it: a private one has no business where releases are verified. */
export async function readPublicKey(file: string): Promise<KeyObject | Fault> {
  return readKey(file, createPublicKey)
}

async function readKey(
  file: string,
  read: (text: string) => KeyObject,
): Promise<KeyObject | Fault> {
  try {
    const text = textOfFile(await readFile(file))
    // Out of a private key Node makes the public one without a word.
    if (read === createPublicKey && text.includes('PRIVATE KEY'))
      return faultOf(file, 'release_key_private', { file })
    const key = read(text)
    if (key.asymmetricKeyType === 'ed25519') return key
    return faultOf(file, 'release_key_wrong', { file, why: { says: 'witness_key_not_ed25519' } })
  } catch (error) {
    return faultOf(file, 'release_key_wrong', { file, why: whyOf(error) })
  }
}
