import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exportFiles, type Manifest } from '../../domain/recompute/export-files.ts'
import type { ExportSource } from '../../domain/recompute/export-source.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { filesInZip, type Open } from './zip-on-disk.ts'

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
      for (const [name, bytesOf] of files) {
        const isKnown = known.has(name) && !isLast(name)
        if (isKnown) measured.push(Object.assign({ name }, await measure(bytesOf)))
      }
      return measured
    },
    strange: () => [...files.keys()].filter((name) => !known.has(name)),
  }
}

const known: ReadonlySet<string> = new Set(Object.values(exportFiles))

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

/** Only what lies there as a file: a folder or a line to somewhere else is no part of an export. */
async function filesInFolder(folder: string): Promise<ReadonlyMap<string, Open>> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  return new Map(names.map((name) => [name, () => createReadStream(join(folder, name))]))
}
