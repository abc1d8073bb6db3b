import { statfs } from 'node:fs/promises'
import type { Readings } from '../../domain/operation/figures.ts'

/** Room on the disk of a folder, in bytes, as far as this process may use it; nothing where there is no such folder to ask about. */
export async function readDisk(
  folder: string | undefined,
): Promise<Pick<Readings, 'diskFreeBytes' | 'diskBytes'>> {
  if (folder === undefined) return {}
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { diskFreeBytes: bavail * bsize, diskBytes: blocks * bsize }
  } catch {
    return {}
  }
}
