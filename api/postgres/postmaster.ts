import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the file postmaster.pid says of the server of a cluster. */
export interface Postmaster {
  readonly pid: number
  /** False when the process is gone, is a zombie, or its number now belongs to some other program. */
  readonly isAlive: boolean
  /** Undefined for a server that is only just coming up, or one without a socket. */
  readonly socketFolder: string | undefined
  readonly isReady: boolean
}

/** Reads who serves, or last served, this cluster; undefined when the last one left in good order. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  // Lines: pid, data directory, start time, port, socket folder, listen address, shared memory, status.
  const lines = linesOf(file)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    isAlive: isServerOf(pid, cluster),
    socketFolder: lines[4] || undefined,
    isReady: lines[7]?.startsWith('ready') === true,
  }
}

/**
 * Ends a server: at once but in good order (SIGINT), and when that takes longer than `limitMs` without a last
 * checkpoint (SIGQUIT), from which the next start recovers. Never SIGTERM, which waits for idle clients. False: it is still there.
 */
export async function stopPostmaster(
  pid: number,
  options: { cluster: string; limitMs: number },
): Promise<boolean> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    send(pid, signal)
    // A server that somebody halted hears nothing before it goes on.
    send(pid, 'SIGCONT')
    const deadlineMs = performance.now() + options.limitMs
    while (performance.now() < deadlineMs) {
      if (!isServerOf(pid, options.cluster)) return true
      await sleep(10)
    }
  }
  return !isServerOf(pid, options.cluster)
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Already gone.
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  if (!existsSync('/proc/self/stat')) return canSignal(pid)
  const stat = linesOf(`/proc/${pid}/stat`)[0]
  // "pid (name) state …": the state of a process that nobody has reaped is Z.
  const [, name, state] = /^\d+ \((.*)\) (\S)/.exec(stat ?? '') ?? []
  if (name !== 'postgres' || state === 'Z' || state === 'X') return false
  // A number is used again after a restart of the machine or container, perhaps by another PostgreSQL.
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    // In a container root may not look at another user's process, but its arguments are public.
    return linesOf(`/proc/${pid}/cmdline`)[0]?.split('\0').includes(cluster) === true
  }
}

function canSignal(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
