import { type ReadParts, textAt, viewOf } from './bytes.ts'
import { orientationIn } from './orientation.ts'

/** Markers of ITU-T T.81, table B.1, that are needed to tell the parts apart. */
const marker = { start: 0xd8, end: 0xd9, scan: 0xda, restart: [0xd0, 0xd7], app: [0xe0, 0xef] }
/** Tables and bounds that the picture is decoded with: DHT, DAC, DQT, DNL and DRI. */
const tables: readonly number[] = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd]

/** The parts of a JPEG that make its picture: frame, tables, scans, how its colours are meant and how it is turned. */
export function readJpeg(given: Uint8Array): ReadParts {
  const view = viewOf(given)
  const parts: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  let orientation: number | undefined
  let at = 2
  while (at + 4 <= given.length) {
    if (given[at] !== 0xff) return undefined
    const kind = given[at + 1] ?? 0
    // Any marker may be filled up with further FF before it.
    if (kind === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    const next = at + 2 + length
    if (length < 2 || next > given.length) return undefined
    const segment = given.subarray(at, next)
    if (isFrame(kind)) {
      if (size !== undefined || length < 8) return undefined
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
      parts.push(segment)
    } else if (kind === marker.scan) {
      if (size === undefined) return undefined
      const end = endOfScan(given, next)
      if (end === undefined) return undefined
      parts.push(given.subarray(at, end))
      at = end
      if (given[at + 1] !== marker.end) continue
      return { parts: [...opened(orientation), ...parts, Uint8Array.of(0xff, marker.end)], ...size }
    } else if (tables.includes(kind) || isAdobe(segment)) {
      parts.push(segment)
    } else if (kind === 0xe1 && textAt(segment, 4, 6) === 'Exif\0\0') {
      orientation ??= orientationIn(segment.subarray(10))
    } else if (!isLeftOut(kind)) {
      return undefined
    }
    at = next
  }
  return undefined
}

function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)
}

/** Applications' own segments and comments. */
function isLeftOut(kind: number): boolean {
  const [first = 0, last = 0] = marker.app
  return (kind >= first && kind <= last) || kind === 0xfe
}

/** Says how the colours are meant, in 12 bytes; without it a picture of four colours is shown in wrong ones. */
function isAdobe(segment: Uint8Array): boolean {
  return segment[1] === 0xee && segment.length === 16 && textAt(segment, 4, 5) === 'Adobe'
}

/** Where coded data ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(given: Uint8Array, from: number): number | undefined {
  const [first = 0, last = 0] = marker.restart
  for (let at = given.indexOf(0xff, from); at !== -1; at = given.indexOf(0xff, at + 1)) {
    const kind = given[at + 1]
    if (kind === undefined) return undefined
    if (kind !== 0 && kind !== 0xff && (kind < first || kind > last)) return at
  }
  return undefined
}

/** The beginning of our own: with how it is turned, if it is, and nothing else of EXIF. */
function opened(orientation: number | undefined): readonly Uint8Array[] {
  const start = Uint8Array.of(0xff, marker.start)
  if (orientation === undefined || orientation < 2) return [start]
  const exif = Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
  return [start, exif]
}
