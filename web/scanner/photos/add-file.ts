import { type FileKind, fileName } from '../../../domain/file-name.ts'
import { type KeptFile, kindOfFile, readFile } from '../../../domain/photo/kept-file.ts'
import { photoBounds } from '../../../domain/photo/photo.ts'
import { base64urlOf } from '../../../domain/proof/base64url-bytes.ts'
import { instantsNow } from '../device-time.ts'
import type { PhotoStore } from './photo-store.ts'
import { shrink } from './shrink.ts'

/** A file that is kept on the device, by the name that a scan says; or why it is not. `insecure`: a page without https can take no digest. */
export type Added =
  | { readonly name: string }
  | { readonly notAdded: 'full' | 'unreadable' | 'too_large' | 'no_photo' | 'insecure' }

/** Shrinks a photo, takes out of it all that is no picture, and keeps it on the device under the digest that the server will give it. */
export async function addFile(store: PhotoStore, given: Blob, kind: FileKind): Promise<Added> {
  if (globalThis.crypto.subtle === undefined) return { notAdded: 'insecure' }
  const file = await readGiven(given)
  if (typeof file === 'string') return { notAdded: file }
  const { type, bytes } = file
  if (kind === 'photo' && kindOfFile(type) !== 'photo') return { notAdded: 'no_photo' }
  const digest = base64urlOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  try {
    const content = new Blob([bytes], { type })
    await store.keep({ digest, type, content, addedTime: instantsNow().wall })
    return { name: fileName({ digest, type, bytes: bytes.length }) }
  } catch {
    return { notAdded: 'full' }
  }
}

async function readGiven(given: Blob): Promise<KeptFile | 'unreadable' | 'too_large'> {
  const bytes = await bytesOf(given)
  const asItIs = bytes === undefined ? 'photo_broken' : readFile(bytes)
  if (typeof asItIs !== 'string' && kindOfFile(asItIs.type) === 'document') return asItIs
  // One with too many pixels would take all the memory of a telephone only to be shown.
  if (asItIs === 'photo_pixels') return 'too_large'
  const small = await shrink(given)
  const read = small && (await bytesOf(small))
  const shrunk = read === undefined ? 'photo_broken' : readFile(read)
  if (typeof shrunk !== 'string') return shrunk
  return given.size > photoBounds.mostBytes ? 'too_large' : 'unreadable'
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  // A telephone's photo may be larger than what is kept of it; a document is kept as it is.
  if (blob.size > 8 * photoBounds.mostBytes) return undefined
  return new Uint8Array(await blob.arrayBuffer())
}
