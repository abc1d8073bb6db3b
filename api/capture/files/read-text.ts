import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { encodingOf } from '../../../domain/file-text.ts'
import { mostRowCharacters } from './sheet.ts'

/** What a line is broken off with that is longer than any row; the parser's own word for a row that is. */
export const tooLong = 'CSV_MAX_RECORD_SIZE'

/**
 * The text of a file piece by piece. Throws where bytes are not of its encoding, and for a line that would fill the memory.
 */
export async function* readText(file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let lineLength = 0
  for await (const bytes of createReadStream(file)) {
    decoder ??= new TextDecoder(encodingOf(bytes as Buffer), { fatal: true })
    const text = decoder.decode(bytes as Buffer, { stream: true })
    const lineEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
    lineLength = lineEnd < 0 ? lineLength + text.length : text.length - lineEnd - 1
    // The parser measures what stands between separators; a line of nothing but those would fill the memory.
    if (lineLength > mostRowCharacters) throw Object.assign(new RangeError(), { code: tooLong })
    yield text
  }
  yield decoder?.decode() ?? ''
}
