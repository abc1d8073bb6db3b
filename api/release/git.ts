import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

const run = promisify(execFile)
/** Of what git may print: the whole tree in one archive. */
const mostBytes = 1_000_000_000

/** What git prints for these words, as bytes; throws a refusal where it does not end well, or is not there. */
export async function git(folder: string, words: readonly string[]): Promise<Buffer> {
  try {
    const options = { cwd: folder, encoding: 'buffer', maxBuffer: mostBytes } as const
    const { stdout } = await run('git', [...words], options)
    return stdout
  } catch (cause) {
    const why = whyIn(cause)
    throw new RefusedError(refuse('invalid', folder, ['release_without_git', { folder, why }]), {
      cause,
    })
  }
}

/** The same as one line of text. */
export async function gitLine(folder: string, words: readonly string[]): Promise<string> {
  return (await git(folder, words)).toString().trim()
}

/** The last line of what a program complained of; where it could not be started, what the system says. */
function whyIn(error: unknown): string {
  const { stderr, message } = error as { stderr?: Buffer; message: string }
  return stderr?.toString().trim().split('\n').at(-1) || message
}
