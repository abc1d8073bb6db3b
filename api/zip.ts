import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import type { FaultName, FaultValues, Saying } from '../domain/phrases.ts'

/** What of a zip is read. */
export interface ZipLimits {
  /** Bytes of all entries together, unpacked. */
  readonly mostBytes: number
  readonly mostEntries: number
  readonly isAsked: (name: string) => boolean
}

/**
 * Unpacks the entries of a zip whose names are asked for, by its central directory. What is declared is added up before
 * anything is unpacked, and no entry is unpacked further than it declared, since a bomb may declare what it likes. What two
 * readers could take for two things is refused: a name that stands twice, an entry that the directory names or measures otherwise.
 * Throws a ZipError for what is larger, encrypted, damaged or no zip.
 */
export async function unzipWithin(
  zip: Buffer,
  { mostBytes, mostEntries, isAsked }: ZipLimits,
): Promise<ReadonlyMap<string, Buffer>> {
  const entries = entriesOf(zip, mostEntries).filter(({ name }) => isAsked(name))
  const declared = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  if (declared > mostBytes) throw tooLarge('zip_unpacks_too_large', mostBytes)
  const unpacked = new Map<string, Buffer>()
  for (const entry of entries) {
    const { name } = entry
    if (unpacked.has(name)) throw damaged('zip_name_twice', { name })
    const content = await contentOf(zip, entry)
    if (!isAsDeclared(zip, entry, content)) throw damaged('zip_entry_differs', { name })
    unpacked.set(name, content)
  }
  return unpacked
}

/** Whether the content has the size and checksum that the directory says, and the entry itself has the same name, and says no other. */
function isAsDeclared(zip: Buffer, entry: ZipEntry, content: Buffer): boolean {
  const { nameBytes, offset, bytes, packedBytes, checksum, deflated } = entry
  if (content.length !== bytes || crc32(content) !== checksum) return false
  const own = zip.subarray(offset + 30, offset + 30 + zip.readUInt16LE(offset + 26))
  if (!own.equals(nameBytes) || zip.readUInt16LE(offset + 8) !== (deflated ? 8 : 0)) return false
  // A writer that did not know them yet leaves them 0 and says so (APPNOTE 4.4.4, bit 3).
  const isLater = (zip.readUInt16LE(offset + 6) & 8) !== 0
  const said = [14, 18, 22].map((at) => zip.readUInt32LE(offset + at))
  return [checksum, packedBytes, bytes].every(
    (right, at) => said[at] === right || (isLater && said[at] === 0),
  )
}

interface ZipEntry {
  readonly name: string
  readonly nameBytes: Buffer
  readonly checksum: number
  readonly deflated: boolean
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/** Numbers and offsets are those of the zip application note (APPNOTE 4.3.7, 4.3.12 and 4.3.16). */
function entriesOf(zip: Buffer, mostEntries: number): readonly ZipEntry[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > zip.length) throw damaged('zip_cut_off')
  const count = zip.readUInt16LE(end + 10)
  if (count > mostEntries) throw tooLarge('zip_many_entries', mostEntries)
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) {
      throw damaged('zip_directory_broken')
    }
    const [flags, method] = [zip.readUInt16LE(at + 8), zip.readUInt16LE(at + 10)]
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
    if (flags & 1) throw damaged('zip_encrypted')
    if (method !== 0 && method !== 8) throw damaged('zip_packed_rarely')
    entries.push({
      name: zip.toString('utf8', at + 46, nameEnd),
      nameBytes: zip.subarray(at + 46, nameEnd),
      checksum: zip.readUInt32LE(at + 16),
      deflated: method === 8,
      packedBytes: zip.readUInt32LE(at + 20),
      bytes: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    })
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

async function contentOf(zip: Buffer, entry: ZipEntry): Promise<Buffer> {
  const { offset, packedBytes, deflated } = entry
  // No entry may unfold further than it declared, and all declared sizes together were within the limit.
  const mostBytes = Math.max(entry.bytes, 1)
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== 0x04034b50) {
    throw damaged('zip_entry_missing')
  }
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const packed = zip.subarray(start, start + packedBytes)
  if (!deflated) return packed
  try {
    return await unpack(packed, { maxOutputLength: mostBytes })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge('zip_unpacks_too_large', mostBytes)
    throw damaged('zip_entry_packed')
  }
}

/** Why a zip is not read. */
export class ZipError extends Error {
  readonly why: Saying
  /** Whether it is larger than what is read, rather than damaged. */
  readonly isTooLarge: boolean

  constructor(why: Saying, isTooLarge: boolean) {
    super(`Cannot read the zip: ${why.says}`)
    this.why = why
    this.isTooLarge = isTooLarge
  }
}

function damaged(says: FaultName, values: FaultValues = {}): ZipError {
  return new ZipError({ says, values }, false)
}

function tooLarge(says: FaultName, most: number): ZipError {
  return new ZipError({ says, values: { most } }, true)
}

/** Writes entries as a zip without packing them: sizes in it are true, so that a reader may trust them. */
export function storedZip(entries: ReadonlyMap<string, Buffer>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const nameBytes = Buffer.from(name)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(content), 0)
    sizes.writeUInt32LE(content.length, 4)
    sizes.writeUInt32LE(content.length, 8)
    sizes.writeUInt16LE(nameBytes.length, 12)
    const local = Buffer.concat([versioned('PK\x03\x04', 4, 14), sizes, nameBytes, content])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([versioned('PK\x01\x02', 6, 16), sizes, place, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.size, 8)
  end.writeUInt16LE(entries.size, 10)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

/** The first day that a zip can name, which is how it says none (APPNOTE 4.4.6): month and day 0 are no date. */
const noDate = 0x21

/** The start of a record, up to where its sizes stand: version 2.0, no flags, not packed, no time. */
function versioned(mark: string, versionAt: number, length: number): Buffer {
  const start = Buffer.alloc(length)
  start.write(mark, 'latin1')
  start.writeUInt16LE(20, versionAt)
  start.writeUInt16LE(noDate, length - 2)
  return start
}
