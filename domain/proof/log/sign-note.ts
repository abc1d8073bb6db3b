import { joined, utf8 } from './bytes.ts'
import { cosignedText, timeBytes } from './cosignature.ts'
import { isSignable, type NoteSignature } from './note.ts'
import type { NoteKey } from './note-key.ts'

/** Who can sign: a public key, and what its private half makes of a message, 64 bytes. The private half never comes here. */
export interface NoteSigner {
  readonly key: NoteKey
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>
}

/** A log's signature of a text, to stand under it. */
export async function signText(text: string, { key, sign }: NoteSigner): Promise<NoteSignature> {
  assertSignable(text, key, 'ed25519')
  return { name: key.name, id: key.id, bytes: await sign(utf8(text)) }
}

/** A witness's signature of a checkpoint's text at a time, in whole seconds since 1970. */
export async function cosignText(
  text: string,
  time: number,
  { key, sign }: NoteSigner,
): Promise<NoteSignature> {
  assertSignable(text, key, 'cosignature')
  const signature = await sign(utf8(cosignedText(text, time)))
  return { name: key.name, id: key.id, bytes: joined([timeBytes(time), signature]) }
}

function assertSignable(text: string, { name, kind }: NoteKey, right: NoteKey['kind']): void {
  if (kind !== right) throw new TypeError(`Cannot sign with "${name}": its kind is ${kind}`)
  if (!isSignable(text)) throw new RangeError(`Cannot sign with "${name}": the text is no note`)
}
