import {
  appendFileSync,
  chmodSync,
  fstatSync,
  mkdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { sentence } from '../domain/phrases.ts'
import type { Language } from '../domain/words.ts'
import type { Config } from './config.ts'

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** What standard output is, and what that of the first process of this machine or container is; undefined when nobody may know. */
  readonly output: Stats | undefined
  readonly firstOutput: Stats | undefined
}

/**
 * Whether a collector of logs reads standard output, as far as one can tell: the journal says so (systemd.exec, JOURNAL_STREAM),
 * and in a container what the first process writes goes there.
 */
export function isCollected({ env, output, firstOutput }: Surroundings): boolean {
  if (output === undefined) return false
  if (env.JOURNAL_STREAM === `${output.dev}:${output.ino}`) return true
  const isStream = output.isFIFO() || output.isSocket()
  return isStream && firstOutput?.dev === output.dev && firstOutput.ino === output.ino
}

/**
 * How the keys, links and passwords of a first start are said: printed where a person reads, and where a collector of logs does,
 * or the settings say so, written into a file that its owner alone reads, of which the path is printed.
 */
export function firstWords(
  { dataFolder, firstKeys }: Pick<Config, 'dataFolder' | 'firstKeys'>,
  { say, language }: { readonly say: (line: string) => void; readonly language: Language },
): (line: string) => void {
  const surroundings = {
    env: process.env,
    output: look(() => fstatSync(1)),
    firstOutput: look(() => statSync('/proc/1/fd/1')),
  }
  const isRead = process.stdout.isTTY || !isCollected(surroundings)
  if (firstKeys === 'print' || (firstKeys === undefined && isRead)) return say
  const file = join(dataFolder, 'first-start.txt')
  let isBegun = false
  return (line) => {
    if (!isBegun) {
      isBegun = true
      mkdirSync(dataFolder, { recursive: true })
      rmSync(file, { force: true })
      say(sentence('first_words_in_file', { file }, language))
    }
    appendFileSync(file, `${line}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
  }
}

function look(at: () => Stats): Stats | undefined {
  try {
    return at()
  } catch {
    return undefined
  }
}
