import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where what the log needs beside the database is kept. */
export interface LogFiles {
  /** The key that signs. */
  readonly key: string
  /** The one that takes its place: while it is there, both sign. */
  readonly nextKey: string
  /** The last checkpoint that was signed. */
  readonly checkpoint: string
}

/** Those files, in the data folder unless a setting names another place for the key. */
export function logFilesIn(dataFolder: string, keyFile: string | undefined): LogFiles {
  const key = keyFile ?? join(dataFolder, 'log-key')
  return { key, nextKey: `${key}-next`, checkpoint: join(dataFolder, 'log-checkpoint') }
}

/** The last checkpoint that was signed, as a note; undefined before the first. */
export async function readSigned({
  checkpoint: file,
}: Pick<LogFiles, 'checkpoint'>): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
