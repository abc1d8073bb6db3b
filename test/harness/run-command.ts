import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Command, ExitCode } from '../../api/commands/command.ts'
import type { Options } from '../../api/commands/options.ts'
import type { Installation } from '../../api/installation.ts'
import { type LogFiles, logFilesIn } from '../../api/log/log-files.ts'
import type { Language } from '../../domain/words.ts'

/** What a command said and how it ended. */
export interface Ran {
  readonly code: ExitCode
  readonly out: readonly string[]
  readonly err: string
  /** The last line, read as JSON. */
  readonly json: unknown
}

interface Given {
  readonly words?: readonly string[]
  readonly options?: Options
  readonly secretFile?: string
  readonly logFiles?: LogFiles
  readonly language?: Language
}

/** Of a log that was never kept. */
const noFiles = logFilesIn(join(tmpdir(), 'no-folder'), undefined)

/** Runs a command on a installation as the command line would, always with `--json`. */
export async function runCommand(
  installation: Installation,
  command: Command,
  { words = [], options = {}, secretFile, logFiles = noFiles, language = 'en' }: Given = {},
): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
  }
  const now = new Date('2026-11-22T02:00:00Z')
  const given = { json: true, ...options }
  const call = {
    installation,
    words,
    options: given,
    terminal,
    language,
    now,
    secretFile,
    ...(logFiles && { logFiles }),
  }
  const code = await command.run(call)
  return { code, out, err: err.join('\n'), json: JSON.parse(out.at(-1) ?? 'null') }
}

/** Writes a file that is gone when the test ends; gives its path. */
export async function writeTestFile(name: string, content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-file-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}
