import { constants, crc32, createDeflateRaw } from 'node:zlib'

/** A file of a zip, whose content comes as it is made. */
export interface ZipPart {
  readonly name: string
  readonly content: AsyncIterable<string>
}

/** Larger than this nothing in a zip without extensions can be (APPNOTE 4.4.8). */
const mostBytes = 0xffff_ffff

/**
 * Writes a zip as its parts are made, packed, however large they are up to 4 GiB: sizes follow each content (APPNOTE 4.3.9, bit 3) and stand in
 * the directory. Throws a RangeError beyond that.
 */
export async function* zipOf(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer, void> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, content } of parts) {
    const nameBytes = Buffer.from(name)
    const local = Buffer.concat([headerOf('PK\x03\x04', 4, 30), nameBytes])
    local.writeUInt16LE(nameBytes.length, 26)
    const start = offset
    const packed = packing(content)
    yield local
    offset += local.length
    for await (const chunk of packed.chunks) {
      offset += chunk.length
      yield chunk
    }
    const sizes = packed.sizes()
    yield Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizes])
    offset += 4 + sizes.length
    const entry = Buffer.concat([headerOf('PK\x01\x02', 6, 46), nameBytes])
    sizes.copy(entry, 16)
    entry.writeUInt16LE(nameBytes.length, 28)
    entry.writeUInt32LE(start, 42)
    directory.push(entry)
    if (offset > mostBytes) throw new RangeError(`Cannot write a zip of ${offset} bytes`)
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  yield Buffer.concat([...directory, end])
}

interface Packing {
  readonly chunks: AsyncIterable<Buffer>
  /** Checksum, size packed and size unpacked; right once all chunks were read. */
  readonly sizes: () => Buffer
}

function packing(content: AsyncIterable<string>): Packing {
  let [checksum, packedBytes, bytes] = [0, 0, 0]

  async function* packed(): AsyncGenerator<Buffer, void> {
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED })
    const fed = feed(deflate)
    try {
      for await (const chunk of deflate) {
        packedBytes += chunk.length
        yield chunk
      }
    } finally {
      // Whoever stops in the middle must know that nothing is read any more: a transaction may end with it.
      deflate.destroy()
      await fed
    }
  }

  async function feed(deflate: ReturnType<typeof createDeflateRaw>): Promise<void> {
    try {
      for await (const text of content) {
        if (deflate.destroyed) return
        const chunk = Buffer.from(text)
        checksum = crc32(chunk, checksum)
        bytes += chunk.length
        if (!deflate.write(chunk)) await drained(deflate)
      }
      deflate.end()
    } catch (error) {
      deflate.destroy(error instanceof Error ? error : new TypeError(String(error)))
    }
  }

  return {
    chunks: packed(),
    sizes: () => {
      if (Math.max(bytes, packedBytes) > mostBytes)
        throw new RangeError(`Cannot write a zip entry of ${bytes} bytes`)
      const sizes = Buffer.alloc(12)
      sizes.writeUInt32LE(checksum, 0)
      sizes.writeUInt32LE(packedBytes, 4)
      sizes.writeUInt32LE(bytes, 8)
      return sizes
    },
  }
}

/** Until more is taken, or nothing will be any more. */
function drained(deflate: ReturnType<typeof createDeflateRaw>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      deflate.off('drain', end)
      deflate.off('close', end)
      resolve()
    }
    deflate.on('drain', end)
    deflate.on('close', end)
  })
}

/** The first day that a zip can name, which is how it says none (APPNOTE 4.4.6). */
const noDate = 0x21

/** The start of a record: version 2.0, sizes later, UTF-8 names, deflated, no time. */
function headerOf(mark: string, versionAt: number, length: number): Buffer {
  const header = Buffer.alloc(length)
  header.write(mark, 'latin1')
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, versionAt)
  header.writeUInt16LE(0x808, versionAt + 2)
  header.writeUInt16LE(8, versionAt + 4)
  header.writeUInt16LE(noDate, versionAt + 8)
  return header
}
