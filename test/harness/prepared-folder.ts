import { execFile } from 'node:child_process'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Names the folder that a run of the tests has prepared, to the processes that it starts. */
export const preparedName = 'LOOMCELL_PREPARED_FOLDER'

/** The database with the schema that copies are made of, in every folder that was prepared. */
export const templateName = 'template_loomcell'

/** A new data folder with a database in it, to be removed by whoever asked for it. */
export async function preparedFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name))
  // As root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o711)
  await prepareFolder(folder)
  return folder
}

/**
 * Lays into a data folder the files of PostgreSQL with the schema and nothing else, as a run of the tests has made them once: making them
 * takes longer than all the rest of a first start, and most tests ask nothing of it. Where no run has (`npm run bench`), the folder
 * stays as it is, and whoever starts there makes it all.
 */
export async function prepareFolder(folder: string): Promise<void> {
  const prepared = process.env[preparedName]
  if (prepared !== undefined) await copyDatabase(prepared, folder)
}

/** Copies a database that stands still from one data folder into another, with the owners of its files. */
export async function copyDatabase(from: string, into: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', join(from, 'postgres'), into])
}
