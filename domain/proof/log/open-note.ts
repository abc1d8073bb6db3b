import type { Saying } from '../../phrases.ts'
import { signatureLength, verifyEd25519 } from '../ed25519.ts'
import { utf8 } from './bytes.ts'
import { cosignedText, timeLength, timeOf } from './cosignature.ts'
import type { Note, NoteSignature } from './note.ts'
import type { NoteKey } from './note-key.ts'

/** A signature of a known key that holds. */
export interface Signed {
  readonly key: NoteKey
  /** Seconds since 1970, by the witness's clock; absent where the log itself signed. */
  readonly time?: number
}

/**
 * Checks a note against the keys that are known: signatures of others are passed over, one of a known key that does not hold
 * refuses the whole note, and so does none that holds.
 */
export async function openNote(
  note: Note,
  keys: readonly NoteKey[],
): Promise<readonly Signed[] | Saying> {
  const opened: Signed[] = []
  for (const signature of note.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id)
    if (key === undefined) continue
    const signed = await verifySignature(note.text, signature, key)
    if (signed === undefined)
      return { says: 'note_signature_wrong', values: { signer: signature.name } }
    opened.push(signed)
  }
  return opened.length === 0 ? { says: 'note_unsigned' } : opened
}

async function verifySignature(
  text: string,
  { bytes }: NoteSignature,
  key: NoteKey,
): Promise<Signed | undefined> {
  switch (key.kind) {
    case 'ed25519':
      return (await verifyEd25519(key.publicKey, utf8(text), bytes)) ? { key } : undefined
    case 'cosignature': {
      const time = timeOf(bytes)
      if (time === undefined || bytes.length !== timeLength + signatureLength) return undefined
      const signed = utf8(cosignedText(text, time))
      const holds = await verifyEd25519(key.publicKey, signed, bytes.slice(timeLength))
      return holds ? { key, time } : undefined
    }
    default:
      return key.kind satisfies never
  }
}
