import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInflateRaw } from 'node:zlib'
import { exportFiles, type Manifest } from '../../domain/recompute/export-files.ts'
import type { ExportSource } from '../../domain/recompute/export-source.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

/** Bytes of a file, from its beginning. */
type Open = () => AsyncIterable<Buffer>

/** No line of an export is longer: a report of 200,000 rows takes a third of it. */
const mostLineBytes = 256 * 1024 * 1024

/** Opens an export that lies in a zip, or unpacked in a folder. Throws a refusal where it is neither. */
export async function openExport(path: string): Promise<ExportSource> {
  try {
    const isFolder = (await stat(path)).isDirectory()
    const files = isFolder ? await filesInFolder(path) : await filesInZip(path)
    const names = [...files].map(
      ([name, bytesOf]) => [name, () => readable(path, bytesOf)] as const,
    )
    return sourceOf(new Map(names))
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** What lies torn in a zip shows only where it is unpacked. */
async function* readable(path: string, bytesOf: Open): AsyncGenerator<Buffer, void> {
  try {
    yield* bytesOf()
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): RefusedError {
  const why = error instanceof Error ? error.message : String(error)
  return new RefusedError(refuse('invalid', path, ['file_unreadable', { file: path, why }]))
}

function sourceOf(files: ReadonlyMap<string, Open>): ExportSource {
  const isLast = (name: string) => name === exportFiles.manifest
  return {
    has: (file) => files.has(file),
    lines: (file) => linesOf(files.get(file)),
    measured: async () => {
      const measured: Manifest['files'] = []
      for (const [name, bytesOf] of files)
        if (!isLast(name)) measured.push(Object.assign({ name }, await measure(bytesOf)))
      return measured
    },
  }
}

async function measure(bytesOf: Open): Promise<Omit<Manifest['files'][number], 'name'>> {
  const hash = createHash('sha256')
  let [bytes, lines] = [0, 0]
  for await (const chunk of bytesOf()) {
    hash.update(chunk)
    bytes += chunk.length
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1
  }
  return { bytes, lines, sha256: hash.digest('base64url') }
}

/** Lines without their line feeds; what follows the last of them is one too, where anything does. */
async function* linesOf(bytesOf: Open | undefined): AsyncGenerator<string, void> {
  let rest: readonly Buffer[] = []
  let length = 0
  for await (const chunk of bytesOf?.() ?? []) {
    let start = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, at)]).toString()
      rest = []
      length = 0
      start = at + 1
    }
    if (start === chunk.length) continue
    rest = [...rest, chunk.subarray(start)]
    length += chunk.length - start
    if (length > mostLineBytes) throw new RangeError(`a line has more than ${mostLineBytes} bytes`)
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString()
}

async function filesInFolder(folder: string): Promise<ReadonlyMap<string, Open>> {
  const names = await readdir(folder)
  return new Map(names.map((name) => [name, () => createReadStream(join(folder, name))]))
}

/** Numbers and offsets are those of the zip application note (APPNOTE 4.3.7, 4.3.12 and 4.3.16). */
async function filesInZip(path: string): Promise<ReadonlyMap<string, Open>> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = await readAt(file, Math.max(0, size - mostTail), Math.min(size, mostTail))
    const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
    if (end < 0 || end + 22 > tail.length) throw new RangeError('it is no whole zip')
    const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
    const files = new Map<string, Open>()
    for (let at = 0; at + 46 <= directory.length; ) {
      if (directory.readUInt32LE(at) !== 0x02014b50) throw new RangeError('its directory is broken')
      const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
      const name = directory.toString('utf8', at + 46, nameEnd)
      if (files.has(name)) throw new RangeError(`it has "${name}" twice`)
      const method = directory.readUInt16LE(at + 10)
      if (method !== 0 && method !== 8) throw new RangeError(`"${name}" is packed by ${method}`)
      const start = directory.readUInt32LE(at + 42)
      const local = await readAt(file, start, 30)
      const content = start + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      const packed = {
        path,
        content,
        bytes: directory.readUInt32LE(at + 20),
        deflated: method === 8,
      }
      files.set(name, () => unpacked(packed))
      at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return files
  } finally {
    await file.close()
  }
}

/** The end of a zip's directory with the longest remark that may follow it. */
const mostTail = 22 + 0xffff

async function readAt(
  file: Awaited<ReturnType<typeof open>>,
  position: number,
  length: number,
): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new RangeError('it is cut off')
  return buffer
}

interface Packed {
  readonly path: string
  readonly content: number
  readonly bytes: number
  readonly deflated: boolean
}

async function* unpacked({ path, content, bytes, deflated }: Packed): AsyncGenerator<Buffer, void> {
  if (bytes === 0) return
  const packed = createReadStream(path, { start: content, end: content + bytes - 1 })
  if (!deflated) {
    yield* packed
    return
  }
  const inflate = createInflateRaw()
  packed.on('error', (error) => inflate.destroy(error))
  yield* packed.pipe(inflate)
}
