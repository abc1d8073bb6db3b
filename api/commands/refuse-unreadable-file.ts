import { open } from 'node:fs/promises'
import { refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'

/** Throws a RefusedError that says why a file cannot be read, before anything is made of it. */
export async function refuseUnreadableFile(file: string): Promise<void> {
  try {
    const handle = await open(file)
    const isFolder = (await handle.stat()).isDirectory()
    await handle.close()
    if (isFolder) throw new RangeError('it is a folder')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RefusedError(refusal('not_found', file, `Cannot read "${file}": ${why}`))
  }
}
