import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { storedZip, unzipWithin, ZipError } from '../zip.ts'
import { readWithin } from './read-within.ts'

/** Files larger than these are not read: a pack of ten thousand events takes a tenth of it. */
const mostFileBytes = 100 * 1024 * 1024
const mostUnpackedBytes = 200 * 1024 * 1024
/** More files than these no zip has (APPNOTE 4.4.22); each event takes two. */
const mostEntries = 65_535

/** The files of a pack that Loomcell gave out, as text by name. Throws a RefusedError for what is no such pack, or is not as it was downloaded. */
export async function readPack(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const content = await readWithin(path, mostFileBytes)
    const parts = await unzipWithin(content, {
      mostBytes: mostUnpackedBytes,
      mostEntries,
      isAsked: () => true,
    })
    // As it was downloaded it is held to the byte; one that was packed anew may differ in what is of the packing alone.
    const own = storedZip(parts)
    if (own.length === content.length && !own.equals(content))
      throw new ZipError({ says: 'pack_byte_changed' }, false)
    return new Map([...parts].map(([name, bytes]) => [name, textOf(name, bytes)]))
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    throw new RefusedError(refuse('invalid', '', ['pack_unreadable', { why: error.why }]))
  }
}

/** What was hashed were these very bytes: what is no UTF-8 would be read as something else. */
function textOf(name: string, bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (Buffer.from(text).equals(bytes)) return text
  throw new ZipError({ says: 'pack_file_no_text', values: { name } }, false)
}
