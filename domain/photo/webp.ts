import { type ReadParts, textAt, viewOf } from './bytes.ts'

/** Bits of the first byte of `VP8X`: RFC 9649, section 2.7. */
const flags = { hasAlpha: 0x10, moves: 0x02 }
const kept: readonly string[] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH']

/** The parts of a WebP that make its picture. EXIF, XMP, profiles and unknown chunks are left out; one that moves is no photo. */
export function readWebp(given: Uint8Array): ReadParts {
  const view = viewOf(given)
  const end = 8 + (given.length < 12 ? 0 : view.getUint32(4, true))
  if (end > given.length || end < 12) return undefined
  const parts: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  let hasPicture = false
  let at = 12
  while (at + 8 <= end) {
    const name = textAt(given, at, 4)
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (next > end) return undefined
    const chunk = given.slice(at, next)
    if (name === 'VP8X') {
      if (length !== 10 || parts.length > 0 || ((chunk[8] ?? 0) & flags.moves) !== 0)
        return undefined
      chunk.set([(chunk[8] ?? 0) & flags.hasAlpha, 0, 0, 0], 8)
      size = { width: 1 + threeBytes(chunk, 12), height: 1 + threeBytes(chunk, 15) }
    } else if (name === 'VP8 ' || name === 'VP8L') {
      if (hasPicture) return undefined
      hasPicture = true
      const own = name === 'VP8 ' ? sizeOfLossy(chunk) : sizeOfLossless(chunk)
      if (own === undefined) return undefined
      if (size !== undefined && (size.width !== own.width || size.height !== own.height))
        return undefined
      size = own
    }
    if (kept.includes(name)) parts.push(chunk)
    at = next
  }
  if (!hasPicture || size === undefined) return undefined
  return { parts: [headOf(parts), ...parts], ...size }
}

function headOf(parts: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(12)
  head.set([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50])
  viewOf(head).setUint32(
    4,
    parts.reduce((sum, { length }) => sum + length, 4),
    true,
  )
  return head
}

/** RFC 6386, section 9.1: a key frame with its start code, then 14 bits each. */
function sizeOfLossy(chunk: Uint8Array) {
  if (chunk.length < 18 || textAt(chunk, 11, 3) !== '\u009d\u0001\u002a') return undefined
  const view = viewOf(chunk)
  return { width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff }
}

/** RFC 9649, section 3.4: a signature byte, then 14 bits each, less one. */
function sizeOfLossless(chunk: Uint8Array) {
  if (chunk.length < 13 || chunk[8] !== 0x2f) return undefined
  const bits = viewOf(chunk).getUint32(9, true)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

function threeBytes(chunk: Uint8Array, at: number): number {
  return (chunk[at] ?? 0) + 256 * (chunk[at + 1] ?? 0) + 65_536 * (chunk[at + 2] ?? 0)
}
