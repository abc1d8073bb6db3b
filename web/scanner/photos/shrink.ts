import { houseRule } from '../../../domain/source.ts'

/** To what a photo is shrunk on the device before it is kept. */
const shrinkTo = {
  longestPixels: 1_600,
  quality: 0.85,
  source: houseRule(
    'A scratch and a label are still read, in some 300 kB: ten photos on a bad line',
  ),
} as const

/**
 * A picture as a JPEG whose longer side has at most so many pixels, upright however the camera was held. Whatever the browser can show it can
 * shrink, HEIC of a telephone too; undefined where it can show none of it.
 */
export async function shrink(picture: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  )
  if (bitmap === undefined) return undefined
  const { width, height } = bitmap
  const scale = Math.min(1, shrinkTo.longestPixels / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  // A picture that is clear in places would be black there as a JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => {
    canvas.toBlob((made) => resolve(made ?? undefined), 'image/jpeg', shrinkTo.quality)
  })
}
