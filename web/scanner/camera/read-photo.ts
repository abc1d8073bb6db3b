import { openReader } from './open-reader.ts'
import { aimedAt } from './seen-code.ts'
import { atMost } from './visible-part.ts'

/** What a photo says; or that no code could be read in it, that it is no picture, or that the reader is not on this device yet. */
export type PhotoRead = { readonly text: string } | 'no_code' | 'no_picture' | 'no_reader'

/** Longest side of what is read of a photo, in pixels: a photo is of a whole label, sharp, and there is only one of it. */
const mostPixels = 2_400

/** Reads a code in a photo, which never leaves the device. */
export async function readPhoto(file: Blob): Promise<PhotoRead> {
  const whole = await createImageBitmap(file).catch(() => undefined)
  if (whole === undefined) return 'no_picture'
  const { width: resizeWidth, height: resizeHeight } = atMost(mostPixels, whole)
  const picture = await createImageBitmap(whole, { resizeWidth, resizeHeight })
  whole.close()
  const reader = openReader()
  const codes = await reader.read(picture)
  reader.close()
  if (codes === undefined) return 'no_reader'
  const seen = aimedAt(codes)
  return seen === undefined ? 'no_code' : { text: seen.text }
}
