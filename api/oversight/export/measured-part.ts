import { createHash } from 'node:crypto'
import type { ExportFile, Manifest } from '../../../domain/recompute/export-files.ts'
import type { ZipPart } from './write-zip.ts'

/** A file of an export out of its lines; what it is by its bytes joins `files` once all were read. */
export function measuredPart(
  name: ExportFile,
  lines: AsyncIterable<string> | Iterable<string>,
  files: Manifest['files'],
): ZipPart {
  return { name, content: measured(name, lines, files) }
}

/** Lines of a text that ends with a line feed. */
export function textLines(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n')
}

/** So many characters go into a zip at a time. */
const chunkLength = 64 * 1024

async function* measured(
  name: string,
  lines: AsyncIterable<string> | Iterable<string>,
  files: Manifest['files'],
): AsyncGenerator<string, void> {
  const hash = createHash('sha256')
  let [count, bytes, chunk] = [0, 0, '']
  for await (const line of lines) {
    count += 1
    chunk += `${line}\n`
    if (chunk.length < chunkLength) continue
    hash.update(chunk)
    bytes += Buffer.byteLength(chunk)
    yield chunk
    chunk = ''
  }
  hash.update(chunk)
  bytes += Buffer.byteLength(chunk)
  yield chunk
  files.push({ name, lines: count, bytes, sha256: hash.digest('base64url') })
}
