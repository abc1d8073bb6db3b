import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
/** A run holds a third of a gigabyte at its widest; the rest is for whoever else is on the machine. */
const roomInBytes = 2 * 1024 ** 3

/**
 * Where a run of the tests writes: in memory where there is room, since copying and dropping a database for each test waits
 * for the disk many times as long as for memory. PostgreSQL keeps every setting that the product gives it.
 */
export function folderForRuns(): string {
  return hasRoom() ? memory : tmpdir()
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return Math.min(bavail * bsize, process.availableMemory()) > roomInBytes
  } catch {
    return false
  }
}
