import type { Saying } from '../../phrases.ts'
import { isProvingKey } from '../ed25519.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { joined, utf8 } from './bytes.ts'
import { sha256 } from './sha256.ts'

/** Kinds of signature that are checked, by the byte that C2SP signed-note assigns them. */
const kinds = { ed25519: 0x01, cosignature: 0x04 } as const
export type NoteKeyKind = keyof typeof kinds

/** A public key that signs notes: a log's, of kind `ed25519`, or a witness's, of kind `cosignature`. */
export interface NoteKey {
  readonly name: string
  /** First four bytes of its digest, hex. Name and id together name the key; neither proves anything. */
  readonly id: string
  readonly kind: NoteKeyKind
  readonly publicKey: Uint8Array
}

/** A key with the id that C2SP signed-note recommends. The name must be one that notes can carry. */
export async function noteKey(
  name: string,
  kind: NoteKeyKind,
  publicKey: Uint8Array,
): Promise<NoteKey> {
  if (!isKeyName(name)) throw new RangeError(`Cannot name a key "${name}": no spaces, no plus`)
  return { name, id: await keyId(name, encoded(kind, publicKey)), kind, publicKey }
}

/** The one line in which a key is handed on: `name+id+base64`. */
export function formatKey({ name, id, kind, publicKey }: NoteKey): string {
  return `${name}+${id}+${toBase64(encoded(kind, publicKey))}`
}

/** Reads a key as it is handed on: name, id of eight hex digits, base64 of kind and key, between plus signs. */
export async function parseKey(text: string): Promise<NoteKey | Saying> {
  const wrong: Saying = { says: 'note_key_wrong' }
  if (text.length > mostKeyLength) return wrong
  const [, name = '', id = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  const bytes = fromBase64(key)
  const byte = bytes?.[0]
  if (bytes === undefined || byte === undefined || !isKeyName(name)) return wrong
  if ((await keyId(name, bytes)) !== id) return wrong
  const kind = kindOf(byte)
  if (kind === undefined)
    return { says: 'note_key_unsupported', values: { kind: byte, signer: name } }
  const publicKey = bytes.slice(1)
  return isProvingKey(publicKey) ? { name, id, kind, publicKey } : wrong
}

/** Whether a key may be called so: not empty, no Unicode spaces, no plus. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}+]+$/u.test(name)
}

/** Enough for ML-DSA-44 keys, which are well formed though not checked. */
const mostKeyLength = 4_000

async function keyId(name: string, key: Uint8Array): Promise<string> {
  const digest = await sha256(joined([utf8(`${name}\n`), key]))
  return hexOf(digest.subarray(0, 4))
}

/** Bytes as hex digits, two each. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function encoded(kind: NoteKeyKind, publicKey: Uint8Array): Uint8Array {
  return joined([Uint8Array.of(kinds[kind]), publicKey])
}

function kindOf(byte: number): NoteKeyKind | undefined {
  return byte === kinds.ed25519 ? 'ed25519' : byte === kinds.cosignature ? 'cosignature' : undefined
}
