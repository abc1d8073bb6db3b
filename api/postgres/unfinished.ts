import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const pattern = /^unfinished-(\d+)-/
let count = 0

/**
 * The name of a folder that is being made and gets its own name, in one step, only when it is complete.
 * It tells who makes it, so that one left by a killed process can be told from one in work.
 */
export function unfinishedName(): string {
  count += 1
  return `unfinished-${process.pid}-${count}`
}

/** Removes what killed processes left half-made in a folder. */
export function sweepUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = pattern.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    discard(join(folder, name))
  }
}

/**
 * Removes a folder that came to nothing. A child of whoever made it may still write there for a moment;
 * what cannot be removed now is in nobody's way and is left for the next sweep.
 */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // See above.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, but of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
