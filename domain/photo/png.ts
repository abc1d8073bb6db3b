import { type ReadParts, textAt, viewOf } from './bytes.ts'

const signatureBytes = 8
/** Chunks that make the picture, how its colours are meant and what is clear in it: PNG, third edition, section 5.6. */
const kept: readonly string[] = [
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
]

/** The parts of a PNG that make its picture; of one that moves, the first. Text, times, EXIF and all private chunks are left out. */
export function readPng(given: Uint8Array): ReadParts {
  const view = viewOf(given)
  const parts: Uint8Array[] = [given.subarray(0, signatureBytes)]
  let size: { width: number; height: number } | undefined
  let hasData = false
  let at = signatureBytes
  while (at + 12 <= given.length) {
    const length = view.getUint32(at)
    const name = textAt(given, at + 4, 4)
    const next = at + 12 + length
    if (next > given.length) return undefined
    if ((name === 'IHDR') !== (size === undefined)) return undefined
    if (name === 'IHDR') {
      if (length !== 13) return undefined
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    }
    if (name === 'IDAT') hasData = true
    // A chunk that has to be understood and is none of these is no picture that anybody shows.
    if (!kept.includes(name) && isCritical(name)) return undefined
    if (kept.includes(name)) parts.push(given.subarray(at, next))
    if (name === 'IEND') return size === undefined || !hasData ? undefined : { parts, ...size }
    at = next
  }
  return undefined
}

/** Its first letter is a capital: PNG, section 5.4. */
function isCritical(name: string): boolean {
  return !/^[a-z][A-Za-z]{3}$/.test(name)
}
