import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface DurableFile {
  readonly text: string
  /** Whether a file of that name gives way; else the one that is there stands. */
  readonly replace: boolean
  /** For the folder, when it is not there yet. */
  readonly folderMode?: number
}

/**
 * Writes a small file that only its owner may read, so that after a power cut it is there whole or not at all: under
 * another name first, on the disk before it gets its own, and then the folder that holds the name.
 */
export async function writeDurably(
  file: string,
  { text, replace, folderMode = 0o777 }: DurableFile,
): Promise<void> {
  const folder = dirname(file)
  const made = await mkdir(folder, { recursive: true, mode: folderMode })
  const draft = `${file}.${randomUUID()}`
  try {
    await writeDraft(draft, text)
    if (replace) await rename(draft, file)
    // Of two processes that start at once the first one's link stands.
    else await link(draft, file).catch(unlessThere)
  } finally {
    // A full disk is not filled further by what was tried in vain.
    await rm(draft, { force: true })
  }
  await syncFolder(folder)
  if (made !== undefined) await syncFolder(dirname(made))
}

async function writeDraft(draft: string, text: string): Promise<void> {
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
}

/** Puts on the disk what names a folder has. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
