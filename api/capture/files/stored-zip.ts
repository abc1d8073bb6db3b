import { crc32 } from 'node:zlib'

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

/** The start of a record, up to where its sizes stand: version 2.0, no flags, not packed, no time. */
function versioned(mark: string, versionAt: number, length: number): Buffer {
  const start = Buffer.alloc(length)
  start.write(mark, 'latin1')
  start.writeUInt16LE(20, versionAt)
  return start
}
