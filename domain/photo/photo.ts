import type { FaultName } from '../phrases.ts'
import { joined, type ReadParts, textAt } from './bytes.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

/** Kinds of photos that are kept, by their media type. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof photoTypes)[number]

/** Bounds of a photo, chosen by us: a telephone's photo has 2 to 6 MB and 12 to 50 million pixels. */
export const photoBounds = {
  mostBytes: 8 * 1024 * 1024,
  /** Nothing is decoded here; a browser that shows one takes 4 bytes for each pixel. */
  mostPixels: 64_000_000,
} as const

/** A photo as it is kept: what shows the picture, and nothing of who took it, where, when or with what. */
export interface Photo {
  readonly type: PhotoType
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Why something is no photo that is kept. */
export type PhotoFault = Extract<FaultName, `photo_${string}`>

/**
 * Reads a photo by its content, whatever it is called, and leaves out all that is not the picture: EXIF with its place and time, XMP,
 * comments, profiles, thumbnails, further pictures and whatever follows the end. Of EXIF only the way in which it is turned stays, since it
 * would lie on its side without. Walks over the parts and decodes none, so that no picture can unfold here.
 */
export function readPhoto(given: Uint8Array): Photo | PhotoFault {
  const type = typeOf(given)
  if (type === undefined) return isHeic(given) ? 'photo_heic' : 'photo_type_unknown'
  const read = readers[type](given)
  if (read === undefined) return 'photo_broken'
  const { parts, width, height } = read
  if (width < 1 || height < 1) return 'photo_broken'
  if (width * height > photoBounds.mostPixels) return 'photo_pixels'
  return { type, width, height, bytes: joined(parts) }
}

const readers: Readonly<Record<PhotoType, (given: Uint8Array) => ReadParts>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
}

/** By the first bytes; what somebody calls it says nothing. */
function typeOf(given: Uint8Array): PhotoType | undefined {
  if (textAt(given, 0, 3) === '\u00ff\u00d8\u00ff') return 'image/jpeg'
  if (textAt(given, 0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png'
  if (textAt(given, 0, 4) === 'RIFF' && textAt(given, 8, 4) === 'WEBP') return 'image/webp'
  return undefined
}

/** ISO/IEC 23008-12: a file type box with a brand of its still pictures. */
function isHeic(given: Uint8Array): boolean {
  const brands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis']
  return textAt(given, 4, 4) === 'ftyp' && brands.includes(textAt(given, 8, 4))
}
