import { readFile, stat } from 'node:fs/promises'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

/** Reads a file that somebody names. Throws a RefusedError for one that cannot be read or has more bytes than `most`. */
export async function readWithin(file: string, most: number): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size <= most) return await readFile(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RefusedError(refuse('invalid', file, ['file_unreadable', { file, why }]))
  }
  throw new RefusedError(refuse('too_large', file, ['pack_too_large', { most }]))
}
