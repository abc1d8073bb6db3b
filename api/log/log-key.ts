import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { textOfFile } from '../../domain/file-text.ts'
import { fromBase64, toBase64 } from '../../domain/proof/log/base64.ts'
import { joined } from '../../domain/proof/log/bytes.ts'
import { noteKey } from '../../domain/proof/log/note-key.ts'
import type { NoteSigner } from '../../domain/proof/log/sign-note.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError, whyOf } from '../../domain/refused.ts'
import { writeDurably } from '../write-durably.ts'

/** A private key that was made and is in no file yet. */
export interface NewKey {
  /** One line, as Go's notes hand private keys on, so that stock tools sign and check with it too. */
  readonly text: string
  readonly signer: NoteSigner
}

/** Makes a key of this name. */
export async function newLogKey(name: string): Promise<NewKey> {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const { id } = await noteKey(name, 'ed25519', Buffer.from(x, 'base64url'))
  const key = toBase64(joined([Uint8Array.of(ed25519), Buffer.from(d, 'base64url')]))
  const text = `${start}${name}+${id}+${key}\n`
  return { text, signer: await parseLogKey(text) }
}

/** Makes a key of this name in a file that its owner alone may read, unless there is one. */
export async function makeLogKey(file: string, name: string): Promise<void> {
  const { text } = await newLogKey(name)
  await writeDurably(file, { text, replace: false })
}

/** Who signs by the key of a file; undefined when there is no such file. One that is no key is refused. */
export async function readLogKey(file: string): Promise<NoteSigner | undefined> {
  try {
    return await parseLogKey(textOfFile(await readFile(file)))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new RefusedError(
      refuse('invalid', file, ['log_key_unreadable', { file, why: whyOf(error) }]),
    )
  }
}

const start = 'PRIVATE+KEY+'
/** As C2SP signed-note numbers it. */
const ed25519 = 1
const seedLength = 32
/** PKCS#8 of a seed (RFC 8410): what stands before it never differs. */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex')

async function parseLogKey(text: string): Promise<NoteSigner> {
  const [, name = '', id, key = ''] =
    /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)\n?$/.exec(text) ?? []
  const bytes = fromBase64(key)
  if (bytes?.length !== seedLength + 1 || bytes[0] !== ed25519)
    throw new RefusedError(refuse('invalid', '', ['log_key_no_note_key']))
  const der = Buffer.concat([pkcs8Start, bytes.subarray(1)])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const publicHalf = await noteKey(name, 'ed25519', Buffer.from(x, 'base64url'))
  if (publicHalf.id !== id) throw new RefusedError(refuse('invalid', '', ['log_key_id_of_other']))
  return { key: publicHalf, sign: (message) => sign(null, message, privateKey) }
}
