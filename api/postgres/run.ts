import { spawn } from 'node:child_process'
import { refusedStart } from './fault.ts'
import type { ServerUser } from './server-user.ts'

/** How a program ended: its exit code (undefined after a signal) and all that it wrote. */
export interface Outcome {
  readonly exitCode: number | undefined
  readonly output: string
}

/**
 * Runs a short program to its end as the server's user. Rejects when it cannot be started at all;
 * a program that outlives `limitMs` is killed and has no exit code.
 */
export function run(
  command: readonly [string, ...string[]],
  options: { user: ServerUser; folder: string; input?: string; limitMs: number },
): Promise<Outcome> {
  const [program, ...words] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      ...asUser(options.user),
      cwd: options.folder,
      env: plainEnvironment(),
      timeout: options.limitMs,
      killSignal: 'SIGKILL',
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    // A program that ends before reading its input would otherwise crash us with EPIPE.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
    child.on('error', (error) => reject(explainSpawn(error, options.user)))
    child.on('close', (code) => resolve({ exitCode: code ?? undefined, output }))
  })
}

/** The spawn options that make a child run as the server's user. */
export function asUser(user: ServerUser): { uid?: number; gid?: number } {
  return user.isOther ? { uid: user.uid, gid: user.gid } : {}
}

/**
 * An environment with nothing of ours in it: PG… variables would change the server, and messages
 * MUST be in English because we look for words in them.
 */
export function plainEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }
}

/** Turns the error of a spawn into one that says what to do. */
export function explainSpawn(error: NodeJS.ErrnoException, user: ServerUser): Error {
  if (!user.isOther || (error.code !== 'EPERM' && error.code !== 'EINVAL')) return error
  return refusedStart('postgres_root_bound', { uid: user.uid }, error)
}
