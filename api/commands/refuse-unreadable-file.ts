import { open } from 'node:fs/promises'
import type { FaultValue } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'

/** Throws a RefusedError that says why a file cannot be read, before anything is made of it. */
export async function refuseUnreadableFile(file: string): Promise<void> {
  let isFolder: boolean
  try {
    const handle = await open(file)
    isFolder = (await handle.stat()).isDirectory()
    await handle.close()
  } catch (error) {
    throw unreadableFile(file, error instanceof Error ? error.message : String(error))
  }
  if (isFolder) throw unreadableFile(file, { says: 'file_is_a_folder' })
}

/** What to throw for a file that is not there or cannot be opened, with the reason of the system. */
export function unreadableFile(file: string, why: FaultValue): RefusedError {
  return new RefusedError(refuse('not_found', file, ['file_unreadable', { file, why }]))
}
