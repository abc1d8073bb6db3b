import { base64urlOf } from '../base64url-bytes.ts'
import { bytesOfMultibase } from '../multibase.ts'
import { type ProofFault, proofFault } from '../proof-fault.ts'

/**
 * Fewest entries of a list: among so many nobody can tell which credential a reader asks about.
 * Source: W3C Bitstring Status List 1.0 section 6.1, 131,072 entries (16 KiB) — remembered.
 */
export const leastStatusEntries = 131_072

/** Most bytes of a list that are unpacked, 16,777,216 entries: a few kilobytes could grow to gigabytes otherwise. */
const mostBytes = 2 * 1024 * 1024

/** A list with the given entries set, and room for `entries`. */
export function makeStatusList(
  set: Iterable<number>,
  entries = leastStatusEntries,
): Uint8Array<ArrayBuffer> {
  const size = Math.max(entries, leastStatusEntries)
  const bits = new Uint8Array(Math.ceil(size / 8))
  for (const index of set) {
    if (!Number.isInteger(index) || index < 0 || index >= size)
      throw new RangeError(`Cannot set entry "${index}": the list has ${size}`)
    bits[index >> 3] = (bits[index >> 3] ?? 0) | maskOf(index)
  }
  return bits
}

/** Whether an entry is set; undefined where the list has none of this index. */
export function isSet(bits: Uint8Array, index: number): boolean | undefined {
  const byte = bits[Math.floor(index / 8)]
  return byte === undefined ? undefined : (byte & maskOf(index)) !== 0
}

/** The first entry is the left-most bit, which is the highest one. */
function maskOf(index: number): number {
  return 0x80 >> (index % 8)
}

/** A list as it is published (`encodedList`): GZIP, then multibase `u`, which is base64url without padding. */
export async function encodeStatusList(bits: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip'))
  return `u${base64urlOf(new Uint8Array(await new Response(packed).arrayBuffer()))}`
}

/** Reads a list that came from outside, or tells why it is none. */
export async function decodeStatusList(text: unknown): Promise<Uint8Array | readonly ProofFault[]> {
  const pointer = '/credentialSubject/encodedList'
  const packed =
    typeof text === 'string' && text.startsWith('u') ? bytesOfMultibase(text) : undefined
  const bits = packed && (await unpacked(packed))
  if (bits === undefined) return [proofFault(pointer, 'status_list_unreadable')]
  if (bits === 'too large')
    return [proofFault(pointer, 'status_list_too_large', { most: mostBytes * 8 })]
  if (bits.length * 8 >= leastStatusEntries) return bits
  const count = bits.length * 8
  return [proofFault(pointer, 'status_list_too_short', { count, least: leastStatusEntries })]
}

/** Unpacks no more than is allowed, however much there would be; undefined where it is no GZIP. */
async function unpacked(
  packed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | 'too large' | undefined> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value)
      length += read.value.length
      if (length <= mostBytes) continue
      await reader.cancel()
      return 'too large'
    }
  } catch {
    // Browsers and servers throw different errors at bytes that are no GZIP, and nothing else is done here.
    return undefined
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
