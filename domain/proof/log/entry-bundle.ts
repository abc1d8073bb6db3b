import { joined } from './bytes.ts'

/** The most bytes of one entry: its length is written in 16 bits. */
export const mostEntryBytes = 65_535
const mostEntries = 256

/** Writes entries as C2SP tlog-tiles serves them: each behind its length. */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  return joined(entries.flatMap((entry) => [lengthOf(entry), entry]))
}

/** Reads the entries of a stranger's bundle; undefined when it is cut off or has none or too many. */
export function parseBundle(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const [high, low] = [bytes[at], bytes[at + 1]]
    if (high === undefined || low === undefined) return undefined
    const end = at + 2 + high * 256 + low
    if (end > bytes.length || entries.length === mostEntries) return undefined
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  return entries.length === 0 ? undefined : entries
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length > mostEntryBytes)
    throw new RangeError(`Cannot bundle an entry of "${length}" bytes: at most ${mostEntryBytes}`)
  return Uint8Array.of(Math.floor(length / 256), length % 256)
}
