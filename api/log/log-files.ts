import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCheckpoint } from '../../domain/proof/log/checkpoint.ts'
import { parseNote } from '../../domain/proof/log/note.ts'

/** Where what the log needs beside the database is kept. */
export interface LogFiles {
  /** The key that signs. */
  readonly key: string
  /** The one that takes its place: while it is there, both sign. */
  readonly nextKey: string
  /** The last checkpoint that was signed. */
  readonly checkpoint: string
  /** The last one that was published while another machine kept the log. */
  readonly seen: string
}

/** Those files, in the data folder unless a setting names another place for the key. */
export function logFilesIn(dataFolder: string, keyFile: string | undefined): LogFiles {
  const key = keyFile ?? join(dataFolder, 'log-key')
  const checkpoint = join(dataFolder, 'log-checkpoint')
  return { key, nextKey: `${key}-next`, checkpoint, seen: `${checkpoint}-seen` }
}

/** The checkpoint in one of them, as a note; undefined where there is no such file. */
export async function readSigned(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** How many entries a checkpoint has that one of them holds; undefined where it holds none. */
export async function sizeSigned(file: string): Promise<number | undefined> {
  const note = parseNote((await readSigned(file)) ?? '')
  const checkpoint = 'says' in note ? note : parseCheckpoint(note.text)
  return 'says' in checkpoint ? undefined : checkpoint.size
}

/** The largest checkpoint that they hold, as a note; undefined where they hold none. */
export async function readNewestSigned({
  checkpoint,
  seen,
}: LogFiles): Promise<string | undefined> {
  const isSeen = ((await sizeSigned(seen)) ?? -1) > ((await sizeSigned(checkpoint)) ?? -1)
  return readSigned(isSeen ? seen : checkpoint)
}
