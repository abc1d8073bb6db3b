import { execFile, execFileSync } from 'node:child_process'
import { statfs } from 'node:fs/promises'
import { promisify } from 'node:util'

/** The disk that holds everything an installation keeps. */
export interface Disk {
  /** Takes all room that is left on it; false where nobody may have a disk of its own made. */
  fill(): Promise<boolean>
  free(): Promise<void>
  close(): void
}

/** What there is room for while nothing goes wrong; what is not written takes no memory. */
const roomy = '6g'
const run = promisify(execFile)

/**
 * Mounts a file system of its own on a folder, which can then be full without anybody else's being full. That asks for root
 * on Linux; elsewhere the folder stays an ordinary one, and is never full.
 */
export async function openDisk(folder: string): Promise<Disk> {
  if (!(await mount(folder))) return { fill: async () => false, free: async () => {}, close() {} }
  const resize = (size: string | number) => run('mount', ['-o', `remount,size=${size}`, folder])
  const close = () => {
    process.off('exit', close)
    // Whoever still has a file open on it keeps it until then.
    execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' })
  }
  process.once('exit', close)
  return {
    fill: async () => {
      const { blocks, bfree, bsize } = await statfs(folder)
      // Whoever writes at this very moment needs more than was counted, and then it is tried again.
      const isFull = await resize((blocks - bfree) * bsize).then(Boolean, () => false)
      return isFull || (await resize((blocks - bfree + 256) * bsize).then(Boolean))
    },
    free: async () => {
      await resize(roomy)
    },
    close,
  }
}

async function mount(folder: string): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const options = ['-t', 'tmpfs', '-o', `size=${roomy},mode=711`, 'loomcell', folder]
  return run('mount', options).then(Boolean, () => false)
}
