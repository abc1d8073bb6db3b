import { textAt, viewOf } from './bytes.ts'

/** Tag and type of the orientation: Exif 2.32, table 4 and section 4.6.2, from memory. */
const tag = 0x0112
const short = 3

/** How a picture is turned, 1 to 8, as TIFF data of EXIF says; undefined where it says nothing that can be read. */
export function orientationIn(tiff: Uint8Array): number | undefined {
  const order = textAt(tiff, 0, 2)
  if (tiff.length < 10 || (order !== 'II' && order !== 'MM')) return undefined
  const isLittle = order === 'II'
  const view = viewOf(tiff)
  const start = view.getUint32(4, isLittle)
  if (start + 2 > tiff.length) return undefined
  const count = view.getUint16(start, isLittle)
  for (let at = start + 2; at + 12 <= tiff.length && at < start + 2 + count * 12; at += 12) {
    if (view.getUint16(at, isLittle) !== tag) continue
    if (view.getUint16(at + 2, isLittle) !== short) return undefined
    const turned = view.getUint16(at + 8, isLittle)
    return turned >= 1 && turned <= 8 ? turned : undefined
  }
  return undefined
}
