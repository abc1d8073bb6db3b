import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

/** Bytes of a file, from its beginning. */
export type Open = () => AsyncIterable<Buffer>

/** An export has some 20 files. */
const mostEntries = 1_000
const mostDirectoryBytes = 1024 * 1024

/** Lines of an export pack to a tenth of what they are; what unpacks to so many times its size holds none. */
const mostUnpacking = 200
const alwaysUnpacked = 1024 * 1024

/** The end of a zip's directory with the longest remark that may follow it. */
const mostTail = 22 + 0xffff

/**
 * The files of a zip that is too large to be held, each unpacked as it is read. What two readers could take for two things is refused: a name that
 * stands twice, an entry that the directory names otherwise, a directory that is not the last. No entry unpacks further than it declares, nor
 * to more than 200 times its size. Throws a RangeError for what is no such zip.
 * Numbers and offsets are those of the zip application note (APPNOTE 4.3.7, 4.3.12 and 4.3.16).
 */
export async function filesInZip(path: string): Promise<ReadonlyMap<string, Open>> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const directory = await directoryOf(file, size)
    const files = new Map<string, Open>()
    let from = 0
    for (const entry of entriesIn(directory)) {
      const { name } = entry
      if (files.has(name)) throw new RangeError(`it has "${name}" twice`)
      if (files.size === mostEntries) throw new RangeError(`it has more than ${mostEntries} files`)
      if (entry.start < from) throw new RangeError(`"${name}" lies within another file`)
      const content = await contentAt(file, entry)
      from = content + entry.packedBytes
      if (from > size) throw new RangeError('it is cut off')
      files.set(name, () => unpacked(Object.assign({ path, content }, entry)))
    }
    return files
  } finally {
    await file.close()
  }
}

async function directoryOf(file: FileHandle, size: number): Promise<Buffer> {
  const tail = await readAt(file, Math.max(0, size - mostTail), Math.min(size, mostTail))
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > tail.length) throw new RangeError('it is no whole zip')
  if (end + 22 + tail.readUInt16LE(end + 20) !== tail.length)
    throw new RangeError('something follows its directory')
  const [length, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (length > mostDirectoryBytes) throw new RangeError('its directory is too large')
  return readAt(file, at, length)
}

interface ZipEntry {
  readonly name: string
  /** The same as it is written. */
  readonly nameBytes: Buffer
  readonly start: number
  readonly packedBytes: number
  readonly bytes: number
  readonly deflated: boolean
}

function* entriesIn(directory: Buffer): Generator<ZipEntry> {
  for (let at = 0; at < directory.length; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw new RangeError('its directory is broken')
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const nameBytes = directory.subarray(at + 46, nameEnd)
    const name = nameBytes.toString('utf8')
    const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)]
    if (flags & 1) throw new RangeError(`"${name}" is encrypted`)
    if (method !== 0 && method !== 8) throw new RangeError(`"${name}" is packed by ${method}`)
    const [packedBytes, bytes] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24)]
    if (bytes > alwaysUnpacked + mostUnpacking * packedBytes)
      throw new RangeError(`"${name}" would unpack to ${bytes} bytes`)
    const start = directory.readUInt32LE(at + 42)
    yield { name, nameBytes, start, packedBytes, bytes, deflated: method === 8 }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
}

/** Where the content of an entry begins, behind what the entry says of itself. */
async function contentAt(file: FileHandle, { name, nameBytes, start }: ZipEntry): Promise<number> {
  const local = await readAt(file, start, 30)
  const length = local.readUInt16LE(26)
  const own = await readAt(file, start + 30, length)
  if (local.readUInt32LE(0) !== 0x04034b50 || !own.equals(nameBytes))
    throw new RangeError(`"${name}" does not lie where the directory says`)
  return start + 30 + length + local.readUInt16LE(28)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new RangeError('it is cut off')
  return buffer
}

interface Packed extends ZipEntry {
  readonly path: string
  readonly content: number
}

async function* unpacked(entry: Packed): AsyncGenerator<Buffer, void> {
  const { name, bytes } = entry
  let read = 0
  for await (const chunk of streamOf(entry)) {
    read += chunk.length
    if (read > bytes) throw new RangeError(`"${name}" unpacks to more than it says`)
    yield chunk
  }
  if (read < bytes) throw new RangeError(`"${name}" unpacks to less than it says`)
}

function streamOf({ path, content, packedBytes, deflated }: Packed): AsyncIterable<Buffer> {
  if (packedBytes === 0) return none()
  const packed = createReadStream(path, { start: content, end: content + packedBytes - 1 })
  if (!deflated) return packed
  const inflate = createInflateRaw()
  packed.on('error', (error) => inflate.destroy(error))
  return packed.pipe(inflate)
}

async function* none(): AsyncGenerator<Buffer, void> {}
